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
  pattern: /(?<![\w.-])(?<lead>)\d{3}([- .\u2010-\u2013])\d{2}\2\d{4}(?![\w-]|\.\d)/g,
  accepts: assigned,
});

/** The same number without separators, where a label says what it is. */
export const labelledSsn: Detector = patternDetector({
  name: 'ssn',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern:
    /(?<lead>\b(?:ssn|social security(?: (?:number|no\.?))?)[\s:#=]{0,3}(?:is )?)\d{9}(?![\w-])/gi,
  accepts: assigned,
});

function assigned(value: string): boolean {
  const digits = value.replace(/\D/g, '');
  const area = digits.slice(0, 3);
  return (
    area !== '000' && area !== '666' && digits.slice(3, 5) !== '00' && digits.slice(5) !== '0000'
  );
}
