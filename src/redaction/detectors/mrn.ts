import { type Detector, patternDetector } from '../detector.ts';

/**
 * Medical record numbers, which have no form of their own, after a label:
 * `MRN 12345`, `mrn#A-1234`, `medical record number is 000123`, `chart no. 99-1`.
 *
 * @see 45 CFR 164.514(b)(2)(i)(H)
 */
export const mrn: Detector = patternDetector({
  name: 'mrn',
  kind: 'identifier',
  pattern:
    /(?<lead>\b(?:mrn|mrns(?=[ :#]{1,3}\d{6})|(?:medical|hospital) record(?: (?:number|num|no\.?|id))?|chart (?:number|no\.?)|chart(?=[ #:]{1,3}\d{5})|(?:visit|encounter)(?=[ #:]{1,3}(?:[A-Z]{1,3}\d{6}|\d{7}))|hosp(?:ital|\.)? (?:id|number|no\.?)|(?:patient|pt\.?) (?:id|number|no\.?))(?:["']?[\s:#=]{1,4}(?:is )?["']?|(?=\d{4,24}(?!\w))))(?=[A-Z-]{0,8}\d)[A-Z0-9][A-Z0-9-]{1,24}(?![\w])/gi,
});

/** The same under the label `patient id`. */
export const patientNumber: Detector = patternDetector({
  name: 'mrn',
  kind: 'identifier',
  pattern:
    /(?<lead>\bpatient (?:id|number|no\.?)[\s:#=]{1,4}(?:is )?)(?=[A-Z-]{0,8}\d)[A-Z0-9][A-Z0-9-]{1,35}(?![\w])/gi,
});

/** A second number behind the first: `MRN 00482913 merged into 00482914`. */
export const furtherMrn: Detector = patternDetector({
  name: 'mrn',
  kind: 'identifier',
  pattern:
    /(?<lead>\b(?:mrns?|charts?|patient ids?|medical records?)[\s:#=]{1,4}REDACTED(?: was)?(?: merged)?(?:,| and| or| into| with| to| vs\.?| ->| &|\/) ?)\d{4,12}(?![A-Za-z\d])/gi,
});
