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
  /** A control character of ASCII, but for tab, line feed and carriage return. */
  control: 1 << 14,
  /** A carriage return. */
  return: 1 << 15,
} as const;

/** The bits of each code of ASCII; the last stands for all beyond. */
export const CHARACTER_KINDS: Int32Array = characterKinds();

function characterKinds(): Int32Array {
  const kinds = new Int32Array(128);
  // A NUL also stands between texts, so that it is looked for apart.
  for (let code = 1; code < 32; code++) kinds[code] = SIEVE.control;
  kinds[9] = 0;
  const marks = { '@': SIEVE.at, ':': SIEVE.assign, '=': SIEVE.assign, '|': SIEVE.pipe };
  const more = {
    '^': SIEVE.caret,
    '{': SIEVE.bracket,
    '[': SIEVE.bracket,
    '\n': SIEVE.line,
    '\r': SIEVE.return,
  };
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
const BASE_16 = 1;
const OTHER = 2;
const SLASH = 4;

/**
 * What each code of ASCII is in a long word: a digit of base 16 or a hyphen between them, another
 * character of a word, a slash beside it, or (0) nothing of one.
 */
export const LONG_WORD_KINDS: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[\da-f-]/i.test(character)) return BASE_16;
  if (/[\w+]/.test(character)) return OTHER;
  return character === '/' ? SLASH : 0;
});

/**
 * Whether a text has a long word that may be encoded text. No ID in base 16 is, unless a slash
 * stands beside it: encoded text may go on there.
 */
export function hasLongWord(text: string): boolean {
  let kinds = 0;
  let start = 0;
  let slash = 0;
  for (let index = 0; index <= text.length; index++) {
    const kind = LONG_WORD_KINDS[text.charCodeAt(index)] ?? 0;
    if (kind === BASE_16 || kind === OTHER) {
      kinds |= kind;
      continue;
    }
    if (index - start >= LONG_WORD && (kinds | slash | kind) > BASE_16) return true;
    start = index + 1;
    kinds = 0;
    slash = kind;
  }
  return false;
}
