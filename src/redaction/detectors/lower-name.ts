import { type Detector, patternDetector } from '../detector.ts';
import { insideDetector } from './inside-detector.ts';
import { KIND, kindAt, knownAt } from './name-kinds.ts';
import { givenOdds, surnameOdds } from './name-odds.ts';

const { given, rareGiven, givenAlsoWord, surname, surnameAlsoWord, foreign, common } = KIND;
const LABEL = String.raw`[Pp]atients?|[Pp]t\.?|[Mm]y name is`;
const TITLE = String.raw`[Mm](?:rs?|iss|x)\.?|[Mm]s\.|[Dd]rs?\.?|[Pp]rof\.?`;
/** Behind a number, `ms` are milliseconds. */
const NURSE = String.raw`(?<![\d.] )(?:ms|[Nn]urse|[Ss]onographer|[Tt]echnologist|[Oo]fficer|[Jj]udge)`;
const WORD = String.raw`\p{Ll}[\p{Ll}\p{M}'’-]{1,30}`;
const END = String.raw`(?![\p{L}\p{M}\p{N}_@=(/\\]|[.:-]\p{L})`;

/** Words in small letters as a pattern that takes a capital at their head, too. */
const anyCase = (words: string): string =>
  words.replace(/(?<![a-z\\?])[a-z](?=[a-z])/g, (letter) => `[${letter.toUpperCase()}${letter}]`);
/** What is of a patient, or is done with one. */
const OF_PATIENT = anyCase(
  'report|results?|scan|chart|labs|images|exam|visit|appointment|appt|record|note|order|refill|referral|consent|file|study|prescription|message|letter',
);
const DONE = anyCase(
  'call back|called|call|paged|page|spoke with|spoke to|talked to|talked with|(?:seen|signed|read|reviewed|ordered|performed|uploaded|upload|scheduled|dictated) by|seen(?: today)? with|schedule|reschedule|discharge|register|emergency contact|daughter|son|wife|husband|mother|father|brother|sister|saw|met|this is|user|status of|pull up|look up|find|email|emailed|text|texted|remind|ask|asked|tell|notify|seen|admit|transfer|when is|waiting for|gave|escorted|rounding with|rounded on|handed over to|message from|signed by|approved for|thanks to|because|confirmed with|discussed with|on behalf of|regarding|re:|name is|named|where is|is|did|has|was|let|for|from|per',
);
const CONTEXT = `(?:${OF_PATIENT}) (?:for|of|from|by|with)|${DONE}`;
/** What people do, or is done with them. */
const DOES =
  'called|calls|arrived|missed|checked in|cancelled|canceled|needs|requests|wants|complains|denies|is here|is late|was seen|was admitted|was discharged|opened|asked|came in|did not|dob|mrn|date of birth|is allergic|is still|has an|in room|next appt|came|tolerated|wrote|was|were|has|had|is|to bring|and the|ate';
/** Both together, and each: in small letters, ordinary words stand everywhere. */
const BOTH = 7;
const EACH = 1;
/** What a word of no dictionary needs beside a name. */
const SPELLED = -1.75;
/** The same behind a title: `nurse handover`. */
const TITLED = -1;
const SHORTEST = 3;

/** `patient jane doe`, `dr smith`: names in lower case behind a label, where the dictionaries know them for names. */
export const lowerNames: readonly Detector[] = [
  behind(`${LABEL}|${TITLE}`, `${WORD} ${WORD}`, isFullName),
  behind(LABEL, WORD, (word) => isOnly(word, given)),
  behind(CONTEXT, `${WORD} ${WORD}`, areNames),
  insideDetector({
    name: 'lower-name',
    inside: new RegExp(String.raw`(?<=[a-z] )(?:${DOES})(?![\w-])`, 'g'),
    farthest: 64,
    gap: 1,
    earliest: behindSecondSpace,
    pattern: new RegExp(String.raw`(?<![\p{L}\p{N}_./-])${WORD},? ${WORD}(?= )`, 'uy'),
    isOne: (value) => (value.includes(',') ? areTurned(value) : areNames(value)),
  }),
  behind(`${TITLE}|${NURSE}`, WORD, isSurname),
  behind(`${LABEL}|${CONTEXT}|mrn:? ?[^ ]{4,40}`, `${WORD}, ${WORD}`, areTurned),
  behind(`mrn:? ?[^ ]{4,40}`, `${WORD} ${WORD}`, areNames),
];

function behind(label: string, name: string, accepts: (value: string) => boolean): Detector {
  const lead = String.raw`(?<![\p{L}\p{N}_./-])(?<lead>(?:${label})(?: named| called)?(?: ?: ?| ))`;
  return patternDetector({
    name: 'patient-name',
    kind: 'identifier',
    pattern: new RegExp(`${lead}${name}${END}`, 'gu'),
    accepts,
  });
}

function isFullName(value: string): boolean {
  const [one = '', other = ''] = value.replace(/['’]s$/, '').split(' ');
  if (isOnly(one, given | rareGiven))
    return is(other, surname | surnameAlsoWord | given | rareGiven | foreign);
  if (is(one, givenAlsoWord) && isOnly(other, surname)) return true;
  if (areNames(value)) return true;
  // One of them may be in no dictionary, but neither may be an ordinary word.
  return !is(one, common) && isOnly(other, surname | rareGiven | foreign) && one.length > 3;
}

/** Where the second word in front of a place begins. */
function behindSecondSpace(text: string, place: number): number {
  const space = text.lastIndexOf(' ', place - 2);
  return space > 0 ? text.lastIndexOf(' ', space - 1) + 1 : 0;
}

/** `emma brown`, but not `mark read`. */
function areNames(value: string): boolean {
  const space = value.indexOf(' ');
  const first = knownAt(value, 0, space);
  // Most words are ordinary, which is told without taking them apart.
  if (first === KIND.common) return false;
  const [one, other] = [value.slice(0, space), value.slice(space + 1).replace(/['’]s$/, '')];
  const second = knownAt(other, 0, other.length);
  if (second === KIND.common) return false;
  const [given, family] = [givenOdds(first, one), surnameOdds(second, other)];
  if (given >= EACH && family >= EACH && given + family >= BOTH) return true;
  return areHalfKnown(first, one, second, other);
}

/** `thuy zelaya`: one of them is a name and nothing else, and the other no word. */
function areHalfKnown(first: number, one: string, second: number, other: string): boolean {
  if (((first | second) & common) !== 0 || Math.min(one.length, other.length) < SHORTEST)
    return false;
  if ((first & (given | rareGiven)) !== 0) return surnameOdds(second, other) > SPELLED;
  return (second & surname) !== 0 && givenOdds(first, one) > SPELLED;
}

/** `brown, emma`. */
function areTurned(value: string): boolean {
  const [family = '', one = ''] = value.replace(/['’]s$/, '').split(', ');
  return areNames(`${one} ${family}`);
}

/** Behind a title, a surname, or a word of no dictionary that is not spelled as one. */
function isSurname(word: string): boolean {
  const plain = word.replace(/['’]s$/, '');
  if (isOnly(plain, given | rareGiven | surname | surnameAlsoWord)) return true;
  const known = knownAt(plain, 0, plain.length);
  return (known & common) === 0 && plain.length > SHORTEST && surnameOdds(known, plain) > TITLED;
}

/** One of these kinds, and no ordinary word. */
function isOnly(word: string, kinds: number): boolean {
  return is(word, kinds) && !is(word, common);
}

function is(word: string, kinds: number): boolean {
  return (kindAt(word, 0, word.length) & kinds) !== 0;
}
