import type { AnyValue } from '@opentelemetry/api';
import { REST_KEY } from '../../record/snapshot-walk.ts';
import type { Tree } from './object-structure.ts';

/*
 * Bytes as JSON shows them: `{"type":"Buffer","data":[50,49]}`, `{"0":50,"1":49}` of a typed array,
 * and arrays of the codes of characters. Whoever reads a log can read the text, so that what the
 * console bridge shows of bytes, their number, is all that is left of them.
 */

/** Fewer hold no value that is looked for. */
const MIN_CODES = 4;
const MAX_DECODED = 65_536;
const LAST_UNIT = 0xffff;
const LAST_BYTE = 0xff;

/** Whether an array may be one of codes; the first few tell. */
export function mayBeCodes(values: readonly AnyValue[]): boolean {
  if (values.length < MIN_CODES) return false;
  for (let index = 0; index < MIN_CODES; index++) if (!isCode(values[index])) return false;
  return true;
}

/**
 * What stands in place of bytes; nothing if a value is none. An array of numbers and an object of
 * numbers are taken for bytes only if they say something that redaction would change.
 */
export function shownBytes(
  value: AnyValue,
  redactText: (text: string) => string,
): string | undefined {
  if (Array.isArray(value)) return shownCodes(value, redactText);
  const tree = value as Tree;
  if (tree['type'] === 'Buffer' && Array.isArray(tree['data'])) {
    const data = tree['data'];
    if (withoutRest(data).every(isCode)) return `[Buffer ${countOf(data)} bytes]`;
  }
  const indexed = indexedIn(tree);
  if (indexed === undefined || indexed.others > 0) return undefined;
  return holdsText(indexed.codes) ? describe(indexed.codes) : shownCodes(indexed.codes, redactText);
}

/** An object with a typed array spread into it, without that. */
export function withoutIndexedBytes(tree: Tree): Tree {
  const indexed = indexedIn(tree);
  if (indexed === undefined || !holdsText(indexed.codes)) return tree;
  const rest = Object.entries(tree).slice(indexed.codes.length);
  return Object.fromEntries([['0', describe(indexed.codes)], ...rest]);
}

function shownCodes(
  values: readonly AnyValue[],
  redactText: (text: string) => string,
): string | undefined {
  if (!mayBeCodes(values)) return undefined;
  const codes = withoutRest(values);
  if (!codes.every(isCode)) return undefined;
  const texts = [String.fromCharCode(...codes.slice(0, MAX_DECODED))];
  if (codes.some((code) => code > 127) && codes.every((code) => code <= LAST_BYTE)) {
    texts.push(Buffer.from(codes).toString('utf8'));
  }
  return texts.some((text) => redactText(text) !== text) ? describe(values) : undefined;
}

/** What a snapshot leaves out of a long array, its last elements say in words. */
function withoutRest(values: readonly AnyValue[]): readonly number[] {
  let end = values.length;
  while (end > 0 && typeof values[end - 1] === 'string' && end > values.length - 2) end--;
  return (end === values.length ? values : values.slice(0, end)) as number[];
}

function countOf(values: readonly AnyValue[]): string {
  const codes = withoutRest(values);
  if (codes.length === values.length) return String(codes.length);
  const more = /^\[(\d{1,12}) more items\]$/.exec(String(values.at(-1)))?.[1];
  return more === undefined ? `more than ${codes.length}` : String(codes.length + Number(more));
}

function isCode(value: AnyValue): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LAST_UNIT;
}

function describe(values: readonly AnyValue[]): string {
  return `[${countOf(values)} bytes]`;
}

interface Indexed {
  readonly codes: number[];
  /** Keys besides. */
  readonly others: number;
}

/** The values under `0`, `1` …, which come first whatever else there is. */
function indexedIn(tree: Tree): Indexed | undefined {
  if (tree['0'] === undefined || tree['3'] === undefined) return undefined;
  const codes: number[] = [];
  let others = 0;
  for (const key in tree) {
    const value = tree[key];
    if (others === 0 && key === String(codes.length)) {
      if (!isCode(value)) return undefined;
      codes.push(value);
    } else if (key !== REST_KEY) others++;
  }
  return codes.length < MIN_CODES ? undefined : { codes, others };
}

/** Whether all are codes of characters that stand in texts, in one byte each or with NULs between. */
function holdsText(codes: readonly number[]): boolean {
  return codes.every(
    (code) => (code >= 32 && code !== 127) || (code >= 9 && code <= 13) || code === 0,
  );
}
