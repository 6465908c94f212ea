import { type Detector, patternDetector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';

/**
 * US social security numbers written with separators, and nine bare digits after a label.
 * Area 000, 666 and 900-999, group 00 and serial 0000 are never assigned, except that
 * 9xx area numbers are taxpayer numbers (ITIN), which identify as well.
 *
 * @see https://www.ssa.gov/employer/randomization.html
 */
export const ssn: Detector = patternDetector({
  name: 'ssn',
  kind: 'identifier',
  sieve: SIEVE.digit,
  // White space between groups that a column of numbers has as well: no number stands beside them.
  pattern:
    /(?<![A-Za-z\d.-])(?<lead>)(?:\d{3}([- .\u2010-\u2013])\d{2}\2\d{4}|\d{3}(?: - |-\s{0,2})\d{2}(?: - |-\s{0,2})\d{4}|(?<!\d\s{1,2})\d{3}(?: {2}\d{2} {2}|\t\d{2}\t|\r?\n\d{2} )\d{4}(?!\s{1,2}\d))(?![A-Za-z\d-]|\.\d)/g,
  accepts: assigned,
});

/** The same number without separators, where a label says what it is. */
export const labelledSsn: Detector = patternDetector({
  name: 'ssn',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern:
    /(?<lead>\b(?:ssn|social(?: security)?(?: (?:number|no\.?))?)[\s:#=]{0,3}(?:is )?)\d{9}(?![A-Za-z\d-])/gi,
  accepts: assigned,
});

/** The last four alone, where it is said what of: `SSN last four 6789`, `xxx-xx-6789`. */
export const ssnEnding: Detector = patternDetector({
  name: 'ssn',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern:
    /(?<lead>\b(?:(?:ssn|social(?: security)?(?: (?:number|no\.?))?)[ :#=]{1,3}(?:last (?:four|4)(?: digits)?[ :]{1,2}(?:is |are )?|[x*]{3}[- ]?[x*]{2}[- ]?)|xxx-xx-))\d{4}(?![A-Za-z\d]|\.\d)/gi,
});

function assigned(value: string): boolean {
  const digits = value.replace(/\D/g, '');
  const area = digits.slice(0, 3);
  return (
    area !== '000' && area !== '666' && digits.slice(3, 5) !== '00' && digits.slice(5) !== '0000'
  );
}
