import type { Detector } from '../detector.ts';
import { isReplacement, REDACTED } from '../replacement.ts';
import { aboutPeople } from './name-context.ts';
import { NameSearch, type NameSpan } from './name-search.ts';
import { KIND, type NameWord, nameWords } from './name-words.ts';

const CAPITALISED = /\p{Lu}[\p{L}\p{M}'’-]+/u;

/**
 * Names of persons in prose that no label announces. Two or more words together: a known given
 * name before a word that is none (`New study of Amelia Hartwell`), a surname behind an initial
 * or an unknown word, `Hartwell, Amelia`. One word alone: a frequent given name, or any word
 * that is in no dictionary of words where its context speaks of a person (`said Amelia`). A name
 * that is also a word needs a surname or such a context: `Mark Johnson`, but not `Mark Complete`.
 * What was a name once is one wherever it stands again in the same text, and so is what a list
 * has beside it. A text without capitals is only searched where it speaks of people.
 *
 * @see 45 CFR 164.514(b)(2)(i)(A)
 */
export const fullName: Detector = {
  name: 'full-name',
  kind: 'identifier',
  sieve: 0,
  redact(text, context) {
    if (!text.includes(' ') && !text.includes('\n')) return text;
    const lower = !CAPITALISED.test(text.replaceAll(REDACTED, ''));
    const about = lower ? aboutPeople(text) : 0;
    if (lower && about === 0 && !text.includes('\n')) return text;
    const words = nameWords(text, lower).filter((word) => !isReplacement(word.text));
    if (!words.some(mayBeName)) return text;
    const people = lower ? about : aboutPeople(text);
    const search = new NameSearch(text, words, { lower, people });
    const spans = again(words, listed(text, words, search.names()));
    let result = '';
    let from = 0;
    for (const { first, last } of spans) {
      const [start, end] = [words[first]?.start as number, words[last]?.end as number];
      result += text.slice(from, start) + context.replace(text.slice(start, end));
      from = end;
    }
    return from === 0 ? text : result + text.slice(from);
  },
};

/** All but words that are nothing else. */
function mayBeName({ kind }: NameWord): boolean {
  return (kind & KIND.common) === 0 || (kind & (KIND.givenAlsoWord | KIND.surnameAlsoWord)) !== 0;
}

/** The names, and each other place where a word of one stands. */
function again(words: readonly NameWord[], spans: readonly NameSpan[]): NameSpan[] {
  if (spans.length === 0) return [];
  const parts = new Set<string>();
  const taken = new Set<number>();
  for (const span of spans) {
    for (let at = span.first; at <= span.last; at++) {
      const word = words[at] as NameWord;
      taken.add(at);
      if ((word.kind & (KIND.common | KIND.initial)) === 0) parts.add(word.folded);
    }
  }
  const all = [...spans];
  words.forEach((word, at) => {
    if (!taken.has(at) && parts.has(word.folded)) all.push({ first: at, last: at });
  });
  return all.sort((one, other) => one.first - other.first);
}

/** `Hleb, Amelia and Romi`: what a list has beside a name, if it is no word, is one too. */
function listed(text: string, words: readonly NameWord[], spans: readonly NameSpan[]): NameSpan[] {
  const taken = new Set<number>();
  for (const { first, last } of spans) for (let at = first; at <= last; at++) taken.add(at);
  const all = [...spans];
  const take = (at: number, beside: number): void => {
    if (taken.has(at) || !taken.has(beside) || !isListed(text, words, Math.min(at, beside))) return;
    taken.add(at);
    all.push({ first: at, last: at });
  };
  for (let at = 1; at < words.length; at++) take(at, at - 1);
  for (let at = words.length - 2; at >= 0; at--) take(at, at + 1);
  return all.sort((one, other) => one.first - other.first);
}

function isListed(text: string, words: readonly NameWord[], at: number): boolean {
  const [one, other] = [words[at] as NameWord, words[at + 1] as NameWord];
  if (!/^(?:, | (?:and|&|or) |, (?:and|or) )$/.test(text.slice(one.end, other.start))) return false;
  return [one, other].every(
    ({ kind }) =>
      (kind & KIND.initial) === 0 &&
      ((kind & KIND.common) === 0 || (kind & KIND.givenAlsoWord) !== 0),
  );
}
