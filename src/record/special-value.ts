import { types } from 'node:util';
import { errorFields } from './error-fields.ts';
import { className, isInstance, readProperty, readString } from './guarded-read.ts';

/** What stands for a value that is no plain object: a text, or a container to walk in its place. */
export type Expansion = { text: string } | { fields: object };

/** Beyond this, printing a BigInt takes time that grows with the square of its length. */
const LARGEST_PRINTED_BIGINT = 2n ** 1024n;

/** Most entries read from a Map or Set. */
const ENTRIES_READ = 900;
const REST_ENTRY: [unknown, unknown] = ['…', '[more entries]'];

/** A word for a primitive that AnyValue does not have: bigint, symbol or function. */
export function describePrimitive(value: unknown): string {
  if (typeof value === 'bigint') {
    const printable = value < LARGEST_PRINTED_BIGINT && value > -LARGEST_PRINTED_BIGINT;
    return printable ? value.toString() : '[BigInt]';
  }
  if (typeof value === 'symbol') return value.toString();
  return `[Function ${readString(value as object, 'name') ?? '(anonymous)'}]`;
}

/**
 * Expands an instance of a built-in or other class. `undefined`: walk its own properties.
 * Checks internal slots rather than `Symbol.toStringTag` or `constructor`, which are the
 * object's own to fake or to throw from.
 */
export function expandSpecial(value: object): Expansion | undefined {
  if (isError(value)) return { fields: errorFields(value) };
  if (types.isDate(value)) return { text: dateText(value) };
  if (types.isMap(value)) return { fields: mapFields(value) };
  if (types.isSet(value)) return { fields: firstOf(Set.prototype.values.call(value), value) };
  if (types.isRegExp(value)) return { text: RegExp.prototype.toString.call(value) };
  if (types.isBoxedPrimitive(value)) return { text: boxedText(value) };
  if (ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value)) return { text: bytesText(value) };
  if (isInstance(value, URL)) return { text: URL.prototype.toString.call(value) };
  if (isInstance(value, URLSearchParams)) {
    return { text: URLSearchParams.prototype.toString.call(value) };
  }
  if (isInstance(value, Headers)) return { fields: headerFields(value as Headers) };
  return opaque(value) ? { text: `[${className(value)}]` } : undefined;
}

function isError(value: object): boolean {
  return types.isNativeError(value) || isInstance(value, Error);
}

/** Promises, WeakMaps, generators, class instances with private fields only: nothing to show. */
function opaque(value: object): boolean {
  return !types.isArgumentsObject(value) && Object.keys(value).length === 0;
}

function dateText(value: Date): string {
  const time = Date.prototype.getTime.call(value);
  return Number.isNaN(time) ? 'Invalid Date' : new Date(time).toISOString();
}

/** Keys stay keys, because rules for keys must see them; keys that are objects become entries. */
function mapFields(value: Map<unknown, unknown>): object {
  const entries = firstOf(Map.prototype.entries.call(value), value, REST_ENTRY);
  if (entries.some(([key]) => typeof key === 'object' && key !== null)) {
    return entries.map(([key, child]) => ({ key, value: child }));
  }
  return Object.fromEntries(
    entries.map(([key, child]) => [
      typeof key === 'string' ? key : typeof key === 'number' ? `${key}` : primitiveKey(key),
      child,
    ]),
  );
}

/** The first entries of a collection of any size, and `rest` where there are more. */
function firstOf<T>(iterator: Iterator<T>, of: { size: number }, rest?: T): T[] {
  const taken: T[] = [];
  for (let step = iterator.next(); !step.done; step = iterator.next()) {
    if (taken.length === ENTRIES_READ) {
      taken.push(rest ?? (`[${of.size - ENTRIES_READ} more items]` as T));
      break;
    }
    taken.push(step.value);
  }
  return taken;
}

function primitiveKey(key: unknown): string {
  return key === null || key === undefined || typeof key === 'boolean'
    ? String(key)
    : describePrimitive(key);
}

function boxedText(value: object): string {
  if (types.isNumberObject(value)) return `${Number.prototype.valueOf.call(value)}`;
  if (types.isStringObject(value)) return String.prototype.valueOf.call(value);
  if (types.isBooleanObject(value)) return `${Boolean.prototype.valueOf.call(value)}`;
  if (types.isBigIntObject(value)) return describePrimitive(BigInt.prototype.valueOf.call(value));
  return Symbol.prototype.toString.call(value);
}

/** The bytes stay out: nothing can look for patient data in them. */
function bytesText(value: object): string {
  return `[${className(value)} ${String(readProperty(value, 'byteLength') ?? 0)} bytes]`;
}

function headerFields(value: Headers): object {
  return Object.fromEntries(Headers.prototype.entries.call(value) as Iterable<[string, string]>);
}
