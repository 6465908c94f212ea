const ZERO = 48;
const NINE = 57;
const SPACE = 32;
const LONGEST = 64;

/**
 * Reads the words of a packed list. Each word of the sorted list stands as how many characters it
 * shares with the word before (one digit, so at most nine) and the rest: `0anna4bel` is `anna` and
 * `annabel`. A third of the size, which every install and every cold start pays. A string for each
 * of thirty thousand words would cost more than all the rest.
 *
 * @param take given the codes of each word in turn, good until the next, and how many there are
 */
export function unpackWords(
  packed: string,
  take: (codes: Uint8Array, length: number) => void,
): void {
  const codes = new Uint8Array(LONGEST);
  let length = 0;
  for (let index = 0; index < packed.length; index++) {
    const code = packed.charCodeAt(index);
    if (code <= SPACE) continue;
    if (code < ZERO || code > NINE) codes[length++] = code;
    else {
      if (length > 0) take(codes, length);
      length = code - ZERO;
    }
  }
  if (length > 0) take(codes, length);
}
