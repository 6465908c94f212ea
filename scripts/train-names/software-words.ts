import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How often words stand in texts. */
export interface WordCounts {
  /** In small letters. */
  readonly small: ReadonlyMap<string, number>;
  /** With a capital at their head, by the word in small letters. */
  readonly capital: ReadonlyMap<string, number>;
  /** Words with a capital. */
  readonly capitals: number;
}

/** Lines that name those who wrote something. */
const OF_PEOPLE =
  /@|copyright|\(c\)|author|maintain|contribut|thanks|github\.com|written by|credit|twitter/i;
const COMMENT = /^\s*(?:\*|\/\/)/;
const NOT_TEXTS = /change|history|licen[sc]e|authors|contributors|notice/i;

/** Counts the words of the Markdown files below a folder, and of the comments of type declarations. */
export function softwareWords(folder: string): WordCounts {
  const small = new Map<string, number>();
  const capital = new Map<string, number>();
  let capitals = 0;
  for (const text of texts(folder)) {
    for (const line of text) {
      if (OF_PEOPLE.test(line)) continue;
      for (const [word] of line.matchAll(/[A-Za-z][a-z]+/g)) {
        const lower = word.toLowerCase();
        const counts = lower === word ? small : capital;
        counts.set(lower, (counts.get(lower) ?? 0) + 1);
        if (lower !== word) capitals++;
      }
    }
  }
  return { small, capital, capitals };
}

/** The lines of each text once, however many packages have it. */
function* texts(folder: string): Generator<readonly string[]> {
  const seen = new Set<string>();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(
      (file) => /\.(?:md|d\.ts)$/.test(file) && !NOT_TEXTS.test(file.split('/').at(-1) as string),
    )
    .sort();
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8');
    const hash = createHash('sha1').update(text).digest('hex');
    if (seen.has(hash)) continue;
    seen.add(hash);
    const lines = text.split('\n');
    yield file.endsWith('.md') ? lines : lines.filter((line) => COMMENT.test(line));
  }
}
