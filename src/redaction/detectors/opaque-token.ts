/** Shorter words may be names of classes or files; longer ones are data. */
const SHORTEST = 24;
const LONGEST = 512;
/** Kinds of ASCII characters: 0 is none of a token's. */
const SMALL = 1;
const CAPITAL = 2;
const DIGIT = 3;
const FEWEST_DIGITS = 3;
/** Of so many characters, at least one is of another kind than the one before it; in names of classes fewer are. */
const CHANGES = 3;

/** What stands in front of a digest, a fingerprint or an ID, which opens nothing. */
const DIGEST =
  /(?:sha-?\d{1,3}|md5|digest|integrity|checksum|hash|etag|fingerprint|nonce|commit|revision|version|cursor|trace|span|request|amz-id-2|event|message|upload|correlation)(?:[_-]?id)?["'`\]]{0,2}\s{0,2}[:=/-]?\s{0,2}["'`(]?(?:W\/["'])?(?:sha-?\d{1,3}[-:=])?$|base64,$/i;
const BEFORE = 32;

/**
 * Whether a word was drawn by chance from capitals, small letters and digits, as tokens of any
 * vendor are: no rule needs to know whose it is. Hexadecimal, UUIDs, ULIDs and names are not.
 */
export function isOpaqueToken(word: string): boolean {
  if (word.length < SHORTEST || word.length > LONGEST || /^sha\d/i.test(word)) return false;
  return word.split(/[-_+/]/).some((part) => part.length >= SHORTEST && isMixed(part));
}

function isMixed(part: string): boolean {
  const counts = [0, 0, 0, 0];
  let changes = 0;
  let before = 0;
  for (let at = 0; at < part.length; at++) {
    const kind = kindOf(part.charCodeAt(at));
    counts[kind] = (counts[kind] as number) + 1;
    if (kind !== before) changes++;
    before = kind;
  }
  const [, small = 0, capital = 0, digits = 0] = counts;
  return digits >= FEWEST_DIGITS && small >= 4 && capital >= 4 && changes * CHANGES >= part.length;
}

function kindOf(code: number): number {
  if (code >= 97 && code <= 122) return SMALL;
  if (code >= 65 && code <= 90) return CAPITAL;
  return code >= 48 && code <= 57 ? DIGIT : 0;
}

/** Whether a label in front of a word says that it is a digest or an ID. */
export function isDigest(text: string, start: number): boolean {
  return DIGEST.test(text.slice(Math.max(0, start - BEFORE), start));
}
