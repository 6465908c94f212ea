import { randomUUID } from 'node:crypto';

/** The longest correlation ID taken over from outside, in characters. */
export const MAX_CORRELATION_ID_LENGTH = 128;

// A received ID is echoed in a response header, sent to other services and printed in
// log lines, so it may hold nothing that ends a line, a quoted string, a URL or a
// terminal sequence; a subset of RFC 9110, section 5.6.2 (token), plus `/ : =` of base64,
// URNs and AWS trace roots. It begins with a letter or digit because spreadsheets run
// cells that begin with `=`, `+` or `-`. `@` is out: an e-mail address is patient data.
const ALLOWED = /^[A-Za-z0-9][A-Za-z0-9._:/+=-]*$/;

const SOCIAL_SECURITY_NUMBER = /(?<![A-Za-z0-9])\d{3}-\d{2}-\d{4}(?![A-Za-z0-9])/;
/** What such a number is called, before it: `MRN-12345678`, `patient/7712345`. */
const LABELLED_NUMBER =
  /(?<![A-Za-z])(?:mrn|emr|ssn|npi|nhs|dob|hicn|mbi|patient|member|subscriber)[-_.:/=]{1,2}\d{4}/i;
const HAS_LETTER = /[A-Za-z]/;
const NOT_A_DIGIT = /\D/g;

// Phone, SSN, NPI, NHS, most medical record and all card numbers have 7 to 16 digits.
// Fewer is a test's `42`, more is a snowflake or another generated number.
const FEWEST_PERSONAL_DIGITS = 7;
const MOST_PERSONAL_DIGITS = 16;

/**
 * Tells whether a value from outside may be used as a correlation ID: 1 to 128
 * characters of `A-Z a-z 0-9 . _ : / + = -`, the first a letter or digit, and not
 * of the form of a patient's identifier (a social security number anywhere; a number behind
 * what such a number is called; 7 to 16 digits without any letter; an e-mail address). A name cannot be recognized.
 *
 * @param value anything; what is not a string is refused
 * @returns never throws
 */
export function isCorrelationId(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= MAX_CORRELATION_ID_LENGTH &&
    ALLOWED.test(value) &&
    !looksLikePersonalNumber(value)
  );
}

/** A new random correlation ID: a version 4 UUID (RFC 9562, section 5.4). */
export function newCorrelationId(): string {
  return randomUUID();
}

function looksLikePersonalNumber(id: string): boolean {
  if (SOCIAL_SECURITY_NUMBER.test(id) || LABELLED_NUMBER.test(id)) return true;
  if (HAS_LETTER.test(id)) return false;
  const digits = id.replace(NOT_A_DIGIT, '').length;
  return digits >= FEWEST_PERSONAL_DIGITS && digits <= MOST_PERSONAL_DIGITS;
}
