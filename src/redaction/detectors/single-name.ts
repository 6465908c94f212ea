import { CHARACTER, characterAt, characterBefore } from './character-class.ts';
import { isAskedFor, signs } from './name-context.ts';
import { isGap } from './name-gaps.ts';
import { KIND } from './name-kinds.ts';
import { spelledAs } from './name-odds.ts';
import type { NameText } from './name-text.ts';
import { isBehindTitle, isTitle } from './name-titles.ts';

const { given, rareGiven, givenAlsoWord, surname, surnameAlsoWord, initial, foreign } = KIND;
const KNOWN = given | rareGiven | surname | foreign;
const BESIDE = [', ', ' and '];
const SHORT = 4;
const SPELLED_AS_WORD = -4;
/** Of words behind a title: `RN Chadha`, but not `Nurse Station`. */
const LEAST_TITLED = -2;

/**
 * Whether one word alone is a name: by what stands around it, or as a name of the dictionaries
 * in a sentence.
 *
 * @param followed another capitalized word follows directly
 */
export function isSingleName(text: NameText, at: number, followed: boolean): boolean {
  const word = text.isWord(at);
  if (text.is(at, initial) || (word && !text.is(at, surnameAlsoWord))) return false;
  // `Amelia Service` is a product's name, `Hi Amelia` is not.
  if (!text.lower && followed && text.isWord(at + 1)) return false;
  if (!text.lower && isTitled(text, at, word)) return true;
  if (text.end(at) - text.start(at) < 3 || text.isCapitals(at)) return false;
  if (isTitle(text.words.word(at))) return false;
  if (text.lower && !text.is(at, KNOWN | givenAlsoWord)) return false;
  if (text.inContext(at, at)) return mayBeUnknown(text, at);
  if (isKnown(text, at) && isAskedFor(text.text, text.start(at))) return true;
  if (text.is(at, given | rareGiven) && signs(text.text, text.start(at), text.end(at))) return true;
  if (word) return false;
  return text.lower ? isAmongGiven(text, at) : standsInProse(text, at);
}

/** Directly behind a title, any word that is no ordinary one; in capitals, no abbreviation. */
function isTitled(text: NameText, at: number, word: boolean): boolean {
  if (word || !isBehindTitle(text.text, text.start(at))) return false;
  const value = text.words.word(at);
  if (value.length < 2 || isTitle(value)) return false;
  if (text.isCapitals(at) && value.length < SHORT) return false;
  return isKnown(text, at) || spelledAs(value) > LEAST_TITLED;
}

function isKnown(text: NameText, at: number): boolean {
  return text.is(at, KNOWN | givenAlsoWord | surnameAlsoWord);
}

/** Where a person's name stands, a word of no dictionary is one, unless it is spelled as a word. */
function mayBeUnknown(text: NameText, at: number): boolean {
  return isKnown(text, at) || spelledAs(text.words.word(at)) > SPELLED_AS_WORD;
}

function standsInProse(text: NameText, at: number): boolean {
  const short = text.end(at) - text.start(at) < SHORT;
  if (text.is(at, givenAlsoWord)) return isCalled(text, at) && text.people > 1;
  if (!besideProse(text.text, text.start(at), text.end(at))) return false;
  if (text.is(at, given) && !short) return true;
  if (text.people > 1) return true;
  return !short && text.is(at, rareGiven | surname) && text.people > 0;
}

/** `adam, chad and caleb`. */
function isAmongGiven(text: NameText, at: number): boolean {
  if (!text.is(at, given)) return false;
  return [at - 1, at].some(
    (one) =>
      text.is(one, given) &&
      text.is(one + 1, given) &&
      isGap(text.text, text.end(one), text.start(one + 1), BESIDE),
  );
}

/** A word in lower case stands next to it: no label, no value of its own. */
function besideProse(text: string, start: number, end: number): boolean {
  return isProseBefore(text, start) || isProseAfter(text, end);
}

function isProseBefore(text: string, start: number): boolean {
  if (text.charAt(start - 1) !== ' ') return false;
  const end = text.charAt(start - 2) === ',' ? start - 2 : start - 1;
  return isSmall(characterBefore(text, end)) && isSmall(characterBefore(text, end - 1));
}

function isProseAfter(text: string, end: number): boolean {
  let index = end;
  if (/['’]/.test(text.charAt(index)) && text.charAt(index + 1) === 's') index += 2;
  if (text.charAt(index) === ',') index++;
  if (text.charAt(index) !== ' ') return false;
  return isSmall(characterAt(text, index + 1)) && isSmall(characterAt(text, index + 2));
}

function isSmall(character: number): boolean {
  return (character & CHARACTER.lower) !== 0;
}

/** `…, Mark!` */
function isCalled(text: NameText, at: number): boolean {
  if (!text.text.startsWith(', ', text.start(at) - 2) || text.start(at) < 2) return false;
  const next = text.text.charAt(text.end(at));
  return next === '' || '!?.'.includes(next);
}
