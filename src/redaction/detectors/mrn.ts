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
    /(?<lead>\b(?:mrn|(?:medical|hospital) record(?: (?:number|num|no\.?|id))?|chart (?:number|no\.?)|patient (?:id|number|no\.?))(?:["']?[\s:#=]{1,4}(?:is )?["']?|(?=\d{4,24}(?!\w))))(?=[A-Z-]{0,8}\d)[A-Z0-9][A-Z0-9-]{1,24}(?![\w])/gi,
});

/** The same under the label `patient id`. */
export const patientNumber: Detector = patternDetector({
  name: 'mrn',
  kind: 'identifier',
  pattern:
    /(?<lead>\bpatient (?:id|number|no\.?)[\s:#=]{1,4}(?:is )?)(?=[A-Z-]{0,8}\d)[A-Z0-9][A-Z0-9-]{1,35}(?![\w])/gi,
});
