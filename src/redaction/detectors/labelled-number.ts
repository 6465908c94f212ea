import { type Detector, patternDetector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';

/** A number with its own prefix is no date and no count, also after a bare label. */
const LETTERS_AND_DIGITS = /^(?:[A-Za-z]{1,4}-?\d{6,}|[A-Z]{2,6}-\d{5,}(?:-[A-Z\d]{1,4})?)$/;

/**
 * Health plan, account, licence and provider numbers, which have no form of their own, after a
 * label: `member ID XYZ-123`, `policy no. 99 1`, `account #1234`, `NPI 1234567893`.
 *
 * @see 45 CFR 164.514(b)(2)(i)(I), (J), (K)
 */
export const labelledNumber: Detector = patternDetector({
  name: 'labelled-number',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern:
    /(?<lead>\b(?:(?:account|acct|insurance|member|policy|subscriber|beneficiary|health ?plan|medicare|medicaid|claim|group|accession|licen[cs]e|certificate|passport|npi|dea|nhs|aetna|cigna|humana|anthem|bcbs|blue ?cross|blue ?shield|uhc|united ?healthcare|kaiser|tricare|molina|(?:prior )?auth(?:orization)? (?:no|number))(?: (?:id|number|num|no)\b\.?|\.)?[ :#=]{1,4}(?:is )?#?))(?=[A-Z-]{0,8}\d)[A-Z0-9]{1,24}(?:[- ](?=[A-Z]{0,8}\d|[B-HJ-Z](?![A-Z\d]))[A-Z0-9]{1,24}){0,8}(?![A-Za-z\d])/gi,
  accepts: (value, text, offset) =>
    value.replace(/\D/g, '').length >= 4 &&
    (isLabelled(text, offset) || LETTERS_AND_DIGITS.test(value)),
});

/** `policy 2024-01-01` and `group 1234` alone say too little: a bare label needs `id`, `number`, `#` or `:`. */
function isLabelled(text: string, offset: number): boolean {
  const label = text.slice(Math.max(0, offset - 12), offset).toLowerCase();
  return /(?:\b(?:id|number|num|no)\b|[#:=]|npi|acct|passport|is )/.test(label);
}
