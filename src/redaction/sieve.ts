/**
 * Characters that a text must hold for a detector to have something to find. One look at each
 * character tells which are there; most strings of a log have few.
 */
export const SIEVE = {
  at: 1,
  /** `:` or `=`. */
  assign: 1 << 1,
  pipe: 1 << 2,
  caret: 1 << 3,
  /** `{` or `[`. */
  bracket: 1 << 4,
  /** A line feed. */
  line: 1 << 5,
  /** `<`. */
  markup: 1 << 6,
  /** `%`. */
  percent: 1 << 7,
  /** `/`. */
  slash: 1 << 8,
  digit: 1 << 9,
  /** A capital letter of ASCII. */
  capital: 1 << 10,
  /** Anything beyond ASCII. */
  beyond: 1 << 11,
  /** {@link LONG_WORD} letters, digits, `+`, `-`, `_` in a row or more. */
  long: 1 << 12,
  /** Words of people, see `detectors/about-people.ts`. */
  people: 1 << 13,
} as const;

/** The bits of each code of ASCII; the last stands for all beyond. */
export const CHARACTER_KINDS: Int32Array = characterKinds();

function characterKinds(): Int32Array {
  const kinds = new Int32Array(128);
  const marks = { '@': SIEVE.at, ':': SIEVE.assign, '=': SIEVE.assign, '|': SIEVE.pipe };
  const more = { '^': SIEVE.caret, '{': SIEVE.bracket, '[': SIEVE.bracket, '\n': SIEVE.line };
  const rest = { '<': SIEVE.markup, '%': SIEVE.percent, '/': SIEVE.slash };
  for (const [character, bit] of Object.entries({ ...marks, ...more, ...rest })) {
    kinds[character.charCodeAt(0)] = bit;
  }
  for (let code = 48; code < 58; code++) kinds[code] = SIEVE.digit;
  for (let code = 65; code < 91; code++) kinds[code] = SIEVE.capital;
  kinds[127] = SIEVE.beyond;
  return kinds;
}

/** How long a word is that may be encoded text. */
const LONG_WORD = 24;
const STRIDE = LONG_WORD / 2;
const WORD = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  WORD[code] = Number(/[\w+-]/.test(String.fromCharCode(code)));
}

/** Whether a text has a long word. Looks at few characters: at two in each that is long enough. */
export function hasLongWord(text: string): boolean {
  for (let index = STRIDE - 1; index + STRIDE < text.length; index += STRIDE) {
    if (!isWord(text, index) || !isWord(text, index + STRIDE)) continue;
    let start = index;
    while (start > 0 && isWord(text, start - 1)) start--;
    let end = index;
    while (end < text.length && end - start < LONG_WORD && isWord(text, end)) end++;
    if (end - start >= LONG_WORD) return true;
  }
  return false;
}

function isWord(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code < 128 && WORD[code] === 1;
}
