import type { Dictionaries, Frequencies } from './inputs.ts';
import type { WordCounts } from './software-words.ts';

/** What the odds are made of. */
export interface OddsInputs {
  readonly english: ReadonlyMap<string, number>;
  readonly frequencies: Frequencies;
  readonly known: Dictionaries;
  readonly software: WordCounts;
}

/** How often a word of a level of SCOWL stands in a text, roughly: a text that was counted may lack it. */
const USUAL: ReadonlyArray<readonly [level: number, part: number]> = [
  [10, 4e-5],
  [20, 2e-5],
  [35, 4e-6],
  [40, 2e-6],
  [50, 1e-6],
];
/** A word in a hundred of those in small letters stands with a capital elsewhere. */
const CAPITALIZED = 0.1;
/** Small letters in so many places make an ordinary word. */
const ORDINARY = 3;
/** The same of what no list of English has: it may be the account of a person. */
const ORDINARY_UNLISTED = 30;
/** Names that no census has, in other countries. */
const GIVEN_ELSEWHERE = 2e-5;
const RARE_ELSEWHERE = 5e-6;
const NO_NAME = 1e-7;
const LEAST = -5.5;
const STEP = 0.5;
const STEPS = 25;

/** Names that are ordinary words too, each with the two capitals of its odds. */
export function oddsOfNames(inputs: OddsInputs): string[] {
  const { frequencies, known } = inputs;
  const names = new Set([
    ...frequencies.given.keys(),
    ...frequencies.surnames.keys(),
    ...known.given,
    ...known.rareGiven,
    ...known.surnames,
    ...known.givenAlsoWords,
    ...known.surnamesAlsoWords,
  ]);
  return [...names]
    .filter((word) => /^[a-z]{2,}$/.test(word) && isOrdinary(inputs, word))
    .map((word) => {
      const other = usual(inputs, word);
      return `${word}${letter(givenPart(inputs, word) / other)}${letter(surnamePart(inputs, word) / other)}`;
    })
    .filter((entry) => !/[A-G][A-G]$/.test(entry) || needsOdds(known, entry.slice(0, -2)));
}

/** What is rather a word in both places, and listed as nothing else, has the odds of a word. */
function needsOdds(
  { common, givenAlsoWords, surnamesAlsoWords }: Dictionaries,
  word: string,
): boolean {
  return !common.has(word) || givenAlsoWords.has(word) || surnamesAlsoWords.has(word);
}

function isOrdinary({ english, known, software }: OddsInputs, word: string): boolean {
  return (
    known.common.has(word) ||
    known.givenAlsoWords.has(word) ||
    known.surnamesAlsoWords.has(word) ||
    (english.get(word) ?? 99) <= 50 ||
    (software.small.get(word) ?? 0) >= (english.has(word) ? ORDINARY : ORDINARY_UNLISTED)
  );
}

/** The part of words with a capital that this one is, when it is no name. */
function usual({ english, software }: OddsInputs, word: string): number {
  const small = software.small.get(word) ?? 0;
  // A name in texts of software is one of a person: capitals count only for what is a word, too.
  const isWord = english.has(word) || small >= ORDINARY_UNLISTED;
  const capital = (software.capital.get(word) ?? 0) * (isWord ? 1 : CAPITALIZED);
  const counted = (capital + small * CAPITALIZED + 0.3) / software.capitals;
  const level = english.get(word) ?? 99;
  return Math.max(counted, USUAL.find(([least]) => level <= least)?.[1] ?? 0);
}

function givenPart({ frequencies, known }: OddsInputs, word: string): number {
  const part = frequencies.given.get(word);
  if (part !== undefined) return part;
  if (known.given.has(word) || known.givenAlsoWords.has(word)) return GIVEN_ELSEWHERE;
  return known.rareGiven.has(word) ? RARE_ELSEWHERE : NO_NAME;
}

function surnamePart({ frequencies, known }: OddsInputs, word: string): number {
  const part = frequencies.surnames.get(word);
  if (part !== undefined) return part;
  return known.surnames.has(word) || known.surnamesAlsoWords.has(word) ? RARE_ELSEWHERE : NO_NAME;
}

function letter(ratio: number): string {
  const step = Math.round((Math.log(ratio) - LEAST) / STEP);
  return String.fromCharCode(65 + Math.min(STEPS, Math.max(0, step)));
}
