import { type Detector, type DetectorContext, patternDetector } from '../detector.ts';
import { SIEVE } from '../sieve.ts';
import { luhn } from './check-digits.ts';
import { isNumberOfMachine, isPaymentNear } from './number-of-machine.ts';

/** Issuer prefix and the lengths that the issuer uses (ISO/IEC 7812-1 issuer identification numbers). */
const ISSUERS: ReadonlyArray<readonly [prefix: RegExp, lengths: readonly number[]]> = [
  [/^4/, [13, 16, 19]],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  [/^3[47]/, [15]],
  [/^(?:2131|1800)/, [15]],
  [/^(?:36|38|39|30[0-5])/, [14, 16, 19]],
  [/^(?:6011|65|64[4-9])/, [16, 19]],
  [/^35(?:2[89]|[3-8])/, [16, 19]],
  [/^(?:62|81)/, [16, 17, 18, 19]],
  [/^(?:5018|5020|5038|5893|6304|6759|676[1-3])/, [12, 13, 14, 15, 16, 17, 18, 19]],
];

/** Digits with single spaces or hyphens between, of any length: what stands next to a card joins its run. No UUID. */
const RUN =
  /(?<![A-Za-z\d.-])(?![\dA-Fa-f]{8}-[\dA-Fa-f]{4}-[\dA-Fa-f]{4}-[\dA-Fa-f]{4}-[\dA-Fa-f]{12})\d(?:[ -]?\d){11,}(?![A-Za-z\d]|\.\d)/g;
/** What all issuers' prefixes have in common: spares most groups of digits the rest. */
const MAY_BE_ISSUED = /^(?:4|5[0-5]|5893|2[2-7]|2131|3[04-9]|1800|6[02-5]|6304|67|81)/;
/** Of the characters of a run, digits alone are beyond it. */
const HYPHEN = 45;
const SHORTEST_CARD = 12;
const LONGEST_CARD = 19;

/**
 * Payment card numbers: issuer prefix, length and check digit (ISO/IEC 7812-1 annex B, Luhn).
 * The check digit alone would take a tenth of all epoch milliseconds for cards.
 */
export const paymentCard: Detector = {
  name: 'payment-card',
  kind: 'identifier',
  sieve: SIEVE.digit,
  begins: RUN,
  redact: (text, context) =>
    text.replace(RUN, (run: string, at: number) =>
      isSpanId(run, text, at) ? run : redactRun({ run, text, at }, context),
    ),
};

/** Sixteen digits of base 16, one in two thousand without a letter (W3C Trace Context, section 2.2.2). */
function isSpanId(run: string, text: string, at: number): boolean {
  if (run.length !== 16 && run.length !== 32) return false;
  return /(?:span|trace|parent)(?:[ _-]?id)?["']?[\s:=]{1,3}["']?$/i.test(
    text.slice(Math.max(0, at - 24), at),
  );
}

/** Digits with what separates them, and where they stand. */
interface Run {
  readonly run: string;
  readonly text: string;
  readonly at: number;
}

/** A card begins and ends where a group of digits does: `12 4111 1111 1111 1111 7`. */
function redactRun(found: Run, context: DetectorContext): string {
  const { run } = found;
  let out = '';
  let copied = 0;
  for (let start = 0; start < run.length; start = groupEnd(run, start) + 1) {
    const end = start < copied ? -1 : cardEnd(run, start);
    if (end === -1 || !isWrittenAsCard(found, start, end)) continue;
    out += run.slice(copied, start) + context.replace(run.slice(start, end));
    copied = end;
  }
  return copied === 0 ? run : out + run.slice(copied);
}

/** As printed: groups of four, or four, six and the rest. */
const PRINTED = /^(?:(?:\d{4}[ -]){2,4}\d{1,4}|\d{4}[ -]\d{6}[ -]\d{4,5})$/;
/** The longest that most issuers use; block numbers, snowflakes and nanoseconds are longer. */
const USUAL_CARD = 16;

/**
 * Every fortieth number of sixteen digits is a valid card number. Without the groups of a card it
 * is one where somebody pays; else only if nothing says what it counts and it is as short as most.
 */
function isWrittenAsCard({ run, text, at }: Run, start: number, end: number): boolean {
  const number = run.slice(start, end);
  if (PRINTED.test(number)) return true;
  if (isNumberOfMachine(text, at + start)) return false;
  if (isPaymentNear(text, at + start, at + end)) return true;
  return number.length <= USUAL_CARD && /^\d+$/.test(number);
}

/** Where the card ends that begins with a group of digits; -1: none does. */
function cardEnd(run: string, start: number): number {
  let end = groupEnd(run, start);
  // Printed in groups, a card's first has four digits; `302-28088388773` is something else's.
  if (end - start < 4 || !MAY_BE_ISSUED.test(run.slice(start, start + 4))) return -1;
  let digits = run.slice(start, Math.min(end, start + LONGEST_CARD + 1));
  while (digits.length <= LONGEST_CARD) {
    if (digits.length >= SHORTEST_CARD && isCardNumber(digits)) return end;
    if (end >= run.length) return -1;
    const next = end + 1;
    end = groupEnd(run, next);
    digits += run.slice(next, Math.min(end, next + LONGEST_CARD + 1));
  }
  return -1;
}

function groupEnd(run: string, start: number): number {
  let end = start;
  while (end < run.length && run.charCodeAt(end) > HYPHEN) end++;
  return end;
}

/** A card in the groups that it is printed in, with more than a space or hyphen between, and no number beside it. */
export const groupedCard: Detector = patternDetector({
  name: 'payment-card',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern:
    /(?<![A-Za-z\d.-]|\d\s{1,2})(?<lead>)\d{4}(?:\s{1,3}|\.|-\s{0,2}| - )(?:\d{4}(?:\s{1,3}|\.|-\s{0,2}| - )\d{4}(?:\s{1,3}|\.|-\s{0,2}| - )\d{4}|\d{6}(?:\s{1,3}|\.|-\s{0,2}| - )\d{5})(?![A-Za-z\d-]|\s{0,2}\d|\.\d)/g,
  accepts: (value) => isCardNumber(value.replace(/\D/g, '')),
});

/** The end of a number that a sentence tells: `card ending 4242`, `last four of social 9999`. */
export const numberEnding: Detector = patternDetector({
  name: 'number-ending',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern:
    /(?<lead>\b(?:(?:card|visa|mastercard|amex|acct|account|ssn|social)(?: (?:number|no\.?))?(?: is)? (?:ending|ends)(?: in| with)?|last (?:four|4)(?: digits)? of (?:(?:the|her|his|my|your|their) )?(?:ssn|social(?: security)?|card|account|acct)(?: (?:number|no\.?))?(?: (?:is|are))?)[ :#]{1,3})\d{4}(?![A-Za-z\d]|\.\d)/gi,
});

/** What is printed on a card besides its number. */
export const cardDetail: Detector = patternDetector({
  name: 'card-detail',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern:
    /(?<lead>\b(?:(?:cvv2?|cvc2?)[ :#=]{1,3}(?:is |was )?(?=\d{3,4}(?![A-Za-z\d/]|\.\d))|exp\.?(?: date)?[ :]{1,2}(?=\d\d\/)))(?:\d{3,4}|(?:0[1-9]|1[0-2])\/(?:20)?\d\d)(?![A-Za-z\d/])/gi,
});

/** Whether a string of digits is a payment card number. */
export function isCardNumber(digits: string): boolean {
  // The check digit first: nine of ten numbers have another.
  return (
    luhn(digits) &&
    ISSUERS.some(([prefix, lengths]) => lengths.includes(digits.length) && prefix.test(digits))
  );
}

/**
 * What follows a word for a card, also where the check digit or the issuer is not a known one:
 * a number with a typing error identifies as well.
 */
export const labelledCard: Detector = patternDetector({
  name: 'payment-card',
  kind: 'identifier',
  sieve: SIEVE.digit,
  pattern:
    /(?<lead>\b(?:(?:(?:credit|debit|payment|bank|charge|gift) ?)?card|cc|visa|mastercard|amex|american express|maestro|discover)(?: (?:number|num|no\.?))?(?: (?:is|was|ending|with))?[ :#=?.]{1,4})\d(?:[ -]?\d){11,18}(?![A-Za-z\d])/gi,
});
