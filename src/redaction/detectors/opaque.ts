const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;
const BASE_16 = /^[\da-f]+$/i;
const SMALL = 1;
const CAPITAL = 2;
const DIGIT = 3;
/** A part of a value between signs that may be random. */
const LONG_PART = 16;
/** Random letters and digits change their kind every other character; words and dates hardly ever. */
const CHARACTERS_PER_CHANGE = 6;
const LETTERS_PER_CHANGE = 4;

/** Whether a value is a UUID: of an ID as well as of a key. */
export function isUuid(value: string): boolean {
  return UUID.test(value);
}

/** Whether a value is made of digits of base 16 alone: a hash, an ID or a key. */
export function isBase16(value: string): boolean {
  return BASE_16.test(value);
}

/** Whether a value is random as far as one can see: letters and digits without words among them. */
export function isRandom(value: string, shortest: number): boolean {
  if (value.length < shortest) return false;
  let changes = 0;
  let digits = 0;
  let letters = 0;
  let before = 0;
  let wasCapital = false;
  for (let at = 0; at < value.length; at++) {
    const kind = kindOf(value.charCodeAt(at));
    if (kind === DIGIT) digits++;
    else if (kind !== 0) letters++;
    // A capital in front of small letters begins a word.
    const begins = before === CAPITAL && kind === SMALL && !wasCapital;
    if (before !== 0 && kind !== 0 && kind !== before && !begins) changes++;
    wasCapital = before === CAPITAL;
    before = kind;
  }
  if (letters === 0) return false;
  return digits >= 2
    ? changes * CHARACTERS_PER_CHANGE >= value.length
    : changes * LETTERS_PER_CHANGE >= value.length && value.length >= LONG_PART;
}

/** Whether a value behind the name of a secret is one, and no word, path, date or name of a file. */
export function isOpaque(value: string): boolean {
  if (isUuid(value)) return true;
  const longest = longestPart(value);
  if (/[A-Za-z]/.test(longest) && /\d/.test(longest) && longest.length >= LONG_PART) return true;
  return longest.length >= LONG_PART / 2 && isRandom(value, LONG_PART);
}

/** The longest stretch of letters and digits. */
export function longestPart(value: string): string {
  let longest = '';
  for (const part of value.split(/[^A-Za-z\d]+/)) if (part.length > longest.length) longest = part;
  return longest;
}

function kindOf(code: number): number {
  if (code >= 97 && code <= 122) return SMALL;
  if (code >= 65 && code <= 90) return CAPITAL;
  return code >= 48 && code <= 57 ? DIGIT : 0;
}
