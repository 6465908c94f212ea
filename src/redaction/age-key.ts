import type { AnyValue } from '@opentelemetry/api';
import { wordsOf } from './words-of-key.ts';

/** Whose age it may be. */
const OF_PERSON = new Set(
  'patient person subject participant pt donor recipient mother father maternal paternal parent member subscriber client user customer contact chronological current reported calculated exact pid my her his'.split(
    ' ',
  ),
);
/** What may stand behind the word; `age_ms` and `age_days` are another matter. */
const BEHIND = new Set(
  'years year yrs yr y value in at exam admission visit study diagnosis onset death enrollment the of patient person text string number num display'.split(
    ' ',
  ),
);
const JOINED = /^(?:patient|person|subject)?age(?:in)?(?:years|yrs|y)?$/;
const HIGH = /^0{0,2}(?:9\d|1[0-2]\d)(?:\.\d{1,2})? ?(?:y|yrs?|years?|yo|y\/o|a)?(?: old)?$/i;
const HEADERS = /headers?$/i;

/** Whether a key says that its value is the age of a person: `age`, `patientAge`, `age_years`. */
export function isAgeKey(key: string): boolean {
  if (key.length > 48 || !/age/i.test(key)) return false;
  const words = wordsOf(key);
  const at = words.findIndex((word) => JOINED.test(word));
  if (at === -1) return false;
  return (
    (at === 0 || OF_PERSON.has(words[at - 1] as string)) &&
    words.slice(at + 1).every((word) => BEHIND.has(word))
  );
}

/**
 * Whether a value under such a key is an age over 89, which the standard counts among the
 * identifiers. Below `headers`, `Age` is that of a cached response (RFC 9111, section 5.1).
 *
 * @param above the key of the object that holds it
 */
export function isHighAge(value: AnyValue, above: string): boolean {
  if (HEADERS.test(above)) return false;
  if (typeof value === 'number') return value >= 90 && value < 130;
  return typeof value === 'string' && value.length <= 16 && HIGH.test(value.trim());
}
