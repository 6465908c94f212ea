import { codesOf, pairsOf } from './text-codes.ts';

/** Two characters of ASCII, each a small letter, a digit or a mark below `@`, have these bits. */
const MASK = 0xffa0_ffa0 | 0;
const PLAIN = 0x0020_0020;

/**
 * Finds the characters of a text that may be capitals: those of ASCII, and whatever is beyond
 * ASCII. Looks at two characters at once, since nearly all of a log's are none. One text at a
 * time: all uses share the room of {@link codesOf}.
 */
export class CapitalFinder {
  readonly codes: Uint16Array;
  private readonly length: number;
  private readonly pairs: Uint32Array;

  constructor(text: string) {
    this.length = text.length;
    this.codes = codesOf(text);
    this.pairs = pairsOf(this.codes);
  }

  /** The next such character at an index or behind it; the text's length where there is none. */
  next(start: number): number {
    const { codes, pairs, length } = this;
    if (start >= length || mayBeCapital(codes[start] as number)) return start;
    const end = length >> 1;
    for (let pair = (start + 1) >> 1; pair < end; pair++) {
      if ((((pairs[pair] as number) & MASK) ^ PLAIN) === 0) continue;
      if (mayBeCapital(codes[pair * 2] as number)) return pair * 2;
      if (mayBeCapital(codes[pair * 2 + 1] as number)) return pair * 2 + 1;
    }
    const isOdd = (length & 1) === 1;
    return isOdd && mayBeCapital(codes[length - 1] as number) ? length - 1 : length;
  }
}

function mayBeCapital(code: number): boolean {
  return (code >= 65 && code <= 90) || code >= 128;
}
