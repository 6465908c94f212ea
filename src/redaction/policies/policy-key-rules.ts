import { KeyRules, type KeyVerdict } from '../key-rules.ts';
import type { KeyRule } from '../key-words.ts';

/** A denied key is treated like a password's: always `REDACTED`, also in `pseudonymous`. */
const DENIED: KeyRule = { kind: 'secret', shape: 'token' };
const NOTHING: KeyVerdict = {
  rule: undefined,
  scalarRule: undefined,
  person: false,
  belowPerson: false,
  weak: false,
};
const LONGEST_KEY = 256;
/** In text, up to as many words in front of a `:` may be the key. */
const LABEL_WORDS = 4;

/** The rules for keys with a policy's own: keys that are always redacted, and keys that never are. */
export class PolicyKeyRules extends KeyRules {
  private readonly denied: ReadonlySet<string>;
  private readonly allowed: ReadonlySet<string>;

  constructor(
    applies: (rule: KeyRule) => boolean,
    isClean: (key: string) => boolean,
    own: { readonly deniedKeys: ReadonlySet<string>; readonly allowedKeys: ReadonlySet<string> },
  ) {
    super(applies, isClean);
    this.denied = own.deniedKeys;
    this.allowed = own.allowedKeys;
  }

  override verdict(key: string): KeyVerdict {
    const name = simplified(key.slice(0, LONGEST_KEY));
    if (this.denied.has(name)) return { ...NOTHING, rule: DENIED, scalarRule: DENIED };
    return this.allowed.has(name) ? NOTHING : super.verdict(key);
  }

  override label(text: string): KeyRule | undefined {
    const names = endings(text);
    if (names.some((name) => this.denied.has(name))) return DENIED;
    return names.some((name) => this.allowed.has(name)) ? undefined : super.label(text);
  }
}

/** `userPassword`, `user_password` and `User-Password` are one key. */
export function simplified(key: string): string {
  return key.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function endings(text: string): string[] {
  const words = text.slice(-LONGEST_KEY).split(' ').slice(-LABEL_WORDS);
  return words.map((_, index) => simplified(words.slice(index).join('')));
}
