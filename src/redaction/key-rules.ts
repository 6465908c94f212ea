import {
  BELOW_PERSON,
  HARMLESS_KEYS,
  HARMLESS_LAST,
  HARMLESS_LAST_OF_SECRET,
  type KeyRule,
  PERSON_WORDS,
  PHRASES,
  WEAK_WORDS,
} from './key-words.ts';
import { isListedTag, tagOf } from './structures/dicom/attributes.ts';
import { isFieldThatGoes } from './structures/hl7/field-key.ts';
import { wordsOf } from './words-of-key.ts';

/** What is known of one key. */
export interface KeyVerdict {
  /** The rule that its value falls under, whatever the value is. */
  readonly rule: KeyRule | undefined;
  /** The rule of a value that is no container: `patient: 'Jane Doe'`, but not `patient: {…}`. */
  readonly scalarRule: KeyRule | undefined;
  /** The value below is about a person. */
  readonly person: boolean;
  /** Identifies when it stands below a person's key. */
  readonly belowPerson: boolean;
  /** Says too little alone, but more with the key above: `session: { id }`, `card: { number }`. */
  readonly weak: boolean;
}

/** Keys may be made by an attacker: a cache without bounds would be a leak of memory. */
const CACHE_KEYS = 4_096;
const CACHED_LENGTH = 128;
const LONGEST_PHRASE = 4;
const IDENTIFIES: KeyRule = { kind: 'identifier', shape: 'name' };

/** The rules for keys under one policy, with verdicts remembered. */
export class KeyRules {
  private readonly verdicts = new Map<string, KeyVerdict>();
  private readonly labels = new Map<string, KeyRule | null>();
  private readonly plain = new Map<string, true>();
  private readonly applies: (rule: KeyRule) => boolean;
  private readonly isClean: (key: string) => boolean;

  /**
   * @param applies which rules the policy wants
   * @param isClean whether a key holds nothing to redact itself
   */
  constructor(applies: (rule: KeyRule) => boolean, isClean: (key: string) => boolean) {
    this.applies = applies;
    this.isClean = isClean;
  }

  /** Whether a key may stay as it is. Only such keys are remembered: others hold patient data. */
  isPlain(key: string): boolean {
    return this.plain.has(key) || (this.isClean(key) && remember(this.plain, key, true));
  }

  /** Judges a property's key, whatever its style: `userPassword`, `user_password`, `User-Password`. */
  verdict(key: string): KeyVerdict {
    const known = this.verdicts.get(key);
    if (known !== undefined) return known;
    return remember(this.verdicts, key, this.judge(key));
  }

  /** Judges words in front of a `:` or `=` in text: only a phrase that ends there counts. */
  label(text: string): KeyRule | undefined {
    const known = this.labels.get(text);
    if (known !== undefined) return known ?? undefined;
    const words = wordsOf(text);
    const rule =
      this.ruleEndingAt(words, words.length) ?? this.fieldRule(text) ?? this.tagRule(text);
    remember(this.labels, text, rule ?? null);
    return rule;
  }

  private judge(key: string): KeyVerdict {
    const words = wordsOf(key);
    const last = words.at(-1) ?? '';
    const person = words.some((word) => PERSON_WORDS.has(word));
    const belowPerson = BELOW_PERSON.has(last);
    const ruled =
      this.ruleOf(key, words) ??
      (person && belowPerson ? this.identifies() : undefined) ??
      this.fieldRule(key);
    // `auth: { user, pass }` is judged key by key.
    const rule = ruled?.doubtful !== undefined && ruled.doubtful !== 'number' ? undefined : ruled;
    const scalarRule =
      ruled ?? (last === 'patient' ? this.identifies() : undefined) ?? this.tagRule(key);
    return {
      rule,
      scalarRule,
      person,
      belowPerson,
      weak: words.length === 1 && WEAK_WORDS.has(last),
    };
  }

  /** The rule for what stands below a person's key; none under a policy for secrets only. */
  identifies(): KeyRule | undefined {
    return this.applies(IDENTIFIES) ? IDENTIFIES : undefined;
  }

  private ruleOf(key: string, words: string[]): KeyRule | undefined {
    if (HARMLESS_KEYS.has(key)) return undefined;
    const last = words.at(-1) ?? '';
    const lastIsHarmless = HARMLESS_LAST.has(last) && words.length > 1;
    if (lastIsHarmless) return undefined;
    for (let end = words.length; end > 0; end--) {
      const rule = this.ruleEndingAt(words, end);
      if (rule === undefined || isContainerWord(words, end)) continue;
      if (rule.kind === 'secret' && end < words.length && HARMLESS_LAST_OF_SECRET.has(last)) {
        continue;
      }
      return rule;
    }
    return undefined;
  }

  /** `PID.5`, `PID5`, `pid_19`: a field of HL7 v2 that would go in a message. */
  private fieldRule(key: string): KeyRule | undefined {
    return isFieldThatGoes(key) ? this.identifies() : undefined;
  }

  /** `00100020`, `(0010,0020)`. An element below such a key is judged as a part of its data set. */
  private tagRule(key: string): KeyRule | undefined {
    const tag = tagOf(key);
    return tag !== undefined && isListedTag(tag) ? this.identifies() : undefined;
  }

  private ruleEndingAt(words: string[], end: number): KeyRule | undefined {
    for (let length = Math.min(LONGEST_PHRASE, end); length > 0; length--) {
      const rule = phraseRule(words.slice(end - length, end));
      if (rule === undefined || !this.applies(rule)) continue;
      const before = words[end - length - 1];
      if (before === undefined ? !rule.notAlone : !rule.notAfter?.has(before)) return rule;
    }
    return undefined;
  }
}

/** `patient` alone holds a record of its own, whose keys are judged one by one. */
function isContainerWord(words: string[], end: number): boolean {
  return words[end - 1] === 'patient' && words[end - 2] !== 'of';
}

function phraseRule(words: string[]): KeyRule | undefined {
  const phrase = words.join(' ');
  return PHRASES.get(phrase) ?? PHRASES.get(singular(phrase)) ?? compound(words);
}

function singular(phrase: string): string {
  if (phrase === 'tokens' || phrase.length < 4 || !phrase.endsWith('s')) return phrase;
  const cut = phrase.slice(0, -1);
  return phrase.endsWith('sses') ? phrase.slice(0, -2) : cut;
}

/** `password2`, `phone1`: one of several. */
const NUMBERED =
  /^(password|passwd|pwd|passphrase|passcode|secret|email|phone|telephone|mobile|address|street|ssn|mrn|surname|lastname|firstname)\d{1,2}$/;

/** `dbpassword`, `clientsecret`: no style to split at, but words that end nothing else. */
function compound(words: string[]): KeyRule | undefined {
  const word = words.length === 1 ? (words[0] as string) : '';
  const several = NUMBERED.exec(word)?.[1];
  if (several !== undefined) return phraseRule([several]);
  for (const ending of ['password', 'passwd', 'secret', 'apikey', 'authtoken', 'accesstoken']) {
    if (word.length > ending.length && word.endsWith(ending)) return PHRASES.get('password');
  }
  return undefined;
}

function remember<T>(cache: Map<string, T>, key: string, value: T): T {
  if (key.length > CACHED_LENGTH) return value;
  if (cache.size >= CACHE_KEYS) cache.clear();
  cache.set(key, value);
  return value;
}
