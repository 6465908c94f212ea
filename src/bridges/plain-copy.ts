const MAXIMUM_DEPTH = 6;
const MAXIMUM_KEYS = 200;
const UNREADABLE = '[Unreadable]';

/**
 * A copy of a logged value that no logger can stumble over. Only for a second
 * try: loggers throw on a getter that throws, on a hostile Proxy, on a frozen
 * object, and the copy still passes through the application's own serializers.
 */
export function plainCopy(value: unknown, depth = 0): unknown {
  if (typeof value === 'function') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAXIMUM_DEPTH) return '[Object]';
  try {
    if (value instanceof Date) return new Date(value);
    if (Array.isArray(value)) return copyArray(value, depth);
    return value instanceof Error ? copyError(value, depth) : copyObject(value, {}, depth);
  } catch {
    return UNREADABLE;
  }
}

function copyArray(array: readonly unknown[], depth: number): unknown[] {
  return array.slice(0, MAXIMUM_KEYS).map((_, index) => copyProperty(array, index, depth));
}

function copyError(error: Error, depth: number): object {
  const copy = copyObject(error, Object.create(Error.prototype), depth);
  for (const key of ['name', 'message', 'stack']) {
    const value = copyProperty(error, key, depth);
    Object.defineProperty(copy, key, { value, configurable: true, writable: true });
  }
  return copy;
}

function copyObject(source: object, copy: Record<string, unknown>, depth: number): object {
  for (const key of Object.keys(source).slice(0, MAXIMUM_KEYS)) {
    copy[key] = copyProperty(source, key, depth);
  }
  return copy;
}

function copyProperty(source: object, key: PropertyKey, depth: number): unknown {
  try {
    return plainCopy((source as Record<PropertyKey, unknown>)[key], depth + 1);
  } catch {
    return UNREADABLE;
  }
}
