import type { Detector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';
import { aboutPeople } from './about-people.ts';
import { CapitalFinder } from './capital-finder.ts';
import { withRelated } from './name-relations.ts';
import { findNames } from './name-search.ts';
import { type NameSpan, NameText } from './name-text.ts';
import { NameWords } from './name-words.ts';

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
  oneOf: SIEVE.capital | SIEVE.beyond | SIEVE.people | SIEVE.line,
  redact(text, context, _places, people) {
    if (!text.includes(' ') && !text.includes('\n')) return text;
    const named = readText(text, people);
    if (named === undefined) return text;
    const spans = withRelated(named, findNames(named)).filter(
      ({ first, last }) => !CONTRACTION.test(text.slice(named.start(first), named.end(last))),
    );
    return spans.length === 0 ? text : replaced(named, spans, context.replace);
  },
};

/** `hello! I'm here`: a pronoun or an auxiliary with what it was joined to, no surname of Ireland's. */
const CONTRACTION =
  /^(?:I|You|We|They|He|She|It|That|There|Here|What|Who|Where|How|Let)['’](?:m|ll|ve|re|d|s)$|^[A-Z][a-z]{1,6}n['’]t$/;

/**
 * The words that may be names; nothing where none may be.
 *
 * @param places where words of people may stand, if it is known
 */
function readText(text: string, places: readonly number[] | undefined): NameText | undefined {
  const capitals = new CapitalFinder(text);
  if (capitals.next(0) < text.length) {
    const words = new NameWords(text);
    words.readCapitalised(capitals);
    if (words.hasCapitals)
      return words.mayHaveNames ? new NameText(words, false, places) : undefined;
  }
  const people = aboutPeople(text, places, capitals.codes);
  if (people === 0 && !text.includes('\n')) return undefined;
  const all = new NameWords(text);
  all.readAll();
  return all.mayHaveNames ? new NameText(all, true, places, people) : undefined;
}

function replaced(
  named: NameText,
  spans: readonly NameSpan[],
  replace: (value: string) => string,
): string {
  const { text } = named;
  let result = '';
  let from = 0;
  for (const { first, last } of spans) {
    const [start, end] = [named.start(first), named.end(last)];
    result += text.slice(from, start) + replace(text.slice(start, end));
    from = end;
  }
  return result + text.slice(from);
}
