import { writeKey } from './attribute-keys.ts';
import { varintSize, writeDouble, writeVarint } from './wire-numbers.ts';
import { closeLength, writeBytes, writeText } from './wire-text.ts';

// Tags of AnyValue, ArrayValue and KeyValueList: field number << 3 | wire type.
const STRING_VALUE = 0x0a;
const BOOL_VALUE = 0x10;
const INT_VALUE = 0x18;
const DOUBLE_VALUE = 0x21;
const ARRAY_VALUE = 0x2a;
const KVLIST_VALUE = 0x32;
const BYTES_VALUE = 0x3a;
const LIST_ITEM = 0x0a;

const INT64_LIMIT = 2 ** 63;

/**
 * An AnyValue with its length before it. What OTLP has no type for (null, undefined, a bigint,
 * a function) is an empty message, as in the official serialiser.
 *
 * @throws RangeError for a cycle; a snapshot (`record/snapshot.ts`) has none
 */
export function writeAnyValue(buffer: Buffer, offset: number, value: unknown): number {
  if (typeof value === 'string') return writeStringValue(buffer, offset, value);
  return closeLength(buffer, offset, 1, writeOther(buffer, offset + 1, value));
}

function writeStringValue(buffer: Buffer, offset: number, value: string): number {
  // Kept free by what is known already: moving a long text by one byte costs as much as writing it.
  const reserved = varintSize(value.length + 2);
  buffer[offset + reserved] = STRING_VALUE;
  const end = writeText(buffer, offset + reserved + 1, value);
  return closeLength(buffer, offset, reserved, end);
}

function writeOther(buffer: Buffer, offset: number, value: unknown): number {
  if (typeof value === 'number') return writeNumber(buffer, offset, value);
  if (typeof value === 'boolean') {
    buffer[offset] = BOOL_VALUE;
    buffer[offset + 1] = value ? 1 : 0;
    return offset + 2;
  }
  if (typeof value !== 'object' || value === null) return offset;
  if (value instanceof Uint8Array) {
    buffer[offset] = BYTES_VALUE;
    return writeBytes(buffer, offset + 1, value);
  }
  const list = Array.isArray(value);
  buffer[offset] = list ? ARRAY_VALUE : KVLIST_VALUE;
  const start = offset + 2;
  const end = list ? writeItems(buffer, start, value) : writePairs(buffer, start, LIST_ITEM, value);
  return closeLength(buffer, offset + 1, 1, end);
}

function writeNumber(buffer: Buffer, offset: number, value: number): number {
  if (Number.isInteger(value) && value >= -INT64_LIMIT && value < INT64_LIMIT) {
    buffer[offset] = INT_VALUE;
    return writeVarint(buffer, offset + 1, value);
  }
  buffer[offset] = DOUBLE_VALUE;
  return writeDouble(buffer, offset + 1, value);
}

function writeItems(buffer: Buffer, offset: number, items: readonly unknown[]): number {
  let at = offset;
  for (let index = 0; index < items.length; index++) {
    buffer[at] = LIST_ITEM;
    at = writeAnyValue(buffer, at + 1, items[index]);
  }
  return at;
}

/**
 * Every own property of an object as a KeyValue.
 *
 * @param tag of the field that repeats the pairs, one byte
 */
export function writePairs(buffer: Buffer, offset: number, tag: number, pairs: object): number {
  let at = offset;
  const keys = Object.keys(pairs);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string;
    buffer[at] = tag;
    at = writePair(buffer, at + 1, key, (pairs as Record<string, unknown>)[key]);
  }
  return at;
}

function writePair(buffer: Buffer, offset: number, key: string, value: unknown): number {
  const known = key.length + (typeof value === 'string' ? value.length : 0) + 4;
  const reserved = varintSize(known);
  const behindKey = writeKey(buffer, offset + reserved, key);
  const end = writeAnyValue(buffer, behindKey, value);
  return closeLength(buffer, offset, reserved, end);
}
