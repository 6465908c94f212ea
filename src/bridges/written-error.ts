const OWN_KEYS = new Set(['type', 'name', 'message', 'stack', 'raw']);

/**
 * The error that a logger's serializer wrote as `{ type | name, message, stack }`.
 * Made from the written form and not from the Error that was logged: what the
 * application's serializer or redaction removed must not come back.
 */
export function errorFromWritten(written: unknown): Error | undefined {
  const form = written as Record<string, unknown> | null;
  if (typeof form !== 'object' || form === null) return undefined;
  if (typeof form['message'] !== 'string' || typeof form['stack'] !== 'string') return undefined;
  const name = form['type'] ?? form['name'];
  return makeError(typeof name === 'string' ? name : 'Error', form['message'], form['stack']);
}

/** The fields of a written error besides its type, message and stack (`code`, `status` …). */
export function extraErrorFields(written: unknown): Record<string, unknown> | undefined {
  const extra = Object.entries(written as object).filter(
    ([key, value]) => !OWN_KEYS.has(key) && value !== undefined,
  );
  return extra.length > 0 ? Object.fromEntries(extra) : undefined;
}

/** An Error with a given stack, without the price of capturing one. */
export function makeError(name: string, message: string, stack: string | undefined): Error {
  const error = bareError(message);
  Object.defineProperty(error, 'name', { value: name, configurable: true, writable: true });
  if (stack !== undefined) error.stack = stack;
  return error;
}

/** An Error without a stack trace; under `--frozen-intrinsics` the limit stays, and it has one. */
export function bareError(message?: string): Error {
  const limit = Error.stackTraceLimit;
  const limited = Reflect.set(Error, 'stackTraceLimit', 0);
  try {
    return new Error(message);
  } finally {
    if (limited) Error.stackTraceLimit = limit;
  }
}

export function isError(value: unknown): value is Error {
  try {
    return value instanceof Error;
  } catch {
    // A Proxy may throw for `getPrototypeOf`.
    return false;
  }
}
