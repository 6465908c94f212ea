import type { Detector } from '../detector.ts';
import { type Announced, announcedValues } from './announced-values.ts';
import { isPossible, TOLD_DATE } from './date-forms.ts';

const BIRTH = String.raw`d\.?o\.?b\.?|d\/o\/b|b\/d|bdate|b-date|birth ?dt|yob|year of birth|geburtsdatum|dates? ?of ?birth|d\.? o\.? b\.?|geb|birth ?(?:dates?|days?)|birthdates?|bday|b-day|born|birth`;
const WORD = String.raw`(?:(?:st|dr|mr|mrs|ms|mt)\.|[\da-z\u00c0-\u024f][\da-z\u00c0-\u024f'’/#-]{0,24})`;
const SENTENCE = String.raw`(?:[.?!)]['"]?\s{1,2}(?:(?:my|her|his|user|customer|patient|caller|a|answer)\b[:\s]{1,2}){0,2}(?:(?:it|that|mine|hers|his|she|he|i|dob|sure|yes|ok|okay)\b[\s,.]{0,2}){0,2}(?:['’]s|is|was)?)`;

/**
 * Dates after a word that says they are of birth: numeric, ISO 8601, HL7 (`19800131`) or with
 * the month's name, also in the sentence behind (`your date of birth? It is …`). Other dates
 * stay, since every log line has one.
 *
 * @see 45 CFR 164.514(b)(2)(i)(C)
 */
export const dateOfBirth: Detector = announcedValues({
  name: 'date-of-birth',
  begins: new RegExp(String.raw`(?<![A-Za-z\d])(?:${BIRTH})[^A-Za-z]`, 'gi'),
  pattern: new RegExp(
    String.raw`(?<lead>(?:${BIRTH})(?![a-z])(?:[\s:;=,|('"“”[\]{}<>*→–—-]{1,3}${WORD}(?![a-z])|${SENTENCE}){0,9}?[\s:;#=,.?!|)('"“”[\]{}<>*→–—-]{0,6})(?:${TOLD_DATE}|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?!\w)|(?:1[89]|20)\d\d(?![\w-]|[.:/]\d)|\d{6}(?![\w-]|[.:/]\d))`,
    'iy',
  ),
  further: new RegExp(String.raw`(?<lead>,? (?:or|and|not|vs\.?) )${TOLD_DATE}`, 'iy'),
  accepts: isOfBirth,
  isFurther: ({ value }) => isPossible(value),
});

function isOfBirth({ value, lead, text, end }: Announced): boolean {
  if (/[\p{L}\d]$/u.test(lead) || /^,? \d\d:\d\d:\d\d/.test(text.slice(end, end + 10)))
    return false;
  if (/^\d{4}$/.test(value)) return words(lead) < 8;
  // Six digits alone may be anything, but not right behind the label.
  if (/^\d{6}$/.test(value)) return words(lead) < 5;
  return isPossible(value) || words(lead) < 5;
}

function words(lead: string): number {
  return lead.split(/[\s:=]+/).filter((word) => word !== '').length;
}
