import type { Detector } from '../detector.ts';
import { GIVEN_NAMES } from '../dictionaries/given-names.ts';
import { GIVEN_NAMES_ALSO_WORDS } from '../dictionaries/given-names-also-words.ts';
import { SURNAMES } from '../dictionaries/surnames.ts';
import { REDACTED } from '../replacement.ts';
import { NOT_A_NAME } from './not-a-name.ts';

const CAPITALISED = /(?<![\p{L}\p{N}_@./\\-])\p{Lu}[\p{L}\p{M}'’-]*\.?(?![\p{N}_@])/gu;
const TWO_CAPITALISED = /\p{Lu}[\p{L}\p{M}'’-]+,? (?:[\p{L}. ]{1,16} )?\p{Lu}\p{L}/u;
const BETWEEN = /^ (?:(?:de|da|das|dos|del|della|di|van|von|der|den|la|le|bin|al|el) ){0,2}$/;

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface Dictionaries {
  readonly given: ReadonlySet<string>;
  readonly ambiguous: ReadonlySet<string>;
  readonly surnames: ReadonlySet<string>;
}

// Made at the first text that could hold a name: a process that logs none never pays for them.
let loaded: Dictionaries | undefined;
const dictionaries = (): Dictionaries => {
  loaded ??= {
    given: new Set(GIVEN_NAMES.trim().split(/\s+/)),
    ambiguous: new Set(GIVEN_NAMES_ALSO_WORDS.trim().split(/\s+/)),
    surnames: new Set(SURNAMES.trim().split(/\s+/)),
  };
  return loaded;
};

/**
 * Full names in prose that no label announces: a known given name before a
 * capitalised word (`New study of Amelia Hartwell`), or `Hartwell, Amelia` where
 * the surname is known too. A given name that is also a word or a place needs a
 * known surname: `Mark Johnson`, but not `Mark Complete`.
 *
 * @see 45 CFR 164.514(b)(2)(i)(A)
 */
export const fullName: Detector = {
  name: 'full-name',
  kind: 'identifier',
  sieve: 0,
  redact(text, context) {
    if (!TWO_CAPITALISED.test(text)) return text;
    const words = capitalisedWords(text);
    let result = '';
    let from = 0;
    for (let index = 0; index < words.length; index++) {
      const last = lastWordOfName(text, words, index);
      if (last === undefined) continue;
      context.count();
      result += text.slice(from, words[index]?.start) + REDACTED;
      from = words[last]?.end as number;
      index = last;
    }
    return from === 0 ? text : result + text.slice(from);
  },
};

function capitalisedWords(text: string): Word[] {
  return Array.from(text.matchAll(CAPITALISED), ({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));
}

/** The index of the last word of a name that begins at a word, or nothing. */
function lastWordOfName(text: string, words: Word[], first: number): number | undefined {
  const { given, ambiguous, surnames } = dictionaries();
  const word = plain(words[first]);
  const next = words[first + 1];
  if (!next) return undefined;
  if (text.slice(words[first]?.end, next.start) === ', ') {
    return surnames.has(word) && given.has(plain(next))
      ? withInitial(text, words, first + 1)
      : undefined;
  }
  if (!given.has(word) && !ambiguous.has(word)) return undefined;
  const before = withInitial(text, words, first);
  const surname = plain(words[before + 1]);
  if (!isNextTo(text, words, before) || surname === '') return undefined;
  const known = surnames.has(surname);
  if (!known && (ambiguous.has(word) || NOT_A_NAME.has(surname) || surname.length < 3))
    return undefined;
  const second = plain(words[before + 2]);
  const double = isNextTo(text, words, before + 1) && surnames.has(second);
  return double ? before + 2 : before + 1;
}

/** Steps over a middle initial or a second given name. */
function withInitial(text: string, words: Word[], at: number): number {
  const middle = words[at + 1]?.text ?? '';
  const isInitial = /^\p{Lu}\.?$/u.test(middle);
  const isGiven = dictionaries().given.has(plain(words[at + 1])) && isNextTo(text, words, at + 1);
  return isNextTo(text, words, at) && (isInitial || isGiven) ? at + 1 : at;
}

function isNextTo(text: string, words: Word[], at: number): boolean {
  const [one, other] = [words[at], words[at + 1]];
  return one !== undefined && other !== undefined && BETWEEN.test(text.slice(one.end, other.start));
}

function plain(word: Word | undefined): string {
  return (word?.text ?? '').toLowerCase().replace(/['’]s$|\.$/g, '');
}
