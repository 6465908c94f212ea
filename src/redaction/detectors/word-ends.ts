import { CHARACTER, characterAt } from './character-class.ts';

const { upper, letter, number, inWord, joinsBefore } = CHARACTER;
const FULL_STOP = 0x2e;
const SLASH = 0x2f;
const MARKS_STRIPPED = 4;

/** How many UTF-16 codes the character at an index has. */
export function widthAt(text: string, index: number): number {
  return (text.codePointAt(index) as number) > 0xffff ? 2 : 1;
}

/** The first character that is no longer of the word. */
export function endOfWord(text: string, start: number): number {
  let end = start + 1;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code >= 97 && code <= 122) continue;
    // The second half of a character beyond the first 65,536 goes with its first half.
    if (code >= 0xdc00 && code <= 0xdfff) continue;
    if ((characterAt(text, end) & inWord) === 0) break;
  }
  return end;
}

/**
 * Where a word ends that may have a full stop behind it. What is joined to more (`Foo(`, `foo@`)
 * counts without its last letter, and so is no word of the dictionaries.
 */
export function endBeforeJoint(text: string, end: number): number {
  if (text.charCodeAt(end) === FULL_STOP && !isJoint(text, end + 1)) return end + 1;
  if (!isJoint(text, end) || isBeforeAnother(text, end)) return end;
  return end - (end > 1 ? widthAt(text, end - 2) : 1);
}

const MOST_INITIALS = 4;

/** Where initials end that stand together (`J.R.`, `W.M. `), if a word begins with such; one alone is an ordinary word. */
export function endOfInitials(text: string, start: number): number | undefined {
  if (text.charCodeAt(start + 1) !== FULL_STOP) return undefined;
  let end = start;
  let count = 0;
  while (
    count < MOST_INITIALS &&
    (characterAt(text, end) & upper) !== 0 &&
    text.charCodeAt(end + 1) === FULL_STOP
  ) {
    end += 2;
    count++;
  }
  const isWhole = (characterAt(text, end) & (inWord | number)) === 0;
  return count > 1 && isWhole ? end : undefined;
}

/** `Davis/Young`: another word with a capital. */
function isBeforeAnother(text: string, end: number): boolean {
  return text.charCodeAt(end) === SLASH && (characterAt(text, end + 1) & upper) !== 0;
}

function isJoint(text: string, index: number): boolean {
  if ((characterAt(text, index) & joinsBefore) !== 0) return true;
  const code = text.charCodeAt(index);
  const links = code === FULL_STOP || code === 0x3a || code === 0x3d || code === 0x2d;
  return links && (characterAt(text, index + 1) & letter) !== 0;
}

/** Where a word ends without full stop (but for an initial's), quotes, hyphens and possessive. */
export function endOfPlain(text: string, start: number, end: number): number {
  let last = end;
  if (text.charCodeAt(last - 1) === FULL_STOP) {
    if (last - start === 2) return last;
    last--;
  } else {
    while (end - last < MARKS_STRIPPED && isQuoteOrHyphen(text.charCodeAt(last - 1))) last--;
  }
  const possessive =
    last - start > 2 && text.charCodeAt(last - 1) === 0x73 && isQuote(text.charCodeAt(last - 2));
  return possessive ? last - 2 : last;
}

function isQuote(code: number): boolean {
  return code === 0x27 || code === 0x2019;
}

function isQuoteOrHyphen(code: number): boolean {
  return code === 0x2d || isQuote(code);
}
