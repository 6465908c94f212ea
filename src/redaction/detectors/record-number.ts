import type { Detector } from '../detector.ts';
import { type Announced, announcedValues } from './announced-values.ts';
import {
  digitsOf,
  furtherValues,
  GAP,
  GROUPS,
  isAlike,
  isCounted,
  isIdentifier,
  isYear,
  VALUE,
} from './number-forms.ts';

/** A word that says that a number follows. */
const NUMBER = String.raw`(?:(?:id|num|nr|no|nbr|number|identifier|code|ref|reference|digits|card)(?:s|\(s\))?|#)`;
/** Words between a label and its value that say nothing. */
const FILLER = `(?:id|num|nr|nos?|nbr|numbers?|identifiers?|is|was|are|were|as|of|for|the|this|that|with|by|under|found|having|value|equals|not|does|exist|exists|new|old|current|on|file|patient|pt|now|reads|starting|ending|in|to|from|changed|set|assigned|given|her|his|their|my|your|it|it's|following|listed|shows|says|like|either|still|has|have|been|already|which|who|must|be|unique|duplicate|invalid)`;

const MEDICAL = String.raw`m\.?r\.?n\.?s?|mrno|mr ?(?:no|num|number|#)|(?:medical|med|hospital|hosp|health|clinic|clinical)\.?[ _-]?(?:rec|record)s?|e\.?h\.?r\.?|e\.?m\.?r\.?|empi|hicn?|mbi|csn`;
const PERSON = 'patient|pt|subject|participant|resident|inpatient|outpatient|enrollee|insured';
const THING = `chart|encounter|visit|accession|acc|acsn|acct|account|member|subscriber|beneficiary|group|policy|plan|claim|insurance|coverage|payer|health plan|medicaid|medicare|(?<!test[ -])case|study|trial|specimen|sample|prescription|rx|requisition|referral|authorization|auth|auth'?n|pre-?auth|certificate|cert|badge|employee|student|donor|recipient|admission|episode|appointment|appt|registration|hospital|hosp|episode of care|tricare|va file|unit`;
const PAPERS = `passport|(?:driver'?s?'? |driving )?licen[cs]e|dl|state id|green card|visa|npi|dea|upin|medical licen[cs]e|fingerprint|voiceprint|iris scan|retina(?:l)? scan|biometric|face id`;

const POSSESSIVE = "(?:s|s'|'s|’s)?";

/** `LAB|NORTH|EHR|48213`: the name of a system in an HL7 message, beside another field. */
const BESIDE_SYSTEM = /^e\.?[hm]\.?r\.?\|/i;

/**
 * Medical record numbers and those of a patient, which have no form of their own, behind their
 * label and what people write between: `MRN is #SF-54321`, `Med Rec# 12345`, `mrn12345678`.
 *
 * @see 45 CFR 164.514(b)(2)(i)(H)
 */
export const recordNumber: Detector = announcedValues({
  name: 'mrn',
  begins: new RegExp(String.raw`(?<![A-Za-z\d])(?:${MEDICAL})`, 'gi'),
  pattern: new RegExp(
    String.raw`(?<lead>(?:${MEDICAL})(?:${GAP}{1,4}${FILLER}(?![a-z\d])){0,6}${GAP}{0,8})(?:${GROUPS}|${VALUE})`,
    'iy',
  ),
  further: furtherValues(),
  accepts: (found) => !BESIDE_SYSTEM.test(found.lead) && isIdentifier(found, fewestDigits(found)),
  isFurther: isAlike,
});

/**
 * Numbers that name what they are a number of: `plan ID: TR-567899`, `visit no. 00412`, `passport
 * number 'A12345678'`.
 *
 * @see 45 CFR 164.514(b)(2)(i)(I), (J), (K), (R)
 */
export const namedNumber: Detector = announcedValues({
  name: 'labelled-number',
  begins: new RegExp(
    String.raw`(?<![A-Za-z\d])(?:${THING}|${PERSON}|${PAPERS})${POSSESSIVE}(?:${GAP}{1,3}(?:id|card|record|plate))?${GAP}{0,3}(?:${NUMBER})`,
    'gi',
  ),
  pattern: new RegExp(
    String.raw`(?<lead>(?:${THING}|${PERSON}|${PAPERS})${POSSESSIVE}(?:${GAP}{1,3}(?:id|card|record|plate))?${GAP}{0,3}(?:${NUMBER})(?![a-z])(?:${GAP}{1,4}${FILLER}(?![a-z\d])){0,6}${GAP}{0,8})(?:${GROUPS}|${VALUE})`,
    'iy',
  ),
  further: furtherValues(),
  accepts: (found) =>
    isIdentifier(
      found,
      /^(?:sample|unit|trial)/i.test(found.lead) ? 6 : /^group/i.test(found.lead) ? 5 : 3,
    ),
  isFurther: isAlike,
});

/**
 * The number of a patient, a visit or a claim right behind the word, and in the sentences that
 * software writes: `Patient 7712345 not found`, `patient not found: P0012345`.
 */
export const bareNumber: Detector = announcedValues({
  name: 'mrn',
  begins: new RegExp(String.raw`(?<![A-Za-z\d])(?:${PERSON})s?[^a-z\d]`, 'gi'),
  pattern: new RegExp(
    String.raw`(?<lead>(?:${PERSON})s?(?:${GAP}{1,4}(?:${FILLER}|lookup|failed|missing|unknown|invalid|error|match|matching|duplicate|conflict|merge|created|updated|deleted|admitted|discharged|registered|could|identified|called|number|search|no)(?![a-z\d])){0,6}${GAP}{1,8})${VALUE}`,
    'iy',
  ),
  further: furtherValues(),
  accepts: (found) => isIdentifier(found, 4) && !isCounted(found) && !isYear(found.value),
  isFurther: isAlike,
});

/** The same behind words that mean other things as well: only what looks like an identifier. */
export const looseNumber: Detector = announcedValues({
  name: 'labelled-number',
  begins: new RegExp(
    String.raw`(?<![A-Za-z\d])(?:chart|encounter|visit|accession|acct|member|subscriber|beneficiary|policy|claim|specimen|medicaid|medicare|passport|(?<!/)dl|npi|account)s?${GAP}{1,5}(?:not |is|was|for|with|has|could |REDACTED|[a-z]{0,8}(?:[-_./#][a-z]{0,4}){0,2}\d)`,
    'gi',
  ),
  pattern: new RegExp(
    `(?<lead>(?:(?<!(?:aws|cloud|service|storage|gcp|azure|system|volume|retention|cache)[ _-])(?:chart|encounter|visit|accession|acct|member|subscriber|beneficiary|policy|claim|specimen|medicaid|medicare|passport|(?<!/)dl|npi|account))s?(?:${GAP}{1,3}(?:not found|is|was|for|with|has|could not be found)){0,2}${GAP}{1,5})${VALUE}`,
    'iy',
  ),
  further: furtherValues(),
  accepts: (found) =>
    isIdentifier(found, 4) &&
    !isCounted(found) &&
    !/^[a-z]{3,}-/.test(found.value) &&
    (/[a-z]/i.test(found.value) || digitsOf(found.value) >= 5),
  isFurther: isAlike,
});

/** `EMR` is a product as well, and `mrns 12345` a count. */
function fewestDigits({ lead, text, end }: Announced): number {
  if (/^mrns/i.test(lead) && !/^,? ?(?:and |& ?)?\d{4}/.test(text.slice(end, end + 12))) return 6;
  return /^e/i.test(lead) ? 5 : 3;
}
