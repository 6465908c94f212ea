import { REDACTED } from '../replacement.ts';
import type { IdentifierType } from './identifier-type.ts';

/** The one category that ages over 89 may be put in, and years that tell such an age. */
const OLDEST = '90+';
const OLDEST_AGE = 89;

/**
 * Areas of three ZIP digits with 20,000 people or fewer in the 2000 census, which HHS's
 * guidance on 45 CFR 164.514(b)(2)(i)(B) lists.
 *
 * @see https://www.hhs.gov/hipaa/for-professionals/special-topics/de-identification/index.html
 */
const SMALL_ZIP3 = new Set(
  '036 059 063 102 203 556 692 790 821 823 830 831 878 879 884 890 893'.split(' '),
);

/**
 * What 45 CFR 164.514(b)(2)(i) lets stay of a date, a ZIP code or an age: the year, three
 * digits, and `90+` for everyone over 89. Anything else becomes `REDACTED`.
 */
export function generalize(value: string, type: IdentifierType, today: Date = new Date()): string {
  const text = value.trim();
  if (text === OLDEST) return OLDEST;
  if (type === 'date') return year(text, today);
  if (type === 'zip' || type === 'address') return zip(text);
  if (type === 'age') return age(text);
  return REDACTED;
}

function year(text: string, today: Date): string {
  const found = yearOf(text);
  if (found === undefined) return REDACTED;
  // A year of birth tells the age: whoever was born 90 calendar years ago may be 90.
  return today.getUTCFullYear() - found > OLDEST_AGE ? OLDEST : String(found);
}

function yearOf(text: string): number | undefined {
  const digits = /^(\d{8})(?:\d{2}){0,3}(?:\.\d{1,6})?(?:[+-]\d{4})?$/.exec(text)?.[1];
  if (digits !== undefined) return yearOfDigits(digits);
  const years = text.match(/(?<!\d)(?:18|19|20)\d{2}(?!\d)/g);
  return years?.length === 1 ? Number(years[0]) : undefined;
}

/** `19800131`, else `31011980` or `01311980`. */
function yearOfDigits(digits: string): number | undefined {
  const first = Number(digits.slice(0, 4));
  if (first >= 1800 && first < 2100 && isMonthAndDay(digits.slice(4, 6), digits.slice(6))) {
    return first;
  }
  const last = Number(digits.slice(4));
  const [one, other] = [digits.slice(0, 2), digits.slice(2, 4)];
  const isDate = isMonthAndDay(one, other) || isMonthAndDay(other, one);
  return last >= 1800 && last < 2100 && isDate ? last : undefined;
}

function isMonthAndDay(month: string, day: string): boolean {
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
}

function zip(text: string): string {
  const area = /^(\d{3})(?:\d{2}(?:-?\d{4})?)?$/.exec(text)?.[1];
  if (area === undefined) return REDACTED;
  return SMALL_ZIP3.has(area) ? '000' : area;
}

function age(text: string): string {
  const years = /^(\d{1,3})(?:\.\d{1,2})?$/.exec(text)?.[1];
  if (years === undefined) return REDACTED;
  return Number(years) > OLDEST_AGE ? OLDEST : years;
}
