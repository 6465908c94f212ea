import { type Detector, patternDetector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';

/**
 * Dates after a word that says they are of birth: numeric, ISO 8601, HL7 (`19800131`) or with
 * the month's name. Other dates stay, since every log line has one.
 *
 * @see 45 CFR 164.514(b)(2)(i)(C)
 */
export const dateOfBirth: Detector = patternDetector({
  name: 'date-of-birth',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern:
    /(?<lead>\b(?:dob|d\.o\.b\.?|born(?: on| in)?|date of birth|birth ?(?:date|day)|birth)[\s:#=]{0,3}(?:is |was |on )?["']?)(?:\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}|\d{8}|\d{1,2}(?:st|nd|rd|th)?(?: of)? [A-Z]{3,9}\.?,? \d{4}|[A-Z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|(?:19|20)\d{2})(?![\w])/gi,
});
