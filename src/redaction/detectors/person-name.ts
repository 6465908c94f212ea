import { type Detector, patternDetector } from '../detector.ts';
import { isReplacement } from '../replacement.ts';
import { SIEVE } from '../sieve.ts';
import { insideDetector } from './inside-detector.ts';
import { lowerNames } from './lower-name.ts';
import { NOT_A_NAME } from './not-a-name.ts';

/** A name, or initials: `J.R.` is one word, else its second letter would stay. */
const WORD = String.raw`(?:(?:\p{Lu}\.){2,4}|\p{Lu}[\p{L}\p{M}'’-]*\.?)`;
/** Behind a comma, what a person has learnt: no part of the name. */
const DEGREE = String.raw`(?!(?:M\.?D|D\.O|Ph\.?D|R\.?N|N\.P|P\.A|D\.?D\.?S|D\.?V\.?M|M\.?P\.?H|MBBS|FACS|FACC|FACP|FRCP|FRCS|Esq)(?![\p{L}]))`;
const JOINED = `(?:(?:,? |,)(?:(?:de|da|del|della|van|von|der|den|la|le|bin|al|el) ){0,2}${WORD}){0,3}`;

const capitalizedName: Detector = patternDetector({
  name: 'patient-name',
  kind: 'identifier',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_./-])(?<lead>(?:[Pp]atients?|[Pp]t\.?|PATIENT|[Mm]y name is|[Pp]atient name(?: is)?|[Pp]atient(?:'s)? name(?: is)?|[Nn]ext of kin|[Ee]mergency contact)(?: named| called)?(?: ?[:=#-] ?| ))${WORD}${JOINED}`,
    'gu',
  ),
  accepts: (value, text, offset) => isName(value) && !isHeading(text, offset, value),
});

/**
 * Names after a word that says whose they are: `patient John Doe`, `Patient: DOE, JANE`,
 * `pt. Jane Q. Public`, `my name is …`. A name in lower case must be one of the
 * dictionaries; words that follow "patient" in the language of software and clinics are listed
 * in {@link NOT_A_NAME}.
 *
 * @see 45 CFR 164.514(b)(2)(i)(A)
 */
export const patientNames: readonly Detector[] = [capitalizedName, ...lowerNames];

/** Names after a title: `Mr. Doe`, `Mrs Jane Doe`, `Dr. O'Neil`. */
export const titledName: Detector = patternDetector({
  name: 'titled-name',
  kind: 'identifier',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_./-])(?<lead>(?:M(?:r|rs|s|iss|x)|Dr|Prof|MR|MRS|DR)\.? )${WORD}${JOINED.replace(',? |,', `,? ${DEGREE}|,${DEGREE}`)}`,
    'gu',
  ),
  accepts: isName,
});

/** Coding systems and kinds of identifiers (HL7 tables 0301, 0396): what stands beside one is a code. */
const SYSTEMS = 'ISO|DNS|UUID|LN|DCM|NDC|UCUM|CDCREC|MVX|CVX|SCT|VN';
const LONGEST_PART = 41;
const PART = String.raw`\p{Lu}[\p{L}\p{M}'’ -]{1,${LONGEST_PART - 1}}`;
/** All ASCII that may be of a part; of what is beyond, anything. */
const OF_PART = /[A-Za-z' -]/;

/**
 * Person names in the component form of HL7 v2 (XPN) and DICOM (PN): `DOE^JANE^Q`. Each
 * component is of letters, which keeps codes such as `ADT^A01` out; `Edu^ISO` is one as well.
 */
export const componentName: Detector = insideDetector({
  name: 'component-name',
  sieve: SIEVE.caret,
  oneOf: SIEVE.capital | SIEVE.beyond,
  inside: /\^/g,
  farthest: LONGEST_PART + 1,
  earliest: beginOfPart,
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_^])(?!(?:${SYSTEMS}|HCD)\^)${PART}\^(?!(?:${SYSTEMS})(?!\p{L}))${PART}(?:\^[\p{L}\p{M}'’. -]{0,40}){0,4}(?![\p{L}\p{N}_])`,
    'uy',
  ),
  isOne: (value) => !KEY_ON_KEYBOARD.test(value),
});

/** How far what stands in front of a place may be a part. */
function beginOfPart(text: string, place: number): number {
  let begin = place;
  while (begin > 0 && place - begin < LONGEST_PART && isOfPart(text, begin - 1)) begin--;
  return begin;
}

function isOfPart(text: string, at: number): boolean {
  return text.charCodeAt(at) > 127 || OF_PART.test(text.charAt(at));
}

/** `Press ^C to quit`. */
const KEY_ON_KEYBOARD = /[\s("'\x60]\^[A-Z[\]\\](?![\p{L}^])/u;

function isName(value: string): boolean {
  const first = value.split(/[ ,]/, 1)[0] as string;
  if (first.length === 1 && value.length < 4) return false;
  return !isReplacement(first) && !NOT_A_NAME.has(plain(first));
}

/** `PATIENT NOT FOUND`: words in capitals after a label in capitals are a heading, not a name. */
function isHeading(text: string, offset: number, value: string): boolean {
  const label = text.slice(Math.max(0, offset - 9), offset);
  return /PATIENT $/.test(label) && value === value.toUpperCase() && !value.includes(',');
}

function plain(word: string): string {
  return word.toLowerCase().replace(/['’]s$|[.,]$/g, '');
}
