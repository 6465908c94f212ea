import { isReplacement } from '../replacement.ts';
import type { Announced } from './announced-values.ts';

/** What may stand between two words of a label, and between a label and its value. */
export const GAP = String.raw`[\s:;#=.,?!|_/'"“”‘’\`()[\]{}<>*→–—-]`;
/** Letters, digits and signs between them; a digit among the first. */
export const VALUE = String.raw`(?:REDACTED|(?=[a-z]{0,8}(?:[-_./#][a-z]{0,4}){0,2}\d)(?!(?:0x|v\d+\.))[a-z\d](?:[a-z\d]|-(?=[a-z\d])|[._/](?=\d)){1,39})(?![\w])`;
/** Digits in groups. */
export const GROUPS = String.raw`(?:[a-z]{0,3}\d{2,4}(?:[ -]\d{2,4}){1,4}(?![\w-]|[.:/]\d| ?%))`;

export function furtherValues(): RegExp {
  return new RegExp(
    String.raw`(?<lead>['"’”\`)\]]{0,2}(?:,? (?:and|or|&|then|vs\.?|into|with|to|was|was merged into|merged into|merged with|merged to|replaced by|now|->|→)|\s?[,;/&]| -|\s?->|,? ->)\s?(?:(?:mrn|id|no\.?|#)\s?)?['"‘“\`([]{0,2})${VALUE}`,
    'iy',
  );
}

/** A date, a version, a time span, a UID: no identifier of a person. */
const OTHER =
  /^(?:(?:19|20)\d\d[-/.]\d{1,2}(?:[-/.]\d{1,2}(?:T.*)?)?|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{2}|\d{4})|v?\d+(?:\.\d+)+|\d{1,6}(?:ms|[smhdkx]|[kmg]i?b|px|am|pm|st|nd|rd|th|mg|ml|mm|cm|kg|yo|yrs?|hrs?|min|sec)|\d+[/x]\d+|\d{1,2}-(?:year|month|week|day|hour|minute|point|way|step)[a-z-]*|[a-z]{1,8}\d{1,2}|(?:sha|md|utf|base|http|ipv|es|ecma|hl|mp|h|x)-?\d{1,4}(?:-\d+)*|log\d{0,2}-\d+)$/i;
/** `patient-service-7d9f8b6c5d` is a name; digits of base 16 are none. */
function hasWord(value: string): boolean {
  return value.match(/[a-z]{5,}/g)?.some((run) => /[g-z]/.test(run)) ?? false;
}

/** What is counted or measured. */
const COUNTED =
  /^\s?(?:%|(?:m|µ|n|micro|milli)?s(?:ec(?:ond)?s?)?\b|min(?:ute)?s?\b|hours?\b|days?\b|weeks?\b|months?\b|years?\b|yrs?\b|of \d|out of\b|bytes?\b|[kmg]i?b\b|(?:new |old |more )?(?:rows?|records?|times|entries|items|patients?|members?|requests?|messages?|events?|files?|images?|results?|pages?|characters|chars|lines|calls|visits|views|studies|series|instances|points?|errors?)\b)/i;

/** The template of a route names a parameter, not the number behind it: `GET /patients/:id 200`. */
const ROUTE_PARAMETER = /\/[:{[<$]{1,2}[a-z]/i;

export function isIdentifier({ value, lead, text, end }: Announced, fewestDigits: number): boolean {
  if (OTHER.test(value) || digitsOf(value) < fewestDigits || hasWord(value)) return false;
  if (ROUTE_PARAMETER.test(lead) && /^\d{1,4}$/.test(value)) return false;
  // `mrn12345678` is one word; `patient12345` is rather the name of an account.
  if (/[a-z\d]$/i.test(lead) && !(/mrns?$/i.test(lead) && /^[A-Z]{0,4}-?\d{4}/i.test(value)))
    return false;
  return !/^\s?(?:%|ms\b)/.test(text.slice(end, end + 4));
}

export function isCounted({ text, end, lead, value }: Announced): boolean {
  if (COUNTED.test(text.slice(end, end + 16))) return true;
  const start = end - value.length - lead.length;
  return (
    OF_MANY.test(text.slice(Math.max(0, start - 12), start)) || isTotal({ lead, value, text, end })
  );
}

const OF_MANY = /\b(?:number|count|total|sum)s? (?:of )?$/i;
/** `patients: 51234` has no second number behind it, and no word that says what it is. */
function isTotal({ lead, text, end }: Announced): boolean {
  if (!/^[a-z]+s\b/i.test(lead) || /\b(?:ids?|numbers?|nos?)\b|#/i.test(lead)) return false;
  return !/^,? ?(?:and |or |& ?)?\s?\d{4}/.test(text.slice(end, end + 12));
}

export function isYear(value: string): boolean {
  return /^(?:19|20)\d\d$/.test(value);
}

/** Numbers of one list have a form in common. */
export function isAlike({ value }: Announced, first: string): boolean {
  if (OTHER.test(value) || digitsOf(value) < 4) return false;
  if (isReplacement(first)) return true;
  const lettered = /[a-z]/i.test(value) === /[a-z]/i.test(first);
  return lettered && Math.abs(value.length - first.length) <= 2;
}

export function digitsOf(value: string): number {
  return value.replace(/\D/g, '').length;
}
