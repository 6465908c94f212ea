import { type Detector, patternDetector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';

/** Issuer prefix and the lengths that the issuer uses (ISO/IEC 7812-1 issuer identification numbers). */
const ISSUERS: ReadonlyArray<readonly [prefix: RegExp, lengths: readonly number[]]> = [
  [/^4/, [13, 16, 19]],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  [/^3[47]/, [15]],
  [/^(?:36|38|39|30[0-5])/, [14, 16, 19]],
  [/^(?:6011|65|64[4-9])/, [16, 19]],
  [/^35(?:2[89]|[3-8])/, [16, 19]],
  [/^(?:62|81)/, [16, 17, 18, 19]],
  [/^(?:5018|5020|5038|5893|6304|6759|676[1-3])/, [12, 13, 14, 15, 16, 17, 18, 19]],
];

/**
 * Payment card numbers: issuer prefix, length and check digit (ISO/IEC 7812-1 annex B, Luhn).
 * The check digit alone would take a tenth of all epoch milliseconds for cards.
 */
export const paymentCard: Detector = patternDetector({
  name: 'payment-card',
  kind: 'identifier',
  sieve: SIEVE.digits12,
  pattern: /(?<![\w.-]|\d[ ])(?<lead>)\d(?:[ -]?\d){11,18}(?![\w-]|\.\d|[ ]\d)/g,
  accepts: (value) => isCardNumber(value.replace(/\D/g, '')),
});

/** Whether a string of digits is a payment card number. */
export function isCardNumber(digits: string): boolean {
  const issued = ISSUERS.some(
    ([prefix, lengths]) => lengths.includes(digits.length) && prefix.test(digits),
  );
  return issued && luhn(digits);
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    let digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    if (index % 2 === 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 === 0;
}
