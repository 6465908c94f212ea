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
    /(?<lead>\b(?:(?:re-?)?admitted|d\/c(?:'?d)?(?: date)?|implanted|implant date|surgery|admission(?: date)?|date of (?:admission|discharge|death|service|surgery|visit)|discharged(?: home)?|discharge(?: date)?|death date|deceased|passed away|died|dod|surgery date|appointment (?:date)?)(?:[ :=]{1,3}(?:is |was |on |in )?))(?:\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}|\d{8}|\d{1,2}(?:st|nd|rd|th)?(?: of)? [A-Z]{3,9}\.?,? \d{4}|[A-Z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}\/\d{4}|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}(?:st|nd|rd|th)?)(?:[T ]\d\d:\d\d(?::\d\d)?)?(?!\w)/gi,
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
    /(?<lead>\b(?:aged?(?: is| of|:)? |turn(?:ed|s)? |(?:patient|he|she|mother|father|mom|dad|wife|husband|sister|brother|aunt|uncle|grandmother|grandfather|grandma|grandpa) is ))(?:9\d|1[0-2]\d)(?![\w.:%-]| (?:percent|%|ms|s|sec|min|hours?|days?|miles?|km|kg|lbs?|mg|cm|degrees)\b)|(?<![\w.:-])(?:9\d|1[0-2]\d)(?=[ -]?(?:years?[ -]old|year-?old|y\/o|yo\b|yrs? old))/gi,
});

/** A date in brackets behind a patient's name is of birth. */
export const dateBehindName: Detector = patternDetector({
  name: 'date-of-birth',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern:
    /(?<![\p{L}\p{N}_./-])(?<lead>(?:[Pp]atient|PATIENT|[Pp]t\.?):? (?:\p{Lu}[\p{L}\p{M}'’.-]{0,30},? ){1,4}\()(?:\d{4}-\d\d-\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})(?=[),])/gu,
});
