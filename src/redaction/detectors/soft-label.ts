import { type Detector, patternDetector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';
import { announcedValues } from './announced-values.ts';

const TAIL = String.raw`[ _-]?(?:id|identifier|number|num|no|nr|nbr|code|ref)\b\.?`;
const SIGN = '(?:[:=#]|->|→|=>|[–—-]|is|was|are|equals)';
const QUOTE = String.raw`["'\x60(\[“‘«]`;
const BETWEEN = String.raw`["'\x60)\]]?[\s_.]{0,8}(?:${SIGN}\s{0,4}){0,3}${QUOTE}{0,2}#?`;
const NUMBER = String.raw`(?=[A-Z]{0,4}-?\d)[A-Z\d]{1,24}(?:(?:-(?=[A-Z]{0,4}\d)| (?=\d{3}))[A-Z\d]{1,24}){0,6}(?![A-Za-z\d])`;

const SOCIAL = String.raw`ssns?|s\.s\.n\.?|ss ?(?:#|no\.?|num(?:ber)?)|soc(?:ial)?\.? ?sec(?:urity)?\.?|social(?= ?(?:#|no\b|num|is|was|:|on\b|we\b|listed|ending|\d))|sosec|itin|tin(?=[ :#=]{1,3}\d)|tax(?:payer)?\.? ?id(?:entification)?|ein`;
const AFTER_LABEL = String.raw`[\s:;#=.,?!|_/'"“”‘’\x60()[\]{}<>*→–—-]`;

/** The next line, or another label: four digits behind it are of something else. */
const ELSE = /\n|(?:phone|fax|tel|cell|mobile|zip|card|account|acct|mrn|dob)(?![a-z])/i;

/**
 * Social security and taxpayer numbers, whatever words stand between them and their label: nine
 * digits in any groups, or the last four, where it is said that they are.
 */
export const toldSsn: Detector = announcedValues({
  name: 'labelled-ssn',
  begins: new RegExp(`(?<![A-Za-z\\d])(?:${SOCIAL})(?![a-z])`, 'gi'),
  pattern: new RegExp(
    String.raw`(?<lead>(?:${SOCIAL})(?![a-z])(?:${AFTER_LABEL}{1,4}(?:[a-z]{1,15}|4(?=[):;]| (?:digits|of|are|is))|[x*]{2,5})(?![a-z\d])){0,10}?${AFTER_LABEL}{0,8})(?:\d{3}[ .–-]{0,3}\d{2}[ .–-]{0,3}\d{4}|\d{2}-\d{7}|\d{4})(?![\w-]|[.:/]\d| ?%)`,
    'iy',
  ),
  further: /(?<lead>,? (?:and|or|&|not|vs\.?|to|->) )(?:\d{3}[ .–-]?\d{2}[ .–-]?\d{4})(?![\w-])/iy,
  accepts: ({ lead, value, text, end }) => {
    if (
      /^\s?(?:rows?|records?|ms|bytes|times|items|requests?|patients?)\b/i.test(
        text.slice(end, end + 12),
      )
    )
      return false;
    if (value.length > 4) return true;
    return /(?:last|ending|ends?|final|four|digits|[x*]{2})\W/i.test(lead) && !ELSE.test(lead);
  },
});

/** The same of another form: `ssn -> '219…'`, `social security: QX-219…`. */
export const softSsn: Detector = patternDetector({
  name: 'labelled-ssn',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern: new RegExp(
    String.raw`(?<lead>(?<![A-Za-z\d])(?:ssn|social security)(?:${TAIL})?${BETWEEN})${NUMBER}`,
    'gi',
  ),
  accepts: hasDigitsApart,
});

/** The same of tax and national numbers, and of vehicles and telephones. */
export const softNumber: Detector = patternDetector({
  name: 'labelled-number',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern: new RegExp(
    String.raw`(?<lead>(?<![A-Za-z\d])(?:(?:itin|nino|imei|vin)(?:${TAIL})?|(?:national|tax|tax ?payer|health card|vehicle|device serial)${TAIL})${BETWEEN})${NUMBER}`,
    'gi',
  ),
  accepts: hasDigitsApart,
});

/** Letters right behind the label go on with its word: `SSNJGQK29…` is somebody's ID. */
function hasDigitsApart(value: string, text: string, offset: number): boolean {
  if (/[A-Za-z]/.test(text.charAt(offset - 1)) && !/^\d/.test(value)) return false;
  return value.replace(/\D/g, '').length >= 4;
}

/**
 * Secrets behind their label in quotes, or behind an arrow: `password "Xy7…"`,
 * `"password" -> "Xy7…"`, `password was 'tulip'`.
 */
export const softSecret: Detector = patternDetector({
  name: 'told-secret',
  kind: 'secret',
  pattern:
    /(?<lead>\b(?:password|passwd|passphrase|passcode|secret|api[ _-]?key|(?:access|secret|private)[ _-]?key|(?:(?:auth|access|refresh|session)[ _-]?)?token)["'`]?\s{0,4}(?:->|→|=>|is|was|set to|changed to|of)?\s{0,4}["'`])(?![:=,;)\]}])[^\s"'`<>]{4,200}(?=["'`])/gi,
  accepts: (value, text, offset) => {
    const lead = text.slice(Math.max(0, offset - 24), offset);
    if (MESSAGE.test(value)) return false;
    return /(?:->|→|is|was|to)\s{0,4}["'`]$/i.test(lead) || /[\d!@#$%^&*]/.test(value);
  },
});

/** Words of a message about the secret, a property, or a place. */
const MESSAGE =
  /^(?:required|missing|invalid|expired|empty|undefined|null|true|false|string|number|must|should|incorrect|wrong|valid|none|default|REDACTED|[\w.-]{1,100}\/[\w./-]{1,100}|[\w-]{1,60}_(?:token|password|secret|key)|[\w./-]{1,100}\.(?:[jt]sx?|json|ya?ml|md|py|go))$|^[$%]|[({[<]/i;
