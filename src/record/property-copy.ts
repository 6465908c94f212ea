import type { AnyValue } from '@opentelemetry/api';

/** Of a larger object, only as much is read as its limits let through. */
const MOST_KEYS = 128;
/** The keys met last, by their number: records of one call site have the same ones. */
const ORDINARY: Array<readonly string[] | undefined> = [];

/**
 * Whether an object with these keys can be copied as a whole: there are not too many of them,
 * none has to be cut, and none is `__proto__`.
 *
 * @param longest in UTF-16 code units
 */
export function areOrdinaryKeys(keys: readonly string[], longest: number): boolean {
  if (keys.length > MOST_KEYS) return false;
  const known = ORDINARY[keys.length];
  let checked = true;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string;
    if (key.length > longest) return false;
    if (known !== undefined && known[index] === key) continue;
    if (key === '__proto__' || !isWellFormed(key)) return false;
    checked = false;
  }
  if (!checked) ORDINARY[keys.length] = keys;
  return true;
}

/** What {@link copyOf} could read. */
export interface PropertyCopy {
  readonly properties: Record<string, AnyValue>;
  /** The key of a getter that threw; those behind it are missing. */
  readonly failed: string | undefined;
}

/**
 * Reads every property once, as one operation of the engine: far cheaper than one by one. Symbols
 * are left out.
 */
export function copyOf(value: object, keys: readonly string[]): PropertyCopy {
  const copy: Record<string | symbol, AnyValue> = {};
  let failed: string | undefined;
  try {
    Object.assign(copy, value);
  } catch {
    failed = keys.find((key) => !Object.hasOwn(copy, key));
  }
  withoutSymbols(copy);
  // A Proxy may name `__proto__` only now.
  if (Object.getPrototypeOf(copy) !== Object.prototype)
    Object.setPrototypeOf(copy, Object.prototype);
  return { properties: copy, failed };
}

/** Takes the properties under symbols away from an object. */
export function withoutSymbols<T extends object>(copy: T): T {
  for (const symbol of Object.getOwnPropertySymbols(copy)) {
    delete (copy as Record<symbol, unknown>)[symbol];
  }
  return copy;
}

/** An object of the first properties of another. */
export function beginningOf(
  copy: Record<string, AnyValue>,
  keys: readonly string[],
  end: number,
): Record<string, AnyValue> {
  const beginning: Record<string, AnyValue> = {};
  for (let index = 0; index < end; index++) {
    const key = keys[index] as string;
    define(beginning, key, copy[key]);
  }
  return beginning;
}

/** `__proto__` as a key would set the prototype of the copy; every other assignment is the quick one. */
export function define<T>(target: Record<string, T>, key: string, value: T): void {
  if (key !== '__proto__') target[key] = value;
  else
    Object.defineProperty(target, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
}

function isWellFormed(key: string): boolean {
  return (key as unknown as { isWellFormed(): boolean }).isWellFormed();
}
