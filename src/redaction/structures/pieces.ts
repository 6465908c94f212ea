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
