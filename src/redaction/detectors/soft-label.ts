import { type Detector, patternDetector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';

const TAIL = String.raw`[ _-]?(?:id|identifier|number|num|no|nr|nbr|code|ref)\b\.?`;
const SIGN = '(?:[:=#]|->|→|=>|[–—-]|is|was|are|equals)';
const QUOTE = String.raw`["'\x60(\[“‘«]`;
const BETWEEN = String.raw`["'\x60)\]]?[\s_.]{0,8}(?:${SIGN}\s{0,4}){0,3}${QUOTE}{0,2}#?`;
const NUMBER = String.raw`(?=[A-Z]{0,4}-?\d)[A-Z\d]{1,24}(?:(?:-(?=[A-Z]{0,4}\d)| (?=\d{3}))[A-Z\d]{1,24}){0,6}(?![A-Za-z\d])`;

/** Social security numbers, whatever stands between them and their label: `ssn -> '219…'`. */
export const softSsn: Detector = patternDetector({
  name: 'labelled-ssn',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern: new RegExp(
    String.raw`(?<lead>(?<![A-Za-z\d])(?:ssn|social security)(?:${TAIL})?${BETWEEN})${NUMBER}`,
    'gi',
  ),
  accepts: hasDigits,
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
  accepts: hasDigits,
});

function hasDigits(value: string): boolean {
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
    /(?<lead>\b(?:password|passwd|passphrase|passcode|secret|api[ _-]?key|(?:access|secret|private)[ _-]?key|(?:(?:auth|access|refresh|session)[ _-]?)?token)["'`]?\s{0,4}(?:->|→|=>|is|was|set to|changed to|of)?\s{0,4}["'`])[^\s"'`<>]{4,200}(?=["'`])/gi,
  accepts: (value, text, offset) => {
    const lead = text.slice(Math.max(0, offset - 24), offset);
    if (MESSAGE.test(value)) return false;
    return /(?:->|→|is|was|to)\s{0,4}["'`]$/i.test(lead) || /[\d!@#$%^&*]/.test(value);
  },
});

/** Words of a message about the secret, a property, or a place. */
const MESSAGE =
  /^(?:required|missing|invalid|expired|empty|undefined|null|true|false|string|number|must|should|incorrect|wrong|valid|none|default|REDACTED|[\w.-]{1,100}\/[\w./-]{1,100}|[\w-]{1,60}_(?:token|password|secret|key)|[\w./-]{1,100}\.(?:[jt]sx?|json|ya?ml|md|py|go))$|^[$%]|[({[<]/i;
