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

/** A capitalised word of a text. */
export interface NameWord {
  readonly text: string;
  readonly folded: string;
  readonly start: number;
  readonly end: number;
  readonly kind: number;
}

const CAPITALISED =
  /(?<![\p{L}\p{N}\p{M}_@./\\$-])\p{Lu}[\p{L}\p{M}'’-]*\.?(?![\p{N}_@([\\/]|[.:=-]\p{L})/gu;
const ANY_CASE =
  /(?<![\p{L}\p{N}\p{M}_@./\\$-])\p{L}[\p{L}\p{M}'’-]*\.?(?![\p{N}_@([\\/]|[.:=-]\p{L})/gu;
/** `UserService`, but not `McDonald`, `O'Neil`, `DeMarco`. */
const CAMEL_CASE = /\p{Ll}\p{Lu}/u;
const CAMEL_NAME = /^(?:Mc|Mac|De|Di|La|Le|Van|Von|Fitz|St)\p{Lu}\p{Ll}+$/u;

/** Made at the first text that could hold a name: a process that logs none never pays for them. */
let table: Map<string, number> | undefined;

/** The words of a text that begin with a capital (or all, in one without), with what the dictionaries know of each. */
export function nameWords(text: string, lower: boolean): NameWord[] {
  return Array.from(text.matchAll(lower ? ANY_CASE : CAPITALISED), ({ 0: match, index }) => {
    const word = /^\p{L}\.$/u.test(match) ? match : match.replace(/(?:\.|['’-]{1,4})$/u, '');
    const plain = word.replace(/['’]s$/u, '');
    const folded = fold(plain);
    return {
      text: plain,
      folded,
      start: index,
      end: index + plain.length,
      kind: kindOf(plain, folded),
    };
  });
}

/** What the dictionaries know of a word. */
export function kindOf(word: string, folded: string): number {
  if (/^\p{L}\.?$/u.test(word)) return /^[ai]$/.test(word) ? KIND.common : KIND.initial;
  if (CAMEL_CASE.test(word) && !CAMEL_NAME.test(word) && !word.includes('-')) return KIND.common;
  table ??= dictionaries();
  let kind = table.get(folded) ?? 0;
  if (kind === 0 && folded.includes('-')) kind = hyphenated(folded, table);
  if (/[^\0-\x7f]/.test(word)) kind |= KIND.foreign;
  if ((kind & KIND.common) === 0 && hasSurnameEnding(folded)) kind |= KIND.surname;
  return kind;
}

/** `Anne-Marie`, `Smith-Jones`: what its parts are; one common part makes it common. */
function hyphenated(folded: string, known: Map<string, number>): number {
  let kind = 0;
  for (const part of folded.split('-')) kind |= known.get(part) ?? 0;
  return (kind & KIND.common) !== 0 ? KIND.common : kind;
}

function dictionaries(): Map<string, number> {
  const kinds = new Map<string, number>();
  const add = (words: Iterable<string>, kind: number): void => {
    for (const word of words) kinds.set(word, (kinds.get(word) ?? 0) | kind);
  };
  add(unpackWords(GIVEN_NAMES), KIND.given);
  add(unpackWords(RARE_GIVEN_NAMES), KIND.rareGiven);
  add(GIVEN_NAMES_ALSO_WORDS.trim().split(/\s+/), KIND.givenAlsoWord);
  add(unpackWords(SURNAMES), KIND.surname);
  add(SURNAMES_ALSO_WORDS.trim().split(/\s+/), KIND.surnameAlsoWord);
  add(unpackWords(COMMON_WORDS), KIND.common);
  add(NOT_A_NAME, KIND.common);
  return kinds;
}
