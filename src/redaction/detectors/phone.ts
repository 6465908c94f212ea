import { type Detector, patternDetector } from '../detector.ts';
import { matcherAt, placesOf } from '../search/places-of.ts';
import { SIEVE } from '../sieve.ts';
import { type Announced, announcedValues } from './announced-values.ts';

/** `x769`, `ext. 12`, `extension 4`, `;ext=12` (RFC 3966). */
const EXTENSION = String.raw`(?:\s{0,2}[,;(]?\s?(?:x|ext(?:ension|n)?\.?)\s?[:.=#]?\s?\d{1,7}\)?)`;
const NO_MORE = String.raw`(?![A-Za-z\d-]|\.\d)`;

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
  pattern: new RegExp(
    String.raw`(?<![A-Za-z\d.+-])(?<lead>)(?:\+?1(?:[ .-]| - |-\s| {2}|\t|\r?\n)?)?(?:\([2-9]\d{2}\)(?: - |-?\s{0,4})|[2-9]\d{2}(?:[ .]| - |-\s{0,2})|(?<!\d\s{1,2})[2-9]\d{2}(?: {2}|\t|\r?\n))[2-9]\d{2}(?:(?:[ .]| - |-\s{0,2})\d{4}|(?: {2}|\t)\d{4}(?!\s{1,2}\d))${EXTENSION}?${NO_MORE}`,
    'gi',
  ),
  accepts: (value, text, offset) =>
    !/[2-9]11[\s.)-]/.test(value.slice(0, 13)) && !isStatusAndSize(value, text, offset),
});

/** `"GET / HTTP/1.1" 200 236 4586`: a status, and two counts. No area has 200, 300 or 400. */
function isStatusAndSize(value: string, text: string, offset: number): boolean {
  if (!/^[2-5]\d\d \d{3} \d{4}$/.test(value)) return false;
  if (/^[234]00/.test(value)) return true;
  return REQUEST.test(text.slice(Math.max(0, offset - REQUEST_LENGTH), offset));
}

const REQUEST_LENGTH = 256;
const REQUEST = /\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|HTTP\/\d|status)\b/;

/**
 * The same form with any digits, where nothing but a telephone is written so: hyphens between
 * three, three and four digits, brackets, a country code, or an extension behind it.
 */
export const writtenPhone: Detector = patternDetector({
  name: 'us-phone',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern: new RegExp(
    String.raw`(?<![A-Za-z\d.+/-]|\d )(?<lead>)(?:(?:\+?1[ .-]|001[ .-])?(?:\(\d{3}\)[ .-]?\d{3}[.-]\d{4}|\d{3}-\d{3}-\d{4}|\d{3}\/\d{3}-\d{4})${EXTENSION}?|(?:1[.-]|001[ .-])\d{3}[ .-]\d{3}[ .-]\d{4}${EXTENSION}?|(?:\d{10}|\d{3} \d{3} \d{4}|\d{3}\.\d{3}\.\d{4})${EXTENSION}|\(\d{2}\) ?9?\d{4}-\d{4}|8 \(\d{3}\) \d{3}-\d\d-\d\d|1[38]00 \d{3} \d{3})${NO_MORE}`,
    'gi',
  ),
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
  pattern: new RegExp(
    String.raw`(?<![A-Za-z\d+])(?<lead>)(?:\+[1-9](?:\d{0,2}\r?\n)?|(?<![.:/-]|\d )00[1-9]\d{0,2}(?:[ .-]{1,2}|\t))(?:(?:[ .()/-]{0,3}|\t|-\r?\n)\d){7,14}${EXTENSION}?(?![A-Za-z\d]|[.:]\d)`,
    'gi',
  ),
  accepts: (value) => digitCount(withoutExtension(value)) >= 9,
});

const NUMBER = String.raw`(?:[(+]{0,2}\d{1,5}\)?(?:[ .()/-]{1,3}\d{1,9}){1,6}|\(?\d{7,15}\)?)${EXTENSION}?(?![A-Za-z\d]|[.:/-]\d|%)`;
const SAYS_PHONE = `(?:tele)?phone|tel|fax|facsimile|cell(?:ular)?(?: ?phone)?|mobile|mob|pager|beeper|ph|phn|land ?line|whatsapp|hotline|voicemail|call-?backs?|(?:call-?back|contact|daytime|evening|emergency|home|cell|work|office|mobile|clinic|pharmacy|best|alt(?:ernate)?) ?(?:number|no|num|line|#)|extension line|tele|cellphone|iphone|handy|telefono|teléfono|téléphone|telefon`;
const OF_SOMEONE = `(?:contact|call-?back|home|work|office|emergency|daytime|evening|alternate|alt|primary|secondary|best|direct|main|registered)(?: (?:number|no|num|line|contact))?|number`;
const CALLING = `call(?:ed|ing)?|txt(?:ed)?|fax(?:ed|ing)|cb ?#?|dial(?:ed)?|reach(?:ed|able)?|text(?:ed)?|sms|ring|rang|contact(?:ed)?|messages?|left (?:a )?(?:message|vm|voicemail)`;
const WORD =
  'numbers?|num|no|nr|is|was|are|at|on|to|via|from|back|me|him|her|them|us|the|his|my|your|their|our|home|work|cell|mobile|phone|fax|office|main|please|or|directly|again|for|listed|as|changed|updated|new|old|now|it|and|with|patient|pt|mom|dad|mother|father|wife|husband|son|daughter|spouse|caregiver|best';

/** Any grouping of digits behind a word that says what it is: `Tel 60-56-85-91`, `fax is 167 3943`. */
export const toldPhone: Detector = announcedValues({
  name: 'labelled-phone',
  begins: new RegExp(String.raw`(?<![A-Za-z\d])(?:${SAYS_PHONE})s?[^a-z\d]`, 'gi'),
  pattern: new RegExp(
    String.raw`(?<lead>(?:${SAYS_PHONE})s?(?:[\s:#=.,'"()[\]*-]{1,3}(?:${WORD})(?![a-z])){0,5}[\s:#=.'"[\]*-]{1,6})${NUMBER}`,
    'iy',
  ),
  further: new RegExp(
    String.raw`(?<lead>['")]{0,2}(?:,? (?:and|or|&|then)|\s?[,;/&]) (?:(?:${SAYS_PHONE}|${OF_SOMEONE}):? )?)${NUMBER}`,
    'iy',
  ),
  accepts: (found) =>
    isTelephone(found, isNear(found.lead) ? 7 : 10) && !OF_SOMETHING_ELSE.test(found.lead),
});

const WORDS = new RegExp(`^(?:${WORD})$`, 'i');
/** Behind these comes no telephone. */
const OF_SOMETHING_ELSE =
  /\b(?:ids?|mrn|account|acct|member|order|ticket|case|ref|port|pid|version|after|took|line|request|status|error|code|epoch|timestamp|at \d|dob|born|ssn|npi)\b/i;

/** Only words that say nothing stand between the label and the number. */
function isNear(lead: string): boolean {
  const [, ...words] = lead.match(/[a-z]+/gi) ?? [];
  return words.every(
    (word) => WORDS.test(word) || new RegExp(`^(?:${SAYS_PHONE})$`, 'i').test(word),
  );
}

/** The same behind words of calling, whose object may be something else: `reach her daughter on 0131 496 0000`. */
export const calledPhone: Detector = announcedValues({
  name: 'announced-phone',
  begins: new RegExp(String.raw`(?<![A-Za-z\d])(?:${CALLING}|${OF_SOMEONE})[^a-z\d]`, 'gi'),
  pattern: new RegExp(
    String.raw`(?<lead>(?:(?:${CALLING})(?: (?:[\w.'’-]{1,20})){0,5}? (?:at|on|to|via|@|from)|${OF_SOMEONE}|${CALLING})(?:[ :#=.,'"()-]{1,3}(?:${WORD})(?![a-z])){0,4}[ :#=.'"-]{1,4})${NUMBER}`,
    'iy',
  ),
  accepts: (found) =>
    isTelephone(found, 9) || (/[ .()/-]/.test(found.value) && isTelephone(found, 7)),
});

const KIND_BEHIND =
  'fax|facsimile|cell|mobile|home|work|office|(?:tele)?phone|tel|voice|pager|direct|land ?line|whatsapp';
const WORD_BEHIND = new RegExp(
  String.raw`(?<![A-Za-z\d])(?:${KIND_BEHIND}|(?<=[([])[hwcmf](?=[)\]]))(?=$|[\s).,;:!?\]])`,
  'gi',
);
const isWordBehind = matcherAt(WORD_BEHIND);
/** A word for something else: `1200 work items`. */
const NO_KIND = /^[a-z]+ (?:items?|hours?|took|call took|users?)/i;
const IN_FRONT = new RegExp(
  String.raw`(?<![A-Za-z\d.+:/=_-]|\d )(?:[(+]{0,2}\d{1,5}\)?(?:[ .()/-]{1,2}\d{2,9}){1,5}|\d{10,11})${EXTENSION}?(?<behind>['")\]]{0,2}\s{0,2}[,([-]?\s?(?:is )?(?:(?:his|her|their|my|the|a|as|for) )?(?:(?:home|work|office|business|direct|main|emergency|alternate|contact|personal) )?)$`,
  'i',
);
/** A number and what may stand between it and the word behind. */
const REACH = 64;

/** Any grouping of digits with the word behind it: `930.167.3943 fax`, `(020) 7946 0958 (home)`. */
export const phoneBeforeWord: Detector = {
  name: 'labelled-phone',
  kind: 'identifier',
  sieve: SIEVE.digit,
  begins: WORD_BEHIND,
  redact(text, context, places) {
    let out = '';
    let copied = 0;
    for (const place of places ?? placesOf(text, WORD_BEHIND)) {
      const from = Math.max(copied, place - REACH);
      const found = IN_FRONT.exec(text.slice(from, place));
      if (found === null || !isWordBehind(text, place)) continue;
      if (NO_KIND.test(text.slice(place, place + REACH))) continue;
      const start = from + found.index;
      const end = place - (found.groups?.behind?.length ?? 0);
      const value = text.slice(start, end);
      if (!isTelephone({ value, text, end, lead: '' }, 7)) continue;
      out += text.slice(copied, start) + context.replace(value);
      copied = end;
    }
    return copied === 0 ? text : out + text.slice(copied);
  },
};

/**
 * National forms with the trunk prefix 0 and groups (ITU-T E.123): `0688 872 49 99`,
 * `(08) 8235 1234`, `0961-7596216`, `06.12.34.56.78`, `07700 900123`.
 */
export const nationalPhone: Detector = patternDetector({
  name: 'national-phone',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern: new RegExp(
    String.raw`(?<![A-Za-z\d.+:/-]|\d )(?<lead>)(?:\(0\d{1,4}\)[ -]?\d{2,4}(?:[ -]\d{2,4}){1,3}|0[1-9]\d{0,3}[ /-]\d{2,4}(?:[ -]\d{2,4}){1,3}|0[1-9]\d{1,3}[/-]\d{6,8}|0[1-9](?:(?: \d\d){4}|(?:\.\d\d){4}|(?:-\d\d){4})|\(?0[1-9]\d{2,3}\)? \d{5,6})${EXTENSION}?(?![A-Za-z\d:-]|\.\d| \d)`,
    'gi',
  ),
  accepts: (value) => {
    const digits = digitCount(withoutExtension(value));
    return digits >= 9 && digits <= 12;
  },
});

/** What has the digits of a telephone, but is a date, an address of the network, a version or a time. */
const OTHER =
  /^(?:(?:19|20)\d\d([-/.])\d{1,2}\1\d{1,2}(?: \d.*)?|\d{1,2}([-/.])\d{1,2}\2(?:19|20)?\d\d(?: \d.*)?|\d{1,3}(?:\.\d{1,3}){3}|\d+\.\d+|\d+(?:\.\d+)+|(?:19|20)\d\d (?:19|20)\d\d)$/;
/** Numbers that were counted, and a telephone's that were not. */
const COUNTED =
  /^\s?(?:ms|s|sec(?:onds?)?|min(?:utes?)?|times?|bytes?|[kmg]b|rows?|records?|items?|messages?|calls?|users?|patients?|attempts?|steps?|requests?)\b/i;

function isTelephone({ value, text, end }: Announced, fewest: number): boolean {
  const number = withoutExtension(value);
  const digits = digitCount(number);
  if (digits < fewest || digits > 15 || COUNTED.test(text.slice(end, end + 12))) return false;
  return (
    !OTHER.test(number) || /^\d{3}\.\d{3}\.\d{4}$/.test(number) || /^0\d(?:\.\d\d){4}$/.test(number)
  );
}

function withoutExtension(value: string): string {
  const extension = value.search(/[xe]/i);
  return extension === -1 ? value : value.slice(0, extension).replace(/[\s,;(]{1,3}$/, '');
}

function digitCount(text: string): number {
  return text.replace(/\D/g, '').length;
}
