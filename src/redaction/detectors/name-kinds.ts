import { COMMON_WORDS } from '../dictionaries/common-words.ts';
import { GIVEN_NAMES } from '../dictionaries/given-names.ts';
import { GIVEN_NAMES_ALSO_WORDS } from '../dictionaries/given-names-also-words.ts';
import { RARE_GIVEN_NAMES } from '../dictionaries/rare-given-names.ts';
import { SURNAMES } from '../dictionaries/surnames.ts';
import { SURNAMES_ALSO_WORDS } from '../dictionaries/surnames-also-words.ts';
import { unpackWords } from '../dictionaries/unpack-words.ts';
import { fold } from './fold.ts';
import { hasSurnameEnding } from './name-endings.ts';
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

/** `UserService`, but not `McDonald`, `O'Neil`, `DeMarco`. */
const CAMEL_CASE = /\p{Ll}\p{Lu}/u;
const CAMEL_NAME = /^(?:Mc|Mac|De|Di|La|Le|Van|Von|Fitz|St)\p{Lu}\p{Ll}+$/u;
const GIVEN = KIND.given | KIND.rareGiven;
/** Words up to this length have no ending that counts. */
const NO_ENDING = 5;
/** Words seen lately that are no plain words of the dictionary: an attacker may send ever new ones. */
const SEEN = 1_024;

/** Made at the first text that could hold a name: a process that logs none never pays for them. */
let table: WordTable | undefined;
const seen = new Map<string, number>();

/** What the dictionaries know of the word between two indices of a text. */
export function kindAt(text: string, start: number, end: number): number {
  let hash = HASH_START;
  let small = false;
  for (let index = start; index < end; index++) {
    const code = text.charCodeAt(index);
    if (code >= 97 && code <= 122) small = true;
    // Only letters of ASCII without camel case are looked up as they stand.
    else if (code < 65 || code > 90 || small) return kindOfSeen(text.slice(start, end));
    hash = hashNext(hash, code);
  }
  if (end - start === 1) return kindOf(text.charAt(start));
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
  if (CAMEL_CASE.test(word) && !CAMEL_NAME.test(word) && !word.includes('-')) return KIND.common;
  table ??= dictionaries();
  const folded = fold(word);
  let kind = table.bitsOf(folded, 0, folded.length);
  if (kind === 0 && folded.includes('-')) kind = hyphenated(word, folded, table);
  if (/[^\0-\x7f]/.test(word)) kind |= KIND.foreign;
  if ((kind & KIND.common) === 0 && hasSurnameEnding(folded)) kind |= KIND.surname;
  return kind;
}

/** `Min-jun`: two syllables of one name, as Korean and Chinese names are written. */
const SYLLABLES = /^\p{Lu}\p{Ll}+-\p{Ll}+$/u;

/** `Anne-Marie`, `Smith-Jones`: what its parts are; one common part makes it common. */
function hyphenated(word: string, folded: string, known: WordTable): number {
  const kinds = folded.split('-').map((part) => known.bitsOf(part, 0, part.length));
  const all = kinds.reduce((sum, kind) => sum | kind, 0);
  if ((all & KIND.common) === 0) return all;
  const isName = SYLLABLES.test(word) && !kinds.includes(KIND.common);
  return isName && kinds.some((kind) => (kind & GIVEN) !== 0 && (kind & KIND.common) === 0)
    ? all & ~KIND.common
    : KIND.common;
}

/** Words of all dictionaries, some of which are in two. */
const MOST_WORDS = 60_000;

function dictionaries(): WordTable {
  const kinds = new WordTable(MOST_WORDS);
  const packed: ReadonlyArray<readonly [kind: number, words: string]> = [
    [KIND.given, GIVEN_NAMES],
    [KIND.rareGiven, RARE_GIVEN_NAMES],
    [KIND.surname, SURNAMES],
    [KIND.common, COMMON_WORDS],
  ];
  for (const [kind, words] of packed) {
    unpackWords(words, (codes, length) => kinds.addCodes(codes, length, kind));
  }
  const listed: ReadonlyArray<readonly [kind: number, words: Iterable<string>]> = [
    [KIND.givenAlsoWord, GIVEN_NAMES_ALSO_WORDS.trim().split(/\s+/)],
    [KIND.surnameAlsoWord, SURNAMES_ALSO_WORDS.trim().split(/\s+/)],
    [KIND.common, NOT_A_NAME],
  ];
  for (const [kind, words] of listed) for (const word of words) kinds.add(word, kind);
  return kinds;
}
