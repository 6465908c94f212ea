import { isInWord } from '../ascii.ts';
import { CHARACTER, characterAt, characterBefore } from './character-class.ts';
import { ABOUT_SOMEONE, AMONG_PEOPLE } from './people-words.ts';
import { codesOf } from './text-codes.ts';
import { WordTable } from './word-table.ts';

/** About someone only before another word. */
const PHRASES: Readonly<Record<string, RegExp>> = {
  resident: / of\b/iy,
  is: / from\b/iy,
};

const SOMEONE = 2;
const AMONG = 1;
const PHRASE = 4;
const POSSESSIVE = 8;
/** The bits that tell letters apart, in any case. */
const LETTER = 31;

const WORDS = new WordTable(128);
for (const word of ABOUT_SOMEONE.split(' ')) WORDS.add(word, SOMEONE);
for (const word of AMONG_PEOPLE.split(' ')) WORDS.add(word, AMONG);
for (const word of Object.keys(PHRASES)) WORDS.add(word, PHRASE);
WORDS.add('s', POSSESSIVE);

/** By the first two letters, a bit for each length that a word has: most words need no further look. */
const LENGTHS = new Int32Array(1 << 10);
for (const word of [ABOUT_SOMEONE, AMONG_PEOPLE, 'resident is s'].join(' ').split(' ')) {
  const slot = slotOf(word.charCodeAt(0), word.length > 1 ? word.charCodeAt(1) : 0);
  LENGTHS[slot] = (LENGTHS[slot] as number) | (1 << word.length);
}
const LONGEST = 9;

/**
 * How much of a text is about people: 2 of someone, 1 among people, 0 of anything.
 *
 * @param places where such words may stand, ascending; not given: anywhere
 * @param codes of the text, where they are at hand
 */
export function aboutPeople(text: string, places?: readonly number[], codes?: Uint16Array): number {
  return places === undefined ? ofAllWords(text, codes ?? codesOf(text)) : ofWordsAt(text, places);
}

function ofWordsAt(text: string, places: readonly number[]): number {
  let people = 0;
  for (const place of places) {
    let end = place;
    while (end < text.length && isInWord(text.charCodeAt(end)) && end - place <= LONGEST) end++;
    const level = levelOfWord(text, place, end);
    if (level === SOMEONE) return SOMEONE;
    people |= level;
  }
  return people;
}

function ofAllWords(text: string, codes: Uint16Array): number {
  let people = 0;
  let start = 0;
  for (let index = 0; index <= text.length; index++) {
    const code = codes[index] as number;
    if (isInWord(code) && index < text.length) continue;
    if (index > start && mayBeListed(codes, start, index)) {
      const level = levelOfWord(text, start, index);
      if (level === SOMEONE) return SOMEONE;
      people |= level;
    }
    start = index + 1;
  }
  return people;
}

function mayBeListed(codes: Uint16Array, start: number, end: number): boolean {
  const length = end - start;
  if (length > LONGEST) return false;
  const second = length > 1 ? (codes[start + 1] as number) : 0;
  const lengths = LENGTHS[slotOf(codes[start] as number, second)] as number;
  return ((lengths >> length) & 1) !== 0;
}

function slotOf(first: number, second: number): number {
  return ((first & LETTER) << 5) | (second & LETTER);
}

function levelOfWord(text: string, start: number, end: number): number {
  const found = WORDS.bitsOf(text, start, end);
  if (found === POSSESSIVE) return isPossessive(text, start) ? AMONG : 0;
  if (found !== PHRASE) return found;
  const rest = PHRASES[text.slice(start, end).toLowerCase()] as RegExp;
  rest.lastIndex = end;
  return rest.test(text) ? SOMEONE : 0;
}

/** `Amelia's scan`. */
function isPossessive(text: string, at: number): boolean {
  const quote = text.charAt(at - 1);
  return (
    (quote === "'" || quote === '’') &&
    text.charAt(at) === 's' &&
    (characterBefore(text, at - 1) & CHARACTER.letter) !== 0 &&
    text.charAt(at + 1) === ' ' &&
    (characterAt(text, at + 2) & CHARACTER.lower) !== 0
  );
}
