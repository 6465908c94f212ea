import { type Detector, patternDetector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';

/**
 * Telephone numbers of the North American Numbering Plan with separators. Area code and
 * exchange begin with 2 to 9 and are no N11 service code; ten bare digits are left to keys and
 * labels, because identifiers and epochs look the same.
 *
 * @see https://www.nanpa.com/numbering/area-codes
 */
export const usPhone: Detector = patternDetector({
  name: 'us-phone',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern:
    /(?<![A-Za-z\d.+-])(?<lead>)(?:\+?1(?:[ .-]| - |-\s| {2}|\t|\r?\n)?)?(?:\([2-9]\d{2}\)(?: - |-?\s{0,4})|[2-9]\d{2}(?:[ .]| - |-\s{0,2})|(?<!\d\s{1,2})[2-9]\d{2}(?: {2}|\t|\r?\n))[2-9]\d{2}(?:(?:[ .]| - |-\s{0,2})\d{4}|(?: {2}|\t)\d{4}(?!\s{1,2}\d))(?: {0,2}(?:[xX]|[eE][xX][tT]\.?) ?\d{1,6})?(?![A-Za-z\d-]|\.\d)/g,
  accepts: (value) => !/[2-9]11[\s.)-]/.test(value.slice(0, -4)),
});

/**
 * Telephone numbers in international form: `+` or `00`, a country code, 9 to 15 digits in all.
 *
 * @see ITU-T E.164, section 6.2.1
 */
export const internationalPhone: Detector = patternDetector({
  name: 'international-phone',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern:
    /(?<![A-Za-z\d+])(?<lead>)(?:\+[1-9](?:\d{0,2}\r?\n)?|(?<![.:/-]|\d )00[1-9]\d{0,2}(?:[ .-]{1,2}|\t))(?:(?:[ .()/-]{0,3}|\t|-\r?\n)\d){7,14}(?![A-Za-z\d]|[.:]\d)/g,
  accepts: (value) => digitCount(value) >= 9,
});

/** Shorter and national forms, where a label says what they are: `call 555-0134`, `Tel 60-56-85-91`. */
export const labelledPhone: Detector = patternDetector({
  name: 'labelled-phone',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern:
    /(?<lead>\b(?:phone|telephone|tel|fax|cell|mobile|pager|ph|call(?:ed)?(?: me)?(?: (?:at|on))?)(?: (?:number|no))?\.?(?: is)?[\s:#]{1,3})[(+]?\d(?:[ .()/-]{0,2}\d){6,14}(?![A-Za-z\d])/gi,
  accepts: (value) => /[ .()+/-]/.test(value) || digitCount(value) >= 10,
});

/**
 * National forms with the trunk prefix 0 and groups (ITU-T E.123): `0688 872 49 99`,
 * `(08) 8235 1234`, `0961-7596216`.
 */
export const nationalPhone: Detector = patternDetector({
  name: 'national-phone',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern:
    /(?<![A-Za-z\d.+:/-]|\d )(?<lead>)(?:\(0\d{1,4}\)[ -]?\d{2,4}(?:[ -]\d{2,4}){1,3}|0[1-9]\d{0,3}[ /-]\d{2,4}(?:[ -]\d{2,4}){1,3}|0[1-9]\d{1,3}[/-]\d{6,8})(?![A-Za-z\d:-]|\.\d| \d)/g,
  accepts: (value) => {
    const digits = digitCount(value);
    return digits >= 9 && digits <= 12;
  },
});

/** Any grouping of digits behind words of calling and messages, a few words away. */
export const announcedPhone: Detector = patternDetector({
  name: 'announced-phone',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern:
    /(?<lead>\b(?:messages?|sms|texts?|texted|calls?|called|calling|dial(?:ed)?|ring|rang|reach(?:ed)? (?:me|him|her|them|us)|contact|whatsapp|my registered|(?:phone|mobile|contact|home|work|cell|callback|telephone|registered)(?: number)?)(?: (?:to|at|on|via|is|from|number|back|me|him|her)){0,3}[ :]{1,2})(?:[(+]{0,2}\d{1,4}\)?(?:[ .()/-]{1,2}\d{2,9}){1,5}|\d{9,15})(?!\w)/gi,
  accepts: (value) => {
    const digits = digitCount(value);
    return digits >= 7 && digits <= 15 && !/^(?:19|20)\d\d-\d\d-\d\d/.test(value);
  },
});

function digitCount(text: string): number {
  return text.replace(/\D/g, '').length;
}
