import { type Detector, patternDetector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';
import { announcedValues } from './announced-values.ts';

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

const PLATE_LABEL = String.raw`licen[cs]e (?:plate|tag)s?|lic\.? (?:plate|tag)s?|(?:number|registration|vanity|temp(?:orary)?|dealer|rear|front) (?:plate|tag)s?|(?:vehicle|car|truck|auto|van|automobile|motorcycle|trailer|suv) (?:plates?|tags?|reg(?:istration)?|rego|licen[cs]e|id|number)|plates?[ _.-]?(?:no|num|number|id|#)|tag[ _.-]?(?:no|num|number|#)|rego|reg\.? (?:no|num|number|plate|mark)|v5c|plated|chassis (?:no|number)|(?:vin|vehicle identification)(?: (?:no|num|number))?`;
const BETWEEN = String.raw`[\s:;#=.,?!|_/'"“”‘’\x60()[\]{}<>*→–—-]`;

/**
 * Licence plates and other vehicles' numbers, which have no form of their own, behind a label and
 * whatever words: `the plate number we have is 4ABC123`.
 *
 * @see 45 CFR 164.514(b)(2)(i)(L)
 */
export const licencePlate: Detector = announcedValues({
  name: 'licence-plate',
  begins: new RegExp(`(?<![A-Za-z\\d])(?:${PLATE_LABEL})(?![a-z])`, 'gi'),
  pattern: new RegExp(
    String.raw`(?<lead>(?:${PLATE_LABEL})(?![a-z])(?:${BETWEEN}{1,4}[a-z]{1,15}(?![a-z\d])){0,7}?${BETWEEN}{1,8})(?:(?=[a-z]{0,4}\d|[a-z]{1,4}[ -]\d)[a-z\d]{4,17}|(?!(?:is|was|we|to|of|on|no|a|as|it|the|has|for|her|his|my|car|per|van|new|old|in|by|and|from|says|with|are|not|yes|our|your|via|see|at|or|had|have|did|this|that|reg|tag)[ -])(?=(?:[a-z]{1,4}[ -]){0,2}[a-z]{0,3}\d)[a-z\d]{1,4}(?:[ -][a-z\d]{1,5}){1,2})(?![\w-]|\.\w)`,
    'iy',
  ),
  accepts: ({ lead, value, text, end }) => {
    if (value === value.toLowerCase() && / [a-z]/.test(value)) return false;
    if (
      /^\s?(?:%|ms\b|rows?\b|times\b|items\b|of\b|mg\b|ml\b|wells?\b)/i.test(
        text.slice(end, end + 8),
      )
    )
      return false;
    const digits = value.replace(/\D/g, '').length;
    const far = (lead.match(/[a-z]+/gi) ?? []).length > 4;
    return digits > 0 && (/[a-z]/i.test(value) ? digits > 1 || !far : digits > 4);
  },
});

/** A plate behind the bare word, in the forms of most states: plates of a laboratory have wells. */
export const bareLicencePlate: Detector = patternDetector({
  name: 'licence-plate',
  kind: 'identifier',
  sieve: SIEVE.digit | SIEVE.capital,
  pattern:
    /(?<lead>\b(?:[Pp]lates?|[Tt]ags?|[Rr]eg|PLATE|TAG)(?: is| was| reads?)?[ :#=|-]{1,3})(?:[A-Z]{2} )?(?:\d{0,2}[A-Z]{2,3}[ -]?\d{3,4}|\d{3}[ -]?[A-Z]{3}|\d[A-Z]{3}\d{3}|[A-Z]{2}\d{2}[ -]?[A-Z]{3})(?![A-Za-z\d-])/g,
});
