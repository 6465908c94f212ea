import { fold } from './fold.ts';
import { GIVEN_ODDS, KIND, ODDS_MASK, SURNAME_ODDS } from './name-kinds.ts';
import { spellingOf } from './name-spelling.ts';

/** What a letter of the table says, as a logarithm. */
const LEAST = -5.5;
const STEP = 0.5;
/** Of a word that is a name and nothing else, by how many bear it. */
const GIVEN = 5.5;
const RARE_GIVEN = 4;
const SURNAME = 5;
/** Many a name is the other of the two now and then. */
const GIVEN_AS_SURNAME = 2.5;
const SURNAME_AS_GIVEN = 1;
/** Of an ordinary word. */
export const WORD = -7;
/** `Extubated Amelia Hartwell`: an unknown word that ends as a verb does. */
const VERB = /[^e](?:ed|ing)$/i;
const VERB_ODDS = -3;
/** Letters beyond ASCII: in English logs, rather a name than a word. */
const FOREIGN = 2.5;
const SPELLING_LEAST = -4;
const SPELLING_MOST = 2;

/** The logarithm of how much more often a word is a given name than anything else with a capital. */
export function givenOdds(kind: number, word: string): number {
  return knownGivenOdds(kind) ?? beforeNames(kind, word);
}

/** The same where the dictionaries say it. */
export function knownGivenOdds(kind: number): number | undefined {
  const odds = (kind >> GIVEN_ODDS) & ODDS_MASK;
  if (odds !== 0) return LEAST + (odds - 1) * STEP;
  if ((kind & KIND.common) !== 0) return WORD;
  if ((kind & KIND.given) !== 0) return GIVEN;
  if ((kind & KIND.rareGiven) !== 0) return RARE_GIVEN;
  return (kind & KIND.surname) !== 0 ? SURNAME_AS_GIVEN : undefined;
}

/** The same of a surname. */
export function surnameOdds(kind: number, word: string): number {
  return knownSurnameOdds(kind) ?? unknownOdds(kind, word);
}

/** The same of a surname where the dictionaries say it. */
export function knownSurnameOdds(kind: number): number | undefined {
  const odds = (kind >> SURNAME_ODDS) & ODDS_MASK;
  if (odds !== 0) return LEAST + (odds - 1) * STEP;
  if ((kind & KIND.common) !== 0) return WORD;
  if ((kind & KIND.surname) !== 0) return SURNAME;
  return (kind & (KIND.given | KIND.rareGiven)) !== 0 ? GIVEN_AS_SURNAME : undefined;
}

/** The first word of a phrase may as well be a verb. */
function beforeNames(kind: number, word: string): number {
  const odds = unknownOdds(kind, word);
  return VERB.test(word) ? Math.min(odds, VERB_ODDS) : odds;
}

/** Of a word that is in no dictionary: by its spelling. */
function unknownOdds(kind: number, word: string): number {
  if ((kind & KIND.foreign) !== 0) return FOREIGN;
  return Math.max(SPELLING_LEAST, Math.min(SPELLING_MOST, spelledAs(word) * 0.5));
}

/** Words in no dictionary that were seen lately. */
const SEEN = 512;
const seen = new Map<string, number>();

/** The last of them is asked for again at once: as surname and as given name. */
let lastWord: string | undefined;
let lastScore = Number.NaN;

/** {@link spellingOf} of a word as the text has it. */
export function spelledAs(word: string): number {
  if (word === lastWord) return lastScore;
  let score = seen.get(word);
  if (score === undefined) {
    score = spellingOf(fold(word));
    if (seen.size >= SEEN) seen.clear();
    if (word.length <= 64) seen.set(word, score);
  }
  if (word.length <= 64) [lastWord, lastScore] = [word, score];
  return score;
}
