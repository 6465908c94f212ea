import { type Detector, patternDetector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';

/** A date in brackets behind a patient's name is of birth. */
export const dateBehindName: Detector = patternDetector({
  name: 'date-of-birth',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern:
    /(?<![\p{L}\p{N}_./-])(?<lead>(?:[Pp]atient|PATIENT|[Pp]t\.?):? (?:\p{Lu}[\p{L}\p{M}'’.-]{0,30},? ){1,4}\()(?:\d{4}-\d\d-\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})(?=[),])/gu,
});
