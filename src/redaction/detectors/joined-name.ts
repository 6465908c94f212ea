import { isAlphanumeric, isLetter } from '../ascii.ts';
import type { Detector } from '../detector.ts';
import { placesOf } from '../search/places-of.ts';
import { KIND, knownAt } from './name-kinds.ts';
import { givenOdds, surnameOdds } from './name-odds.ts';

/** What joins two parts, and the second one: nearly any word might be a first. */
const BEGINS = /(?<=[A-Za-z][._])[A-Za-z]{2}/g;
/** Where a chain of parts begins. */
const CHAIN = /[A-Za-z]{2,14}[._][A-Za-z]/y;
const SHORTEST = 2;
const LONGEST = 16;
/** Of a chain of parts, more are not looked at. */
const MOST_PARTS = 8;
/** Both together, and each: names that are words too do not suffice (`mark.read`, `max_price`). */
const BOTH = 8;
const EACH = 2;
const DOT = 0x2e;
const UNDERSCORE = 0x5f;

/**
 * Given name and surname joined by a dot or an underscore, where both are rather names than
 * anything else: accounts (`emma.brown`), files (`Emma_Brown_report.pdf`). Parts of longer names of
 * code (`org.emma.brown`, `emma.brown()`) stay.
 *
 * @see 45 CFR 164.514(b)(2)(i)(A)
 */
export const joinedName: Detector = {
  name: 'joined-name',
  kind: 'identifier',
  sieve: 0,
  begins: BEGINS,
  redact(text, context, places) {
    let out = '';
    let copied = 0;
    let seen = 0;
    for (const place of places ?? placesOf(text, BEGINS)) {
      const begin = place < copied ? undefined : beginOfChain(text, place, seen);
      seen = place;
      const found = begin === undefined ? undefined : nameInChain(text, begin);
      if (found === undefined) continue;
      out += text.slice(copied, found.start) + context.replace(text.slice(found.start, found.end));
      copied = found.end;
    }
    return copied === 0 ? text : out + text.slice(copied);
  },
};

/** Where the chain begins that a place is in; nothing if it was seen before the place. */
function beginOfChain(text: string, place: number, seen: number): number | undefined {
  let begin = place;
  while (begin > seen && isOfChain(text, begin - 1)) begin--;
  if (begin === seen && begin > 0) return undefined;
  CHAIN.lastIndex = begin;
  return CHAIN.test(text) ? begin : undefined;
}

function isOfChain(text: string, at: number): boolean {
  return isAlphanumeric(text.charCodeAt(at)) || isJoint(text, at);
}

/** The first two parts next to each other that are a name. */
function nameInChain(text: string, begin: number): { start: number; end: number } | undefined {
  let start = begin;
  let joint = endOfPart(text, start);
  for (let part = 0; part < MOST_PARTS && isJoint(text, joint); part++) {
    const end = endOfPart(text, joint + 1);
    if (areNames(text, start, joint, end) && !isOfCode(text, begin, start, joint, end)) {
      return { start, end };
    }
    start = joint + 1;
    joint = end;
  }
  return undefined;
}

function isJoint(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === DOT || code === UNDERSCORE;
}

function endOfPart(text: string, start: number): number {
  let end = start;
  while (end < text.length && end - start <= LONGEST && isLetter(text.charCodeAt(end))) end++;
  return end;
}

function areNames(text: string, start: number, joint: number, end: number): boolean {
  if (!isLong(start, joint) || !isLong(joint + 1, end)) return false;
  const one = knownAt(text, start, joint);
  if (one === 0 || one === KIND.common) return false;
  const other = knownAt(text, joint + 1, end);
  if (other === 0 || other === KIND.common) return false;
  return isPair(one, other) || isPair(other, one);
}

function isLong(start: number, end: number): boolean {
  return end - start >= SHORTEST && end - start <= LONGEST;
}

function isPair(given: number, surname: number): boolean {
  const [one, other] = [givenOdds(given, ''), surnameOdds(surname, '')];
  return one >= EACH && other >= EACH && one + other >= BOTH;
}

/** What is called is code, and so is a further part behind a dot, unless it is the kind of a file. */
function isOfCode(text: string, begin: number, start: number, joint: number, end: number): boolean {
  if (text.charAt(end) === '(') return true;
  if (text.charCodeAt(joint) === UNDERSCORE) return false;
  return start > begin || /^\.[A-Za-z]\w*[.(]/.test(text.slice(end, end + LONGEST));
}
