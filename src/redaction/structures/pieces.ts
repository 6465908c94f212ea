/**
 * Changes each stretch of a text between characters that end one. Reads each character once.
 *
 * @param change gets a stretch and where it begins
 * @param ends a table of all character codes, 0 for those that end none
 */
export function changePieces(
  text: string,
  ends: Uint8Array,
  change: (piece: string, start: number) => string,
): string {
  let out = '';
  let copied = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && ends[text.charCodeAt(at)] === 0) continue;
    const piece = at > start ? text.slice(start, at) : '';
    const clean = piece === '' ? '' : change(piece, start);
    if (clean !== piece) {
      out += text.slice(copied, start) + clean;
      copied = at;
    }
    start = at + 1;
  }
  return copied === 0 ? text : out + text.slice(copied);
}

const CODES = 65_536;
/** White space beyond ASCII, as `\s` has it. */
const WIDE_SPACES =
  '\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/** A table of all character codes with 1 for those of some characters, and 0 for the others. */
export function codesOf(characters: string): Uint8Array {
  const table = new Uint8Array(CODES);
  for (let at = 0; at < characters.length; at++) table[characters.charCodeAt(at)] = 1;
  return table;
}

/** {@link codesOf} of characters and of all white space. */
export function codesOfSpaceAnd(characters: string): Uint8Array {
  return codesOf(` \t\n\v\f\r${WIDE_SPACES}${characters}`);
}

/** {@link codesOf} of characters, of the space and of all control characters. */
export function codesOfControlsAnd(characters: string): Uint8Array {
  return codesOf(characters).fill(1, 0, 33);
}
