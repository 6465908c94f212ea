import { type Detector, patternDetector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';

/** Labels that speak of one person's number by themselves. */
const NUMBERS = String.raw`mrn|med(?:ical)?\.? ?rec(?:ord)?s?|ssn|social security|npi|nhs|passport|health ?plan|medicare|medicaid|vin|imei|mbi|hicn|driver'?s? licen[cs]e`;
/** Labels that say of what a number is, and need a word or sign that says that it is one. */
const THINGS =
  'plan|member|subscriber|policy(?: ?holder)?|account|acct|claim|beneficiary|group|patient|pt|chart|accession|insurance|insured|certificate|licen[cs]e|national|tax|guarantor|enrollee|coverage';
const TAIL = String.raw`[ _-]?(?:id|identifier|number|num|no|nr|nbr|code|ref)\b\.?`;
const SIGN = '(?:[:=#]|->|→|=>|[–—-]|is|was|are|equals)';
const QUOTE = String.raw`["'\x60(\[“‘«]`;

/**
 * Numbers of persons behind their label, whatever stands between the two: `MRN is #SF-54321`,
 * `plan ID: TR-567899`, `passport number 'A12345678'`, `MRN-12345678`, `ssn -> 219099999`.
 *
 * @see 45 CFR 164.514(b)(2)(i)(G) to (K)
 */
export const softLabel: Detector = patternDetector({
  name: 'labelled-number',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern: new RegExp(
    String.raw`(?<lead>(?<![A-Za-z\d])(?:(?:${NUMBERS})(?:${TAIL})?|(?:${THINGS})${TAIL}|(?:${THINGS})(?=[ ]?#|[_-]\d{6}))["'\x60)\]]?[\s_.]{0,8}(?:${SIGN}\s{0,4}){0,3}${QUOTE}{0,2}#?)(?=[A-Z]{0,4}-?\d)[A-Z\d]{1,24}(?:(?:-(?=[A-Z]{0,4}\d)| (?=\d{3}))[A-Z\d]{1,24}){0,6}(?![A-Za-z\d])`,
    'gi',
  ),
  accepts: (value) => value.replace(/\D/g, '').length >= 4 && !DATE.test(value),
});

/** The number behind `account-` may be a day's. */
const DATE = /^(?:19|20)\d{2}[- ]?(?:0[1-9]|1[0-2])[- ]?(?:[0-2]\d|3[01])$/;

/**
 * Secrets behind their label in quotes, or behind an arrow: `password "Xy7…"`,
 * `"password" -> "Xy7…"`, `password was 'tulip'`.
 */
export const softSecret: Detector = patternDetector({
  name: 'told-secret',
  kind: 'secret',
  pattern:
    /(?<lead>\b(?:password|passwd|passphrase|passcode|secret|api[ _-]?key|(?:access|secret|private)[ _-]?key|(?:(?:auth|access|refresh|session)[ _-]?)?token)["'`]?\s{0,4}(?:->|→|=>|is|was|set to|changed to|of)?\s{0,4}["'`])[^\s"'`<>]{4,200}(?=["'`])/gi,
  accepts: (value, text, offset) => {
    const lead = text.slice(Math.max(0, offset - 24), offset);
    if (MESSAGE.test(value)) return false;
    return /(?:->|→|is|was|to)\s{0,4}["'`]$/i.test(lead) || /[\d!@#$%^&*]/.test(value);
  },
});

/** Words of a message about the secret, a property, or a place. */
const MESSAGE =
  /^(?:required|missing|invalid|expired|empty|undefined|null|true|false|string|number|must|should|incorrect|wrong|valid|none|default|REDACTED|.*[({[<].*|\$.*|%.*|[\w.-]+\/[\w./-]+|[\w-]+_(?:token|password|secret|key)|.*\.(?:[jt]sx?|json|ya?ml|md|py|go))$/i;
