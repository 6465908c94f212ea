import { isEponym } from './eponym.ts';
import { actsAsPerson } from './name-action.ts';
import { onOwnLine } from './name-context.ts';
import { isGap, joinsName } from './name-gaps.ts';
import { KIND } from './name-kinds.ts';
import type { NameSpan, NameText } from './name-text.ts';
import { isSingleName } from './single-name.ts';

const { given, rareGiven, givenAlsoWord, surname, surnameAlsoWord, initial, foreign } = KIND;
const KNOWN = given | rareGiven | surname | foreign;
const GIVEN = given | rareGiven | givenAlsoWord;
const SURNAME = surname | surnameAlsoWord;
const LONGEST = 5;
const REVERSED = [',', ', '];
const TWO = [' and ', ' & '];
/** What two persons do, whose names stand before. */
const DO_SOMETHING = /^ (?:were|are|have|had|went|met|both|said|agreed)/;

/** Finds the words of a text that are names, in the order of the text. */
export function findNames(text: NameText): NameSpan[] {
  const found: NameSpan[] = [];
  for (let first = 0; first < text.words.count; first++) {
    const last = lastWordOfName(text, first);
    if (last === undefined) continue;
    found.push({ first, last });
    first = last;
  }
  return found;
}

/** The index of the last word of a name that begins at a word, or nothing. */
function lastWordOfName(text: NameText, first: number): number | undefined {
  if (text.words.kinds[first] === KIND.common) return undefined;
  if (isEponym(text.text, text.start(first), text.end(first))) return undefined;
  const followed = isNextTo(text, first);
  const last = followed ? nameOfWords(text, first) : undefined;
  if (last !== undefined) return last;
  if (isReversed(text, first)) return first + (hasInitial(text, first + 1) ? 2 : 1);
  if (areTwo(text, first)) return first + 1;
  return isSingleName(text, first, followed) ? first : undefined;
}

function hasInitial(text: NameText, at: number): boolean {
  return isNextTo(text, at) && text.is(at + 1, initial);
}

function isNextTo(text: NameText, at: number): boolean {
  return at + 1 < text.words.count && joinsName(text.text, text.end(at), text.start(at + 1));
}

/** The last word of a name of several words, all next to each other. */
function nameOfWords(text: NameText, first: number): number | undefined {
  const longest = first + LONGEST;
  let second = first + 1;
  while (second < longest && text.is(second, initial) && isNextTo(text, second)) second++;
  if (text.is(second, initial) || !isPair(text, first, second)) return undefined;
  let last = second;
  while (last < longest && isContinued(text, last)) last++;
  return text.is(last, initial) ? last - 1 : last;
}

function isContinued(text: NameText, last: number): boolean {
  const next = last + 1;
  return text.is(next, initial | KNOWN) && !text.isWord(next) && isNextTo(text, last);
}

function isPair(text: NameText, one: number, other: number): boolean {
  const otherIsWord = text.isWord(other);
  if (text.isWord(one) || (otherIsWord && !text.is(other, surnameAlsoWord))) return false;
  const initials = other > one + 1;
  if (text.lower)
    return (
      isKnownPair(text, one, other) || (!otherIsWord && (initials || isHalfKnown(text, one, other)))
    );
  if (text.is(one, given | rareGiven)) return !otherIsWord || !text.isCapitals(other);
  if (text.is(one, initial)) return isBehindInitial(text, one, other);
  if (text.is(one, givenAlsoWord))
    return text.is(other, surname | foreign) || initials || isPlaced(text, one, other);
  if (text.isCapitals(one) || text.isCapitals(other))
    return (text.is(one, KNOWN) && text.is(other, KNOWN)) || isHalfKnown(text, one, other);
  if (initials) return true;
  return !otherIsWord && (text.is(other, KNOWN) || isPlaced(text, one, other));
}

/** Names in a text without capitals must both be known. */
function isKnownPair(text: NameText, one: number, other: number): boolean {
  if (text.is(one, given)) return text.is(other, KNOWN | surnameAlsoWord);
  return (
    text.is(one, rareGiven | foreign) && text.is(other, surname | foreign) && !text.isWord(other)
  );
}

/** One is a name of the dictionaries, where a person's name stands: `SEEN BY AMELIA XU`. */
function isHalfKnown(text: NameText, one: number, other: number): boolean {
  if (text.isWord(other) || text.is(other, initial)) return false;
  return (
    (text.is(one, given | rareGiven) || text.is(other, surname | rareGiven)) &&
    isPlaced(text, one, other)
  );
}

/** `A. Hartwell`; a surname that is none of the dictionaries, or is a word too, only where a name stands. */
function isBehindInitial(text: NameText, one: number, other: number): boolean {
  if (!text.isWord(other) && text.is(other, KNOWN)) return true;
  return text.words.word(one).endsWith('.') && isPlaced(text, one, other);
}

/** Where a person's name stands. */
function isPlaced(text: NameText, first: number, last: number): boolean {
  const [start, end] = [text.start(first), text.end(last)];
  return (
    text.inContext(first, last) ||
    onOwnLine(text.text, start, end) ||
    actsAsPerson(text.text, start, end)
  );
}

/** `Hartwell, Amelia`. */
function isReversed(text: NameText, first: number): boolean {
  if (text.lower || first + 1 >= text.words.count) return false;
  if (!isGap(text.text, text.end(first), text.start(first + 1), REVERSED)) return false;
  if (text.is(first, SURNAME) && text.is(first + 1, GIVEN)) return true;
  if (text.isWord(first) || text.isWord(first + 1)) return false;
  const isHalf = text.is(first, SURNAME | rareGiven) || text.is(first + 1, GIVEN);
  return isHalf && actsAsPerson(text.text, text.start(first), text.end(first + 1));
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
