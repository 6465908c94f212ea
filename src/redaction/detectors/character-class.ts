/** What a character is to the search for words. */
export const CHARACTER = {
  upper: 1,
  lower: 2,
  letter: 4,
  mark: 8,
  number: 16,
  /** May stand in a word behind its first letter. */
  inWord: 32,
  /** Directly before a word, makes it a part of something else: a path, an address, a name of code. */
  joinsAfter: 64,
  /** Directly behind a word, does the same. */
  joinsBefore: 128,
} as const;

const PAGE_BITS = 8;
const PAGE = 1 << PAGE_BITS;
/** Made page by page, as texts need them: all of Unicode at once would delay the first text. */
const pages: Array<Uint8Array | undefined> = [];
const ASCII = page(0);

/** The bits of {@link CHARACTER} of the character that begins at an index; 0 outside the text. */
export function characterAt(text: string, index: number): number {
  if (index >= text.length) return 0;
  const code = text.charCodeAt(index);
  return code < 128 ? (ASCII[code] as number) : beyondAscii(text.codePointAt(index) as number);
}

/** The same of the character that ends before an index. */
export function characterBefore(text: string, index: number): number {
  if (index < 1) return 0;
  const code = text.charCodeAt(index - 1);
  if (code < 128) return ASCII[code] as number;
  const low = code >= 0xdc00 && code <= 0xdfff && index > 1;
  return Math.max(beyondAscii(code), low ? characterAt(text, index - 2) : 0);
}

function beyondAscii(point: number): number {
  const number = point >> PAGE_BITS;
  pages[number] ??= page(number);
  return (pages[number] as Uint8Array)[point & (PAGE - 1)] as number;
}

function page(number: number): Uint8Array {
  return Uint8Array.from({ length: PAGE }, (_, index) =>
    bitsOf(String.fromCodePoint((number << PAGE_BITS) | index)),
  );
}

function bitsOf(character: string): number {
  const { upper, lower, letter, mark, number, inWord, joinsAfter, joinsBefore } = CHARACTER;
  if (/\p{Lu}/u.test(character)) return upper | letter | inWord | joinsAfter;
  if (/\p{Ll}/u.test(character)) return lower | letter | inWord | joinsAfter;
  if (/\p{L}/u.test(character)) return letter | inWord | joinsAfter;
  if (/\p{M}/u.test(character)) return mark | inWord | joinsAfter;
  if (/\p{N}/u.test(character)) return number | joinsAfter | joinsBefore;
  let bits = 0;
  if (/['’-]/.test(character)) bits |= inWord;
  if (/[_@./\\$-]/.test(character)) bits |= joinsAfter;
  if (/[_@([\\/]/.test(character)) bits |= joinsBefore;
  return bits;
}
