import { NAME_SPELLING } from '../dictionaries/name-spelling.ts';

/** How many weights there are. */
export const BUCKETS = 8_192;
/** The character of the weight 0, `3`: all of them are printable, and need no escape. */
export const MIDDLE = 51;
/** Steps to either side. */
export const STEPS = 16;
/** Steps of a weight of 1. */
export const SCALE = 8;

const EDGE = 0x60;
const PRIME = 0x0100_0193;
const SHORTEST = 2;
const LONGEST = 4;
/** Letters of a word that are looked at, from its end: an attacker may write longer ones. */
const MOST_LETTERS = 24;

/** Read at the first word that is asked for. */
let weights: Int8Array | undefined;

/**
 * How much a folded word is spelled as names are: above 0 rather a name, below 0 rather an ordinary
 * word, and so where no dictionary has it. The sum of what its pairs, triples and fours of letters
 * weigh, as a logistic regression over names and over words of English has found.
 */
export function spellingOf(word: string): number {
  weights ??= unpacked();
  let sum = 0;
  const known = weights;
  eachGram(word, (gram) => {
    sum += known[gram] as number;
  });
  return sum / SCALE;
}

/** Calls with the bucket of each two to four letters next to each other; the word's edges are letters. */
export function eachGram(word: string, take: (bucket: number) => void): void {
  const from = Math.max(-1, word.length - MOST_LETTERS);
  for (let start = from; start < word.length; start++) {
    let hash = 0;
    const end = Math.min(word.length + 1, start + LONGEST);
    for (let index = start; index < end; index++) {
      const isInside = index >= 0 && index < word.length;
      hash = Math.imul(hash ^ (isInside ? word.charCodeAt(index) : EDGE), PRIME);
      hash ^= hash >>> 15;
      if (index - start + 1 >= SHORTEST) take(hash & (BUCKETS - 1));
    }
  }
}

function unpacked(): Int8Array {
  const values = new Int8Array(BUCKETS);
  let at = 0;
  for (let index = 0; index < NAME_SPELLING.length; index++) {
    const code = NAME_SPELLING.charCodeAt(index);
    if (code > 0x20) values[at++] = code - MIDDLE;
  }
  return values;
}
