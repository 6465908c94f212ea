import { formatWithOptions, types } from 'node:util';
import type { BridgeHost } from '../record/log-call.ts';
import { isPlainRecord } from '../record/plain-record.ts';

/** The arguments of a console method, read as a log call. */
export interface ConsoleCall {
  readonly body: string;
  readonly attributes?: Record<string, unknown> | undefined;
  readonly exception?: unknown;
}

const FORMAT = { maxStringLength: 100_000, maxArrayLength: 200 };
const HIDDEN = '[value that cannot be shown]';

/**
 * Splits arguments into message and structure: the one plain object among them
 * becomes attributes, the first Error the exception, the rest is the message.
 * A first argument with format specifiers takes what follows, as `util.format` does.
 */
export function readArguments(values: unknown[], host: BridgeHost): ConsoleCall {
  const [first, second] = values;
  if (typeof first === 'string') {
    if (first.includes('%')) {
      return { body: lineOf(values, host), exception: values.find(isError) };
    }
    // Nearly all calls: the general way below would come to the same, with five times the garbage.
    if (values.length === 1) return { body: first };
    if (values.length === 2 && isPlainRecord(second)) return { body: first, attributes: second };
  }
  const exception = values.find(isError);
  const records = values.filter(isPlainRecord);
  const attributes = records.length === 1 ? records[0] : undefined;
  const taken = [exception, attributes].filter((value) => value !== undefined);
  const words = values.filter((value) => !taken.includes(value as never));
  if (words.length === 0 && exception) return { body: headline(exception), attributes, exception };
  return { body: lineOf(words.length > 0 ? words : values, host), attributes, exception };
}

/** What the console itself prints for these. */
export function lineOf(values: unknown[], host: BridgeHost): string {
  return format(values.map((value) => safeToShow(value, host)));
}

/**
 * A value as it may be rendered into text. Structures are redacted as such
 * before, because in text `password: 'x'` is only a guess, as a key it is certain.
 */
export function safeToShow(value: unknown, host: BridgeHost): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return isError(value) ? headlineAndStack(value) : host.redactValue(value);
}

/** Redacts a text that is printed as it is. */
export function redactIfText(value: unknown, host: BridgeHost): unknown {
  return typeof value === 'string' ? host.redactText(value) : value;
}

function format(values: unknown[]): string {
  try {
    return formatWithOptions(FORMAT, ...values);
  } catch {
    return HIDDEN;
  }
}

function isError(value: unknown): value is Error {
  if (typeof value !== 'object' || value === null) return false;
  return (
    types.isNativeError(value) ||
    (!types.isProxy(value) && guard(() => value instanceof Error, false))
  );
}

function headline(error: Error): string {
  return guard(() => `${error.name}: ${error.message}`, 'Error');
}

function headlineAndStack(error: Error): string {
  return guard(() => String(error.stack ?? `${error.name}: ${error.message}`), 'Error');
}

// Errors of the application may have getters that throw.
function guard<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
