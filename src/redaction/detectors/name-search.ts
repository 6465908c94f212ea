import { isEponym } from './eponym.ts';
import { isGap } from './name-gaps.ts';
import { KIND } from './name-kinds.ts';
import { isPlaced, namesOfRun, type Phrase, scoreOfReversed } from './name-phrase.ts';
import type { NameSpan, NameText } from './name-text.ts';
import { isSingleName } from './single-name.ts';

const { given, rareGiven, givenAlsoWord, surname, surnameAlsoWord, initial, foreign } = KIND;
const KNOWN = given | rareGiven | surname | foreign;
const GIVEN = given | rareGiven | givenAlsoWord;
const SURNAME = surname | surnameAlsoWord;
const LONGEST = 5;
/** Words next to each other that are weighed together: a heading may have many. */
const LONGEST_RUN = 11;
const REVERSED = [',', ', '];
const TWO = [' and ', ' & '];
/** What two persons do, whose names stand before. */
const DO_SOMETHING = /^ (?:were|are|have|had|went|met|both|said|agreed)/;

const NONE: readonly Phrase[] = [];

/** Finds the words of a text that are names, in the order of the text. */
export function findNames(text: NameText): NameSpan[] {
  const found: NameSpan[] = [];
  let phrases = NONE;
  let read = 0;
  const { kinds } = text.words;
  for (let first = 0; first < text.words.count; first++) {
    if (kinds[first] === KIND.common) continue;
    if (!text.lower && first >= read) {
      read = endOfRun(text, first) + 1;
      phrases = read > first + 1 ? namesOfRun(text, first, read - 1) : NONE;
    }
    const last = lastWordOfName(text, first, phrases);
    if (last === undefined) continue;
    found.push({ first, last });
    first = last;
  }
  return found;
}

/** The last of words that stand next to each other and may all be of names. */
function endOfRun(text: NameText, first: number): number {
  const { kinds } = text.words;
  if (kinds[first] === KIND.common) return first;
  let last = first;
  while (last - first < LONGEST_RUN && kinds[last + 1] !== KIND.common && text.isNextTo(last)) {
    last++;
  }
  return last;
}

/** The index of the last word of a name that begins at a word, or nothing. */
function lastWordOfName(
  text: NameText,
  first: number,
  phrases: readonly Phrase[],
): number | undefined {
  if (isEponym(text.text, text.start(first), text.end(first))) return undefined;
  const followed = text.isNextTo(first);
  const phrase = phrases.length > 0 ? phrases.find((each) => each.first === first) : undefined;
  if (phrase !== undefined) return isOfReversed(text, phrase) ? undefined : phrase.last;
  const last = text.lower && followed ? nameOfWords(text, first) : undefined;
  if (last !== undefined) return last;
  if (isReversed(text, first)) return endOfReversed(text, first + 1);
  if (areTwo(text, first)) return first + 1;
  return isSingleName(text, first, followed) ? first : undefined;
}

/** The last word of a name of several words in small letters, all next to each other. */
function nameOfWords(text: NameText, first: number): number | undefined {
  const longest = first + LONGEST;
  let second = first + 1;
  while (second < longest && text.is(second, initial) && text.isNextTo(second)) second++;
  if (text.is(second, initial) || !isPair(text, first, second)) return undefined;
  let last = second;
  while (last < longest && isContinued(text, last)) last++;
  return text.is(last, initial) ? last - 1 : last;
}

function isContinued(text: NameText, last: number): boolean {
  const next = last + 1;
  return text.is(next, initial | KNOWN) && !text.isWord(next) && text.isNextTo(last);
}

/** Names in a text without capitals must both be known, or stand where a person's name does. */
function isPair(text: NameText, one: number, other: number): boolean {
  const otherIsWord = text.isWord(other);
  if (text.isWord(one) || (otherIsWord && !text.is(other, surnameAlsoWord))) return false;
  const initials = other > one + 1;
  return (
    isKnownPair(text, one, other) || (!otherIsWord && (initials || isHalfKnown(text, one, other)))
  );
}

function isKnownPair(text: NameText, one: number, other: number): boolean {
  if (text.is(one, given)) return text.is(other, KNOWN | surnameAlsoWord);
  return (
    text.is(one, rareGiven | foreign) && text.is(other, surname | foreign) && !text.isWord(other)
  );
}

/** One is a name of the dictionaries, where a person's name stands: `seen by amelia xu`. */
function isHalfKnown(text: NameText, one: number, other: number): boolean {
  if (text.isWord(other) || text.is(other, initial)) return false;
  return (
    (text.is(one, given | rareGiven) || text.is(other, surname | rareGiven)) &&
    isPlaced(text, one, other)
  );
}

/** `Hartwell, Amelia`, but not `Stable, Amelia Hartwell`. */
function isReversed(text: NameText, first: number): boolean {
  if (text.lower || first + 1 >= text.words.count) return false;
  if (!isGap(text.text, text.end(first), text.start(first + 1), REVERSED)) return false;
  const score = scoreOfReversed(text, first);
  if (score <= 0) return false;
  if (!text.isNextTo(first + 1)) return true;
  const last = endOfRun(text, first + 1);
  return !namesOfRun(text, first + 1, last).some(
    (each) => each.first === first + 1 && each.score > score && !text.is(each.last, initial),
  );
}

/** `Paging Hartwell, Amelia`: the last word of a phrase is rather the first of another name. */
function isOfReversed(text: NameText, { last, score }: Phrase): boolean {
  if (last + 1 >= text.words.count) return false;
  return (
    isGap(text.text, text.end(last), text.start(last + 1), REVERSED) &&
    scoreOfReversed(text, last) > score
  );
}

/** `Hartwell, Amelia R.` */
function endOfReversed(text: NameText, second: number): number {
  let last = second;
  while (last < second + 2 && isContinued(text, last)) last++;
  return last;
}

/** `Park and Mann`: two surnames, at least one of them no word. */
function areTwo(text: NameText, one: number): boolean {
  const other = one + 1;
  if (text.lower || other >= text.words.count) return false;
  if (!isGap(text.text, text.end(one), text.start(other), TWO)) return false;
  const end = text.end(other);
  if (!DO_SOMETHING.test(text.text.slice(end, end + 8)) && text.people === 0) return false;
  return text.is(one, GIVEN | SURNAME) && text.is(other, GIVEN | SURNAME)
    ? !(text.isWord(one) && text.isWord(other))
    : isLoose(text, one, other);
}

/** One of two is a surname, and the other no word. */
function isLoose(text: NameText, one: number, other: number): boolean {
  const names = given | rareGiven | SURNAME;
  return !text.isWord(one) && text.is(other, names) && !text.is(one, initial);
}
