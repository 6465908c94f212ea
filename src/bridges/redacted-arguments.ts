import type { BridgeHost } from '../record/log-call.ts';
import { isError, makeError } from './written-error.ts';

const HIDDEN = '[value that cannot be shown]';

/** The values of a log call as its logger may write them itself. Fails closed. */
export function redactedArguments(values: readonly unknown[], host: BridgeHost): unknown[] {
  return values.map((value) => redactedArgument(value, host));
}

/** One value of {@link redactedArguments}; an Error stays an Error. */
export function redactedArgument(value: unknown, host: BridgeHost): unknown {
  try {
    if (typeof value === 'string') return host.redactText(value);
    if (typeof value === 'function') return '[Function]';
    if (typeof value !== 'object' || value === null) return value;
    return isError(value) ? redactedError(value, host) : host.redactValue(value);
  } catch {
    return HIDDEN;
  }
}

function redactedError({ name, message, stack }: Error, host: BridgeHost): Error {
  const safeStack = typeof stack === 'string' ? host.redactText(stack) : undefined;
  return makeError(String(name), host.redactText(String(message)), safeStack);
}
