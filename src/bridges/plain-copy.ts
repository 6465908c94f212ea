import { errorFields } from '../record/error-fields.ts';
import { snapshot } from '../record/snapshot.ts';
import { isError, makeError } from './written-error.ts';

/**
 * A copy of a logged value that no logger can stumble over. Only for a second
 * try: loggers throw on a getter that throws, on a hostile Proxy, on a frozen
 * object, and the copy still passes through the application's own serializers.
 */
export function plainCopy(value: unknown): unknown {
  if (typeof value === 'function') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  return isError(value) ? copyError(value) : snapshot(value);
}

function copyError(error: Error): Error {
  const { type, message, stack, ...rest } = snapshot(errorFields(error)) as Record<string, unknown>;
  const copy = makeError(text(type), text(message), stack === undefined ? undefined : text(stack));
  return Object.assign(copy, rest);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
