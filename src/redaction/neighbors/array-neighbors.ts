import type { AnyValue } from '@opentelemetry/api';
import { isKnownSegment } from '../structures/hl7/segments.ts';
import { mapArray } from '../structures/object-structure.ts';
import { wordsOf } from '../words-of-key.ts';
import { judgeArgument } from './argument-vector.ts';
import { isLabel, isNameOfSomething, type Judge } from './judge.ts';
import { ROLE, rolesOf } from './roles.ts';
import { redactFields } from './segment-fields.ts';
import { isStatement, redactParameters } from './statement.ts';
import { redactSheet } from './table.ts';

const HEADER = /^[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)*$/;
/** Keys under which a list has names only: `required: ['email', 'password']`. */
const LIST_OF_NAMES =
  /^(?:required|missing|select|exclude|omit|include|unset|sensitive|redact(?:ed)?|mask(?:ed)?|paths?|properties|channels?|scopes?|permissions?|roles|groups|types|kinds|tags|categories|features|params|changed|modified|dirty|invalid|errors?|allowed|optional|hidden)$/i;
const LONG_NUMBER = /\d[\d .-]{2,}\d/;
const MIXED = /^(?=.*[A-Za-z])(?=.*\d).{6,}$/;
const SIGN = /[!@#$%^&?~+=]/;
const NO_SECRET = /[\s*[\]]/;

/**
 * The array with each value judged by the one in front of it: raw headers, entries, pairs,
 * argument vectors, rows below their columns, a statement and its parameters, a segment's fields.
 *
 * @param key the key above, which may say that these are names only
 */
export function judgeSequence(array: AnyValue[], key: string, judge: Judge): AnyValue[] {
  const { length } = array;
  if (length === 0) return array;
  const [first] = array;
  if (Array.isArray(first)) return ofArrays(array, judge);
  if (typeof first !== 'string') return array;
  if (length === 2 && typeof array[1] !== 'string' && isStatement(first)) {
    return mapArray(array, (each) =>
      each === first ? each : redactParameters(first, each, judge, ['*']),
    );
  }
  if (length > 3 && first.length === 3 && isKnownSegment(first)) {
    return redactFields(first, array, judge, []);
  }
  return flat(array, key, judge);
}

/** Entries (`[['password', 'x'], ['unit', 'mm']]`), or rows below a first one of names. */
function ofArrays(array: AnyValue[], judge: Judge): AnyValue[] {
  const sheet = array.length > 1 ? redactSheet(array, judge) : array;
  if (!sheet.every(isEntry)) return sheet;
  return mapArray(sheet, (each) => {
    const [label, value] = each as [string, AnyValue];
    // Two names are a row of columns.
    if (judge.label(label) === undefined || isNames(value, judge)) return each;
    const clean = judge.value(label, value, ['*', '*']);
    return clean === value ? each : [label, clean];
  });
}

function isEntry(value: AnyValue): boolean {
  return Array.isArray(value) && value.length === 2 && isLabel(value[0]);
}

function isNames(value: AnyValue, judge: Judge): boolean {
  return isNameOfSomething(value) && judge.label(value as string) !== undefined;
}

function flat(array: AnyValue[], key: string, judge: Judge): AnyValue[] {
  let copy: AnyValue[] | undefined;
  for (let index = 1; index < array.length; index++) {
    const value = array[index] as AnyValue;
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const clean = behind(array, index, key, judge);
    if (clean === undefined || clean === value) continue;
    copy ??= array.slice();
    copy[index] = clean;
  }
  return copy ?? array;
}

/** The value at an index of a flat array, as what stands in front of it lets it stay. */
function behind(
  array: readonly AnyValue[],
  index: number,
  key: string,
  judge: Judge,
): AnyValue | undefined {
  const label = array[index - 1];
  const value = array[index] as AnyValue;
  const argument = isArgument(label) || isArgument(value);
  if (argument) return judgeArgument(array, index, judge);
  if (!isLabel(label) || !mayBeLabel(label)) return undefined;
  const rule = judge.label(label);
  if (rule === undefined || isNames(value, judge)) return undefined;
  if (LIST_OF_NAMES.test(key) && !isStrong(value, rule.kind === 'secret')) return undefined;
  const alternates = array.length % 2 === 0 && index % 2 === 1;
  const taken = alternates
    ? !isWord(value) ||
      isHeader(label) ||
      (rule.kind === 'secret' && !isListOfNames(array, key, value))
    : isStrong(value, rule.kind === 'secret');
  return taken ? judge.value(label, value, ['*']) : undefined;
}

function isArgument(value: AnyValue): boolean {
  return typeof value === 'string' && value.charCodeAt(0) === 45;
}

/** Cheaper than to ask for a rule: most strings of an array begin with no letter, or are sentences. */
function mayBeLabel(text: string): boolean {
  const code = text.charCodeAt(0) | 32;
  return text.length <= 64 && ((code >= 97 && code <= 122) || code === 127);
}

/** No digit, no sign and no capital in front: `sms` behind `email`. */
function isWord(value: AnyValue): boolean {
  return isNameOfSomething(value) && !/^[A-Z][a-z]/.test(value as string);
}

function isHeader(label: string): boolean {
  return (
    HEADER.test(label) && (label.includes('-') || label === 'Authorization' || label === 'Cookie')
  );
}

/** Several words in one (`created_at`, `publicKey`) are a name rather than a secret. */
function isListOfNames(array: readonly AnyValue[], key: string, value: AnyValue): boolean {
  if ((rolesOf(key) & ROLE.columns) !== 0) return true;
  if (isNameOfSomething(value) && wordsOf(value as string).length > 1) return true;
  return array.length > 2 && array.every(isNameOfSomething);
}

/** What is a value wherever it stands: several digits in a row, or letters and digits together. */
function isStrong(value: AnyValue, secret: boolean): boolean {
  if (typeof value === 'number') return Math.abs(value) >= 10_000;
  if (typeof value !== 'string') return false;
  return (
    LONG_NUMBER.test(value) ||
    (secret && (MIXED.test(value) || (SIGN.test(value) && !NO_SECRET.test(value))))
  );
}
