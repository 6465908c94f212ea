import type { AnyValue } from '@opentelemetry/api';
import { mapArray } from '../structures/object-structure.ts';
import { assign, copyOf, type Tree } from '../tree-copy.ts';
import type { Judge } from './judge.ts';
import { namedPlaceholders, placeholders, UNKNOWN_COLUMN } from './placeholders.ts';

const STATEMENT =
  /^\s{0,64}(?:\/\*[^*]{0,256}\*\/\s{0,64})?\(?\s{0,64}(?:(?:insert|update|select|delete|merge|replace|upsert|call|exec|execute|with|begin|prepare)\b|(?:query|mutation|subscription)\b[^{]{0,1024}\{)/i;
const MOST_NAMED = 256;
const LONGEST_STATEMENT = 65_536;

/** Whether a text is a statement that may have parameters beside it. */
export function isStatement(text: AnyValue): text is string {
  return typeof text === 'string' && text.length < LONGEST_STATEMENT && STATEMENT.test(text);
}

/**
 * Parameters of a statement, each judged by the column that it is for. What is for no column that
 * the statement names (`insert into p values (?)`, `call p(?)`) goes, as literals there do.
 */
export function redactParameters(
  statement: AnyValue,
  parameters: AnyValue,
  judge: Judge,
  at: readonly string[],
): AnyValue {
  if (!isStatement(statement)) return parameters;
  if (typeof parameters === 'string') return redactWritten(statement, parameters, judge, at);
  if (typeof parameters !== 'object' || parameters === null) return parameters;
  if (!Array.isArray(parameters)) return redactNamed(statement, parameters as Tree, judge, at);
  return redactRows(placeholders(statement), parameters, judge, at, 0);
}

/** One list, or one for each row of many: `[[[1, 'x'], [2, 'y']]]` at the most. */
function redactRows(
  labels: readonly (string | undefined)[],
  rows: AnyValue[],
  judge: Judge,
  at: readonly string[],
  depth: number,
): AnyValue[] {
  if (depth === 2 || rows.length === 0 || !rows.every(Array.isArray)) {
    return redactList(labels, rows, judge, at);
  }
  return mapArray(rows, (row) =>
    redactRows(labels, row as AnyValue[], judge, [...at, '*'], depth + 1),
  );
}

/** Query logs write the list: `params: '["7719203",true]'`. */
function redactWritten(
  statement: string,
  written: string,
  judge: Judge,
  at: readonly string[],
): AnyValue {
  if (!written.trimStart().startsWith('[')) return written;
  try {
    const list = JSON.parse(written) as AnyValue;
    const clean = redactParameters(statement, list, judge, ['*', ...at]);
    return clean === list ? written : JSON.stringify(clean);
  } catch {
    return written;
  }
}

function redactList(
  labels: readonly (string | undefined)[],
  list: AnyValue[],
  judge: Judge,
  at: readonly string[],
): AnyValue[] {
  let index = -1;
  return mapArray(list, (value) => {
    const label = labels[++index % Math.max(labels.length, 1)];
    if (label === undefined || (label === UNKNOWN_COLUMN && isSmall(value))) return value;
    if (!isBound(value)) return judge.value(label, value, [...at, '*']);
    const clean = judge.value(label, value.value, [...at, '*', 'value']);
    return clean === value.value ? value : { ...value, value: clean };
  });
}

/** `{ a: 'x' }` beside `set password = :a`; some drivers want the mark in the key, too. */
function redactNamed(
  statement: string,
  parameters: Tree,
  judge: Judge,
  at: readonly string[],
): Tree {
  const labels = namedPlaceholders(statement);
  let copy: Tree | undefined;
  for (const key of Object.keys(parameters).slice(0, MOST_NAMED)) {
    const value = parameters[key];
    for (const label of labels.get(key.replace(/^[:@$]/, '')) ?? []) {
      if (label === UNKNOWN_COLUMN && isSmall(value)) continue;
      const clean = judge.value(label, value, [...at, key]);
      if (clean === value) continue;
      copy ??= copyOf(parameters);
      assign(copy, key, clean);
      break;
    }
  }
  return copy ?? parameters;
}

/** Drivers also take `{ type, value }`. */
function isBound(value: AnyValue): value is Record<string, AnyValue> {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'value');
}

/** As a literal of the statement it would stay, too. */
function isSmall(value: AnyValue): boolean {
  return typeof value === 'number' && Math.abs(value) < 10_000;
}
