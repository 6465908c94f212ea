import { isInWord } from '../ascii.ts';

/** A part of a regular expression, as far as its cost and its beginning are concerned. */
export type Node =
  /** One character; `first` says which of the 128 ASCII ones and whether any other. */
  | { readonly kind: 'character'; readonly first: ReadonlySet<number> }
  /** `^`, `$`, `\B`; `\b` is a boundary. */
  | { readonly kind: 'nothing'; readonly boundary?: boolean }
  /** A reference back to a group: what it takes is known only in a match. */
  | { readonly kind: 'anything' }
  | {
      readonly kind: 'look';
      readonly inner: Node;
      readonly behind: boolean;
      readonly negative: boolean;
    }
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'choice'; readonly parts: readonly Node[] }
  | {
      readonly kind: 'repeat';
      readonly inner: Node;
      readonly least: number;
      readonly most: number;
    };

const SPACE = 32;
/** Stands for every character that is not ASCII. */
export const OTHER = 128;
/** All of ASCII, in one text: two hundred classes are asked what they take of it. */
const ASCII = String.fromCharCode(...Array.from({ length: OTHER }, (_, code) => code));
const QUANTIFIER = /[*+?]\??|\{(\d+)(?:(,)(\d*))?\}\??/y;

/**
 * Reads a pattern that `new RegExp(pattern, 'u')` takes. What a class holds is asked of the
 * engine itself, character by character.
 *
 * @throws Error with the reason in words, where something has no bounded cost
 */
export function parsePattern(pattern: string, ignoreCase: boolean): Node {
  return new PatternParser(pattern, ignoreCase ? 'ui' : 'u', true).parse();
}

/** Reads one of our own patterns, whose cost a test has looked at: repetitions may have no end. */
export function parseTrusted(pattern: RegExp): Node {
  return new PatternParser(pattern.source, pattern.flags.replace(/[^iu]/g, ''), false).parse();
}

class PatternParser {
  private readonly text: string;
  private readonly flags: string;
  private readonly bounded: boolean;
  private at = 0;

  constructor(text: string, flags: string, bounded: boolean) {
    this.text = text;
    this.flags = flags;
    this.bounded = bounded;
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
    const endless = low === undefined || (comma !== undefined && high === '');
    const least = low === undefined ? Number(sign[0] === '+') : Number(low);
    const most = endless ? Number.POSITIVE_INFINITY : Number(comma === undefined ? low : high);
    if (this.bounded && endless) {
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
    if (!/[=!]$/.test(sign)) return inner;
    return { kind: 'look', inner, behind: sign.includes('<'), negative: sign.endsWith('!') };
  }

  private escape(): Node {
    const rest = this.text.slice(this.at, this.at + 64);
    if (/^\\[bB]/.test(rest)) return this.taken(2, { kind: 'nothing', boundary: rest[1] === 'b' });
    if (/^\\(?:[1-9]|k<)/.test(rest)) return this.reference();
    const sign = /^\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|.)/su;
    return this.characters(sign.exec(rest)?.[0].length ?? 2);
  }

  /** The end of `[…]`; with the flag `u`, a `]` inside is always escaped. */
  private classEnd(): number {
    let end = this.at + 1;
    while (end < this.text.length && this.text[end] !== ']') end += this.text[end] === '\\' ? 2 : 1;
    return end + 1;
  }

  private reference(): Node {
    if (this.bounded) throw new Error('it refers back to a group');
    return this.taken(2, { kind: 'anything' });
  }

  private characters(length: number): Node {
    const plain = length === 1 ? plainNode(this.text.charCodeAt(this.at), this.flags) : undefined;
    if (plain !== undefined) return this.taken(1, plain);
    const source = this.text.slice(this.at, this.at + length);
    return this.taken(length, { kind: 'character', first: charactersOf(source, this.flags) });
  }

  private taken(length: number, node: Node): Node {
    this.at += length;
    return node;
  }
}

/** Letters, digits and blanks, of which patterns have tens of thousands: one node for each, by flags. */
const PLAIN = new Map<string, Array<Node | undefined>>();

function plainNode(code: number, flags: string): Node | undefined {
  if (!isInWord(code) && code !== SPACE) return undefined;
  let nodes = PLAIN.get(flags);
  if (nodes === undefined) {
    nodes = [];
    PLAIN.set(flags, nodes);
  }
  nodes[code] ??= { kind: 'character', first: charactersOf(String.fromCharCode(code), flags) };
  return nodes[code];
}

/** Each class is asked once in a process. */
const known = new Map<string, ReadonlySet<number>>();

function charactersOf(source: string, flags: string): ReadonlySet<number> {
  const key = `${flags}/${source}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const first = new Set<number>();
  if (/^[a-z0-9_ ]$/.test(source) && !flags.includes('i')) first.add(source.charCodeAt(0));
  else {
    for (const { 0: found } of ASCII.matchAll(new RegExp(withinAscii(source), `g${flags}`))) {
      first.add(found.charCodeAt(0));
    }
  }
  if (mayTakeOther(source, flags, first)) first.add(OTHER);
  known.set(key, first);
  return first;
}

/** What properties of Unicode hold of ASCII; to ask the engine costs a third of a millisecond each. */
const PROPERTIES: Readonly<Record<string, string>> = {
  '\\p{L}': 'A-Za-z',
  '\\p{Lu}': 'A-Z',
  '\\p{Ll}': 'a-z',
  '\\p{M}': '',
  '\\p{N}': '0-9',
};

function withinAscii(source: string): string {
  const written = source.replace(
    /\\p\{(?:L[ul]?|M|N)\}/g,
    (property) => PROPERTIES[property] as string,
  );
  return written !== source && !source.startsWith('[') ? `[${written}]` : written;
}

/**
 * Only a plain ASCII character or class is known to take nothing beyond ASCII; without regard to
 * case, `k` and `s` also take the Kelvin sign and the long s.
 */
function mayTakeOther(source: string, flags: string, first: ReadonlySet<number>): boolean {
  if (source === '.') return true;
  const plain =
    /^(?:[\w\s@#%&=:;,'"<>/~`!-]|\\[d.\-+*?()[\]{}|/\\^$]|\[(?!\^)(?:[^\\[\]\u0080-\uffff]|\\[\]wd.\-/\\^$])+\])$/.test(
      source,
    );
  if (!plain) return true;
  return flags.includes('i') && flags.includes('u') && [75, 83].some((code) => first.has(code));
}
