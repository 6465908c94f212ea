import { formatWithOptions, types } from 'node:util';
import type { BridgeHost } from '../record/log-call.ts';
import { isPlainRecord } from '../record/plain-record.ts';

/** The arguments of a console method, read as a log call. */
export interface ConsoleCall {
  readonly body: string;
  readonly attributes?: Record<string, unknown> | undefined;
  readonly exception?: unknown;
  /** What the console itself would have printed; only `keep` mode asks, and it costs a rendering. */
  readonly line: () => string;
}

const FORMAT = { maxStringLength: 100_000, maxArrayLength: 200 };
const HIDDEN = '[value that cannot be shown]';

/**
 * Splits arguments into message and structure: the one plain object among them
 * becomes attributes, the first Error the exception, the rest is the message.
 * A first argument with format specifiers takes what follows, as `util.format` does.
 */
export function readArguments(values: unknown[], host: BridgeHost): ConsoleCall {
  const render = (some: unknown[]): string => format(some.map((value) => safeToShow(value, host)));
  const line = (): string => render(values);
  const exception = values.find(isError);
  if (typeof values[0] === 'string' && values[0].includes('%')) {
    return { body: line(), exception, line };
  }
  const records = values.filter(isPlainRecord);
  const attributes = records.length === 1 ? records[0] : undefined;
  const taken = [exception, attributes].filter((value) => value !== undefined);
  const words = values.filter((value) => !taken.includes(value as never));
  const body = words.length > 0 ? render(words) : exception ? headline(exception) : line();
  return { body, attributes, exception, line };
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
