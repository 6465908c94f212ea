/** Letters that Unicode does not take apart into a base and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  '’': "'",
};

/** A word as the dictionaries have it: lower case, without diacritics, without possessive or full stop. */
export function fold(word: string): string {
  const lower = word.toLowerCase().replace(/['’]s$|['’]$|\.$/, '');
  // Only words beyond ASCII pay for the decomposition.
  if (/^[\0-\x7f]*$/.test(lower)) return lower;
  return lower
    .replace(/[ßøłđðþæœı’]/g, (letter) => LETTERS[letter] as string)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}
