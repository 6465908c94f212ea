import { types } from 'node:util';
import { isInstance, readProperty, UNREADABLE } from '../record/guarded-read.ts';
import { define } from '../record/property-copy.ts';

/** Fields of a call, read once; the Error among them stands apart. */
export interface TakenFields {
  attributes: Record<string, unknown> | undefined;
  exception: unknown;
}

/** Under these keys an Error is the exception of the record, as pino and bunyan have it. */
const ERROR_KEYS = ['err', 'error'];
const SHOWN_BY_EXCEPTION = new Set(['name', 'message', 'stack', 'cause', 'errors']);

/**
 * Joins a logger's own fields and those of a call, which win; `undefined` counts as not given.
 * Reads each property once, calls lazy values, and takes an Error out as the exception. Never throws:
 * a getter, Proxy or function of the application that does becomes `[Unreadable]`.
 */
export function takeFields(
  bound: Record<string, unknown> | undefined,
  given: unknown,
): TakenFields {
  const fields = typeof given === 'function' ? resolveLazy(given) : given;
  if (fields === undefined || fields === null) return { attributes: bound, exception: undefined };
  const attributes: Record<string, unknown> = bound ? { ...bound } : {};
  const taken: TakenFields = { attributes, exception: undefined };
  if (isError(fields)) takeError(taken, 'err', fields);
  else if (typeof fields === 'object') takeProperties(taken, fields);
  else attributes['value'] = fields;
  return taken;
}

/** The fields of a child logger or a context: like a call's, and an Error stays a field. */
export function takeBoundFields(
  bound: Record<string, unknown> | undefined,
  given: unknown,
): Record<string, unknown> {
  const { attributes, exception } = takeFields(bound, given);
  return exception === undefined ? { ...attributes } : { ...attributes, err: exception };
}

export function isError(value: unknown): value is Error {
  return (
    typeof value === 'object' &&
    value !== null &&
    (types.isNativeError(value) || isInstance(value, Error))
  );
}

/**
 * Calls a lazy value. One that throws must not take the application's log call with it, nor the
 * process one that is async and rejects: its promise is known to nobody but us.
 */
export function resolveLazy(value: unknown): unknown {
  if (typeof value !== 'function') return value;
  try {
    const made: unknown = value();
    // The intrinsic `then`: a promise of a subclass may have one of its own.
    if (types.isPromise(made)) Promise.prototype.then.call(made, undefined, () => {});
    return made;
  } catch {
    return UNREADABLE;
  }
}

function takeProperties(taken: TakenFields, fields: object): void {
  for (const key of keysOf(fields)) {
    let value = read(fields, key);
    if (typeof value === 'function') value = resolveLazy(value);
    if (value === undefined) continue;
    if (typeof value === 'object' && ERROR_KEYS.includes(key) && isError(value)) {
      takeError(taken, key, value);
    } else define(taken.attributes as Record<string, unknown>, key, value);
  }
}

/** What an Error has besides type, message and stack (`code`, `status` …) stays under its key. */
function takeError(taken: TakenFields, key: string, error: Error): void {
  const attributes = taken.attributes as Record<string, unknown>;
  if (taken.exception !== undefined) {
    attributes[key] = error;
    return;
  }
  taken.exception = error;
  const more: Record<string, unknown> = {};
  for (const name of keysOf(error)) {
    const value = SHOWN_BY_EXCEPTION.has(name) ? undefined : readProperty(error, name);
    if (value !== undefined) define(more, name, value);
  }
  if (Object.keys(more).length > 0) attributes[key] = more;
  // A child's Error under the same key is another one.
  else delete attributes[key];
}

function keysOf(value: object): string[] {
  try {
    return Object.keys(value);
  } catch {
    return [];
  }
}

function read(from: object, key: string): unknown {
  try {
    return (from as Record<string, unknown>)[key];
  } catch {
    return UNREADABLE;
  }
}
