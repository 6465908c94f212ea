const MOST_SHARED = 9;
const WIDTH = 98;

/** Words in the form that `unpack-words.ts` reads, in lines. Capitals behind a word belong to it. */
export function packed(words: Iterable<string>): string[] {
  let text = '';
  let before = '';
  for (const word of [...words].sort()) {
    const plain = word.replace(/[A-Z]+$/, '');
    let shared = 0;
    while (shared < MOST_SHARED && shared < plain.length && plain[shared] === before[shared]) {
      shared++;
    }
    text += `${shared}${word.slice(shared)}`;
    before = plain;
  }
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += WIDTH) lines.push(text.slice(at, at + WIDTH));
  return lines;
}
