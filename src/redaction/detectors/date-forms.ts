const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?';
const ORDINAL =
  '(?:(?:twenty|thirty)[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)';
const YEAR = "(?:(?:1[89]|20)\\d\\d|['’]\\d\\d|\\d\\d(?![\\d:.]|,\\d| ?[ap]\\.?m))";
const WEEKDAY =
  '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,? )?(?:the )?';
const CLOCK = '(?:(?:,? at)?[T ]\\d\\d?:\\d\\d(?::\\d\\d(?:\\.\\d{1,6})?)?Z?)?';

/** With the month's name: `March 5th, 2021`, `5 of May`, `12-May-20`, `March 2019`, `the third of June`. */
const NAMED = `${DAY}(?:[ -]|\\. )?(?:day )?(?:of )?${MONTH}(?:[ ,-]{1,2}${YEAR})?|${MONTH}[ -](?:the )?${DAY}(?!\\d|[:/.]\\d|,\\d{3}(?!\\d))(?:(?:,? |[,-])${YEAR})?|${MONTH},? (?:of )?(?:(?:1[89]|20)\\d\\d|['’]\\d\\d)|${ORDINAL} (?:day )?of ${MONTH}(?:,? ${YEAR})?|${MONTH} ${ORDINAL}(?:,? ${YEAR})?`;
/** Between two of the same mark. No reference back: the search of beginnings takes one for anything. */
const between = (middle: string): string => `(?:-${middle}-|\\/${middle}\\/|\\.${middle}\\.)`;
const NUMBER = '\\d{1,2}';
const NUMERIC = `(?:1[89]|20)\\d\\d${between(NUMBER)}${NUMBER}|${NUMBER}${between(NUMBER)}(?:(?:1[89]|20)\\d\\d|\\d\\d)|${NUMBER}${between('[a-z]{3}')}(?:\\d{4}|\\d\\d)`;
const MONTH_AND_YEAR = '(?:0?[1-9]|1[0-2])\\/(?:1[89]|20)\\d\\d';
const MONTH_AND_DAY = '(?:0?[1-9]|1[0-2])\\/(?:0?[1-9]|[12]\\d|3[01])';

/**
 * The source of a pattern for a date as people write it, for any case.
 */
export const WRITTEN_DATE = `(?:${NUMERIC}|${NAMED}|${MONTH_AND_YEAR})(?![\\w])`;

/** The same behind a word that says what it is: also eight digits, and a day without its year. */
export const TOLD_DATE = `${WEEKDAY}(?:${NUMERIC}|${NAMED}|${MONTH_AND_YEAR}|(?:1[89]|20)\\d{6}|\\d{8}|${MONTH_AND_DAY}|\\d{1,4} \\d{1,2} \\d{4})${CLOCK}(?![\\w/]|[.:-]\\d)`;

/** What joins the ends of a range and the members of a list. */
export const DATE_JOINT =
  '(?: ?(?:-|–|—) ?|,? (?:to|through|thru|until|till|and|or|&) (?:(?:again )?(?:on|in) )?|, )';

/** A month and a day without a year may be a share as well: `3/4`. */
export function isMonthAndDay(value: string): boolean {
  return /^\d{1,2}\/\d{1,2}$/.test(value);
}

/** Whether the parts of a numeric date may be a day, a month and a year: `1.2.3` and `99/99/99` may not. */
export function isPossible(value: string): boolean {
  const parts = /^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})/.exec(value);
  if (parts === null) return true;
  const [first, second, third] = parts.slice(1).map(Number) as [number, number, number];
  const [month, day] = first > 31 ? [second, third] : [first, second];
  if (month === 0 || day === 0 || month > 31 || day > 31) return false;
  return month <= 12 || day <= 12;
}
