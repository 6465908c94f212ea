import { COMMON_WORDS } from '../dictionaries/common-words.ts';
import { GIVEN_NAMES } from '../dictionaries/given-names.ts';
import { GIVEN_NAMES_ALSO_WORDS } from '../dictionaries/given-names-also-words.ts';
import { NAME_ODDS } from '../dictionaries/name-odds.ts';
import { RARE_GIVEN_NAMES } from '../dictionaries/rare-given-names.ts';
import { SURNAMES } from '../dictionaries/surnames.ts';
import { SURNAMES_ALSO_GIVEN } from '../dictionaries/surnames-also-given.ts';
import { SURNAMES_ALSO_WORDS } from '../dictionaries/surnames-also-words.ts';
import { unpackWords } from '../dictionaries/unpack-words.ts';
import { WORDS_LIKE_NAMES } from '../dictionaries/words-like-names.ts';
import { fold } from './fold.ts';
import { surnameEnding } from './name-endings.ts';
import { spellingOf } from './name-spelling.ts';
import { NOT_A_NAME } from './not-a-name.ts';
import { HASH_START, hashNext, WordTable } from './word-table.ts';

/** What the dictionaries know of a word; several may hold. */
export const KIND = {
  given: 1,
  rareGiven: 2,
  givenAlsoWord: 4,
  surname: 8,
  surnameAlsoWord: 16,
  common: 32,
  initial: 64,
  /** Letters beyond ASCII: in English logs, rather a name than a word. */
  foreign: 128,
} as const;

/** Above the kinds: the odds of a word that is a name and something else, see name-odds.ts; 0 is none. */
export const GIVEN_ODDS = 8;
export const SURNAME_ODDS = 13;
export const ODDS_MASK = 31;
const KINDS_MASK = (1 << GIVEN_ODDS) - 1;
const BEFORE_A = 64;

/** `I'm`, `Don't`, `That's`. */
const CONTRACTION =
  /['’](?:m|re|ll|ve|d|t)$|^(?:he|she|it|that|there|here|what|who|where|how|let)['’]s$/i;
/** `UserService`, but not `McDonald`, `O'Neil`, `DeMarco`. */
const CAMEL_CASE = /\p{Ll}\p{Lu}/u;
const CAMEL_NAME = /^(?:Mc|Mac|De|Di|La|Le|Van|Von|Fitz|St)\p{Lu}\p{Ll}+$/u;
const GIVEN = KIND.given | KIND.rareGiven;
/** Words up to this length have no ending that counts. */
const NO_ENDING = 5;
/** Words seen lately that are no plain words of the dictionary: an attacker may send ever new ones. */
const SEEN = 1_024;
/** The letter of odds of 1: as often a name as not. */
const EVEN = 12;
/** Odds of e^4.5 and e^3.5. */
const ENDED = EVEN + 9;
const WEAKLY_ENDED = EVEN + 7;

/** Made at the first text that could hold a name: a process that logs none never pays for them. */
let table: WordTable | undefined;
const seen = new Map<string, number>();

/** What the dictionaries know of the word between two indices of a text. */
export function kindAt(text: string, start: number, end: number): number {
  return knownAt(text, start, end) & KINDS_MASK;
}

/** The same with its odds above it. */
export function knownAt(text: string, start: number, end: number): number {
  let hash = HASH_START;
  let small = false;
  for (let index = start; index < end; index++) {
    const code = text.charCodeAt(index);
    if (code >= 97 && code <= 122) small = true;
    // Only letters of ASCII without camel case are looked up as they stand.
    else if (code < 65 || code > 90 || small) return kindOfSeen(text.slice(start, end));
    hash = hashNext(hash, code);
  }
  return knownByHash(text, start, end, hash);
}

/** `a` and `i` are words. */
function kindOfLetter(code: number): number {
  return code === 97 || code === 105 ? KIND.common : KIND.initial;
}

/** {@link knownAt} of a word of ASCII in one case but for its first letter, whose hash is at hand. */
export function knownByHash(text: string, start: number, end: number, hash: number): number {
  if (end - start === 1) return kindOfLetter(text.charCodeAt(start));
  table ??= dictionaries();
  const kind = table.bitsOfHashed(text, start, end, hash);
  if ((kind & KIND.common) !== 0 || end - start <= NO_ENDING) return kind;
  return kindOfSeen(text.slice(start, end));
}

function kindOfSeen(word: string): number {
  let kind = seen.get(word);
  if (kind !== undefined) return kind;
  kind = kindOf(word);
  if (seen.size >= SEEN) seen.clear();
  if (word.length <= 64) seen.set(word, kind);
  return kind;
}

function kindOf(word: string): number {
  if (/^\p{L}\.?$/u.test(word)) return /^[ai]$/.test(word) ? KIND.common : KIND.initial;
  if (CONTRACTION.test(word)) return KIND.common;
  if (CAMEL_CASE.test(word) && !CAMEL_NAME.test(word) && !word.includes('-')) return KIND.common;
  table ??= dictionaries();
  const folded = fold(word);
  let kind = table.bitsOf(folded, 0, folded.length);
  if (kind === 0 && folded.includes('-')) kind = hyphenated(word, folded, table);
  if (/[^\0-\x7f]/.test(word)) kind |= KIND.foreign;
  if ((kind & (KIND.common | KIND.surname)) === 0) kind |= kindOfEnding(folded);
  return kind;
}

/** Ordinary words that are spelled as names from here on are in the dictionary of words. */
const SPELLED_AS_WORD = -0.5;

/** A surname by its ending: `Thomason`, but not `Technician`, whose other letters are those of a word. */
function kindOfEnding(word: string): number {
  const ending = surnameEnding(word);
  if (ending === 0 || spellingOf(word) <= SPELLED_AS_WORD) return 0;
  return KIND.surname | ((ending === 2 ? ENDED : WEAKLY_ENDED) << SURNAME_ODDS);
}

/** `Min-jun`: two syllables of one name, as Korean and Chinese names are written. */
const SYLLABLES = /^\p{Lu}\p{Ll}+-\p{Ll}+$/u;

/** `Anne-Marie`, `Smith-Jones`: what its parts are; one common part makes it common. */
function hyphenated(word: string, folded: string, known: WordTable): number {
  const kinds = folded.split('-').map((part) => known.bitsOf(part, 0, part.length));
  const all = kinds.reduce((sum, kind) => sum | kind, 0);
  if ((all & KIND.common) === 0) return all & KINDS_MASK;
  if (isDoubleSurname(kinds)) return KIND.surname;
  const isName = SYLLABLES.test(word) && !kinds.includes(KIND.common);
  return isName && kinds.some((kind) => (kind & GIVEN) !== 0 && (kind & KIND.common) === 0)
    ? all & KINDS_MASK & ~KIND.common
    : KIND.common;
}

/** Odds that two parts must have together, and what one part can bring at most. */
const DOUBLE = 5;
const MOST_OF_PART = 8;

/** `Clay-Brown`: words too, but rather names. */
function isDoubleSurname(kinds: readonly number[]): boolean {
  let sum = 0;
  for (const kind of kinds) {
    const odds = (kind >> SURNAME_ODDS) & ODDS_MASK;
    if (odds !== 0) sum += Math.max(-MOST_OF_PART, Math.min(MOST_OF_PART, odds - EVEN));
    else if ((kind & KIND.common) !== 0) return false;
    else if ((kind & KIND.surname) !== 0) sum += MOST_OF_PART;
  }
  return sum >= DOUBLE;
}

/** Words of all dictionaries, some of which are in two. */
const MOST_WORDS = 60_000;

function dictionaries(): WordTable {
  const kinds = new WordTable(MOST_WORDS);
  const packed: ReadonlyArray<readonly [kind: number, words: string]> = [
    [KIND.given, GIVEN_NAMES],
    [KIND.rareGiven, RARE_GIVEN_NAMES],
    [KIND.surname, SURNAMES],
    [KIND.surname, SURNAMES_ALSO_GIVEN],
    [KIND.common, COMMON_WORDS],
    [KIND.common, WORDS_LIKE_NAMES],
  ];
  for (const [kind, words] of packed) {
    unpackWords(words, (codes, length) => kinds.addCodes(codes, length, kind));
  }
  unpackWords(NAME_ODDS, (codes, length) => {
    const given = (codes[length - 2] as number) - BEFORE_A;
    const surname = (codes[length - 1] as number) - BEFORE_A;
    kinds.addCodes(codes, length - 2, (given << GIVEN_ODDS) | (surname << SURNAME_ODDS));
  });
  const listed: ReadonlyArray<readonly [kind: number, words: Iterable<string>]> = [
    [KIND.givenAlsoWord, GIVEN_NAMES_ALSO_WORDS.trim().split(/\s+/)],
    [KIND.surnameAlsoWord, SURNAMES_ALSO_WORDS.trim().split(/\s+/)],
    [KIND.common, NOT_A_NAME],
  ];
  for (const [kind, words] of listed) for (const word of words) kinds.add(word, kind);
  return kinds;
}
