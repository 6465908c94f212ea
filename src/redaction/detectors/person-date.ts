import { type Detector, patternDetector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';

/**
 * Dates of a person's care after a word that says so: admission, discharge, death. Dates of
 * software (`certificate expired on`, `process died at`) have other words.
 *
 * @see 45 CFR 164.514(b)(2)(i)(C)
 */
export const careDate: Detector = patternDetector({
  name: 'care-date',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern:
    /(?<lead>\b(?:admitted|admission(?: date)?|date of (?:admission|discharge|death|service|surgery|visit)|discharged|discharge(?: date)?|death date|deceased|passed away|died|dod|surgery date|appointment (?:date)?)(?:[ :=]{1,3}(?:is |was |on |in )?))(?:\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}|\d{8}|\d{1,2}(?:st|nd|rd|th)?(?: of)? [A-Z]{3,9}\.?,? \d{4}|[A-Z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})(?:[T ]\d\d:\d\d(?::\d\d)?)?(?!\w)/gi,
});

/**
 * Ages over 89, which the standard counts among the identifiers; younger ones stay.
 *
 * @see 45 CFR 164.514(b)(2)(i)(C)
 */
export const highAge: Detector = patternDetector({
  name: 'age-over-89',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern:
    /(?<lead>\b(?:aged?(?: is| of|:)? |turn(?:ed|s)? |patient is ))(?:9\d|1[0-2]\d)(?![\w.:%-])|(?<![\w.:-])(?:9\d|1[0-2]\d)(?=[ -]?(?:years?[ -]old|year-?old|y\/o|yo\b|yrs? old))/gi,
});
