/** A part of a regular expression, as far as its cost is concerned. */
export type Node =
  /** One character; `first` says which of the 128 ASCII ones and whether any other. */
  | { readonly kind: 'character'; readonly first: ReadonlySet<number> }
  /** `^`, `\b`. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'look'; readonly inner: Node }
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'choice'; readonly parts: readonly Node[] }
  | {
      readonly kind: 'repeat';
      readonly inner: Node;
      readonly least: number;
      readonly most: number;
    };

/** Stands for every character that is not ASCII. */
const OTHER = 128;
const ALL = new Set(Array.from({ length: OTHER + 1 }, (_, code) => code));
const QUANTIFIER = /[*+?]\??|\{(\d+)(?:(,)(\d*))?\}\??/y;

/**
 * Reads a pattern that `new RegExp(pattern, 'u')` takes. What a class holds is asked of the
 * engine itself, character by character.
 *
 * @throws Error with the reason in words, where something has no bounded cost
 */
export function parsePattern(pattern: string, ignoreCase: boolean): Node {
  return new PatternParser(pattern, ignoreCase).parse();
}

class PatternParser {
  private readonly text: string;
  private readonly flags: string;
  private at = 0;

  constructor(text: string, ignoreCase: boolean) {
    this.text = text;
    this.flags = ignoreCase ? 'ui' : 'u';
  }

  parse(): Node {
    const node = this.choice();
    if (this.at !== this.text.length) throw new Error('it cannot be read');
    return node;
  }

  private choice(): Node {
    const parts = [this.sequence()];
    while (this.text[this.at] === '|') {
      this.at++;
      parts.push(this.sequence());
    }
    return parts.length === 1 ? (parts[0] as Node) : { kind: 'choice', parts };
  }

  private sequence(): Node {
    const parts: Node[] = [];
    while (this.at < this.text.length && !/[|)]/.test(this.text[this.at] as string)) {
      parts.push(this.quantified(this.atom()));
    }
    return { kind: 'sequence', parts };
  }

  private quantified(inner: Node): Node {
    QUANTIFIER.lastIndex = this.at;
    const found = QUANTIFIER.exec(this.text);
    if (found === null) return inner;
    this.at = QUANTIFIER.lastIndex;
    const [sign = '', low, comma, high] = found;
    if (sign.startsWith('?')) return { kind: 'repeat', inner, least: 0, most: 1 };
    const least = Number(low ?? 0);
    const most = comma === undefined ? least : Number(high);
    if (low === undefined || (comma !== undefined && high === '')) {
      throw new Error(`\`${sign}\` has no upper bound; give one, such as \`{1,64}\``);
    }
    return { kind: 'repeat', inner, least, most };
  }

  private atom(): Node {
    const character = this.text[this.at] as string;
    if (character === '(') return this.group();
    if (character === '^' || character === '$') return this.taken(1, { kind: 'nothing' });
    if (character === '[') return this.characters(this.classEnd() - this.at);
    if (character === '\\') return this.escape();
    const width = (this.text.codePointAt(this.at) ?? 0) > 0xffff ? 2 : 1;
    return this.characters(width);
  }

  private group(): Node {
    const opening = /\((?:\?(?:<?[=!]|<[A-Za-z_]\w*>|:))?/y;
    opening.lastIndex = this.at;
    const sign = opening.exec(this.text)?.[0] ?? '(';
    if (this.text[this.at + sign.length] === '?') throw new Error('it changes flags inside');
    this.at += sign.length;
    const inner = this.choice();
    if (this.text[this.at] !== ')') throw new Error('it cannot be read');
    this.at++;
    return /[=!]$/.test(sign) ? { kind: 'look', inner } : inner;
  }

  private escape(): Node {
    const rest = this.text.slice(this.at, this.at + 64);
    if (/^\\[bB]/.test(rest)) return this.taken(2, { kind: 'nothing' });
    if (/^\\(?:[1-9]|k<)/.test(rest)) throw new Error('it refers back to a group');
    const sign = /^\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|.)/su;
    return this.characters(sign.exec(rest)?.[0].length ?? 2);
  }

  /** The end of `[…]`; with the flag `u`, a `]` inside is always escaped. */
  private classEnd(): number {
    let end = this.at + 1;
    while (end < this.text.length && this.text[end] !== ']') end += this.text[end] === '\\' ? 2 : 1;
    return end + 1;
  }

  private characters(length: number): Node {
    const source = this.text.slice(this.at, this.at + length);
    const one = new RegExp(`^(?:${source})$`, this.flags);
    const first = new Set<number>([OTHER]);
    for (const code of ALL) {
      if (code < OTHER && one.test(String.fromCharCode(code))) first.add(code);
    }
    // Only a plain ASCII character or class is known to take nothing beyond ASCII.
    if (
      /^(?:[\w\s@#%&=:;,.'"<>/~`!-]|\\[d.\-+*?()[\]{}|/\\^$]|\[[A-Za-z0-9._@ -]+\])$/.test(source)
    ) {
      if (!this.flags.includes('i') && source !== '.') first.delete(OTHER);
    }
    return this.taken(length, { kind: 'character', first });
  }

  private taken(length: number, node: Node): Node {
    this.at += length;
    return node;
  }
}
