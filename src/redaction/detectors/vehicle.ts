import { type Detector, patternDetector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';

const VALUES: Readonly<Record<string, number>> = Object.fromEntries(
  [...'ABCDEFGHJKLMNPRSTUVWXYZ'].map((letter, index) => [
    letter,
    Number('12345678123457923456789'[index]),
  ]),
);
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/**
 * Vehicle identification numbers: ISO 3779, with the check digit of 49 CFR 565.15 and its four
 * digits at the end.
 *
 * @see 45 CFR 164.514(b)(2)(i)(L)
 */
export const vin: Detector = patternDetector({
  name: 'vin',
  kind: 'identifier',
  sieve: SIEVE.digit | SIEVE.capital,
  pattern: /(?<![A-Za-z\d-])(?<lead>)[A-HJ-NPR-Z\d]{8}[\dX][A-HJ-NPR-Z\d]{4}\d{4}(?![A-Za-z\d-])/g,
  accepts: (value) => (value.match(/[A-Z]/g)?.length ?? 0) >= 2 && hasCheckDigit(value),
});

function hasCheckDigit(value: string): boolean {
  const sum = WEIGHTS.reduce(
    (total, weight, index) =>
      total + weight * (VALUES[value[index] as string] ?? Number(value[index])),
    0,
  );
  return '0123456789X'[sum % 11] === value[8];
}

/** Licence plates and other vehicles' numbers, which have no form of their own, after a label. */
export const licencePlate: Detector = patternDetector({
  name: 'licence-plate',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern:
    /(?<lead>\b(?:licen[cs]e plate|number plate|plate number|plate no\.?|vehicle (?:registration|reg|id)|registration plate|vin)(?: (?:number|no\.?))?[ :#=]{1,3}(?:is )?)(?=[A-Z -]{0,6}\d)[A-Z\d](?:[ -]?[A-Z\d]){2,17}(?![A-Za-z\d-])/gi,
});

/** A plate behind the bare word, in the forms of most states: plates of a laboratory have wells. */
export const bareLicencePlate: Detector = patternDetector({
  name: 'licence-plate',
  kind: 'identifier',
  sieve: SIEVE.digit | SIEVE.capital,
  pattern:
    /(?<lead>\b[Pp]late[ :#]{1,3})(?:[A-Z]{2} )?(?:\d{0,2}[A-Z]{2,3}[ -]?\d{3,4}|\d{3}[ -]?[A-Z]{3})(?![A-Za-z\d-])/g,
});
