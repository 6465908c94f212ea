/** A longer key is judged by its beginning and its end. */
const JUDGED_LENGTH = 512;
/** What a code of ASCII is in a key: 0 for what stands between words. */
const SMALL = 1;
const CAPITAL = 2;
const DIGIT = 3;
const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code >= 97 && code <= 122) return SMALL;
  if (code >= 65 && code <= 90) return CAPITAL;
  return code >= 48 && code <= 57 ? DIGIT : 0;
});

/** Splits a key at everything that is no letter or digit, and at the humps of camelCase; in small letters. */
export function wordsOf(key: string): string[] {
  const judged =
    key.length <= JUDGED_LENGTH
      ? key
      : `${key.slice(0, JUDGED_LENGTH / 2)} ${key.slice(-JUDGED_LENGTH / 2)}`;
  return wordsOfAscii(judged) ?? wordsOfAny(judged);
}

function wordsOfAny(key: string): string[] {
  return key
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');
}

/** The same for most keys, in a tenth of the time; labels of a text are hardly ever the same. */
function wordsOfAscii(key: string): string[] | undefined {
  const words: string[] = [];
  const lower = key.toLowerCase();
  let start = 0;
  let before = 0;
  for (let index = 0; index < key.length; index++) {
    const code = key.charCodeAt(index);
    if (code > 127) return undefined;
    const kind = KINDS[code] as number;
    const ends = kind === 0 || (kind === CAPITAL && isHump(key, index, before));
    if (ends) {
      if (index > start) words.push(lower.slice(start, index));
      start = kind === 0 ? index + 1 : index;
    }
    before = kind;
  }
  if (key.length > start) words.push(lower.slice(start));
  return words;
}

/** A capital behind a small letter or a digit, or between a capital and a small letter: `HTTPServer`. */
function isHump(key: string, index: number, before: number): boolean {
  if (before === SMALL || before === DIGIT) return true;
  return before === CAPITAL && KINDS[key.charCodeAt(index + 1)] === SMALL;
}
