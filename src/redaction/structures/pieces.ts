/** Changes each stretch of a text between characters that end one. Reads each character once. */
export function changePieces(
  text: string,
  ends: (code: number) => boolean,
  change: (piece: string) => string,
): string {
  let out = '';
  let copied = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && !ends(text.charCodeAt(at))) continue;
    const piece = at > start ? text.slice(start, at) : '';
    const clean = piece === '' ? '' : change(piece);
    if (clean !== piece) {
      out += text.slice(copied, start) + clean;
      copied = at;
    }
    start = at + 1;
  }
  return copied === 0 ? text : out + text.slice(copied);
}

/** Says of a character's code whether it is white space or one of those given, all of ASCII. */
export function endsAt(characters: string): (code: number) => boolean {
  const ends = new Uint8Array(128);
  for (let code = 0; code < 128; code++) {
    const character = String.fromCharCode(code);
    if (characters.includes(character) || /\s/.test(character)) ends[code] = 1;
  }
  return (code) =>
    code < 128 ? ends[code] === 1 : code >= 0xa0 && /\s/.test(String.fromCharCode(code));
}
