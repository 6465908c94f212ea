import { type Context, createContextKey } from '@opentelemetry/api';
import type { ConsoleTarget } from './log-call.ts';

// Travels in the context handed to `Logger.emit`, because an attribute would be exported.
const CONSOLE_TARGET = createContextKey('lumen.console_target');

/** Says where the record emitted with this context prints its console line. */
export function withConsoleTarget(context: Context, target: ConsoleTarget): Context {
  // A context is a copy of the one before: not for what holds anyway.
  return target === consoleTargetOf(context) ? context : context.setValue(CONSOLE_TARGET, target);
}

/** The target of a record's console line; `stdout` where nothing was said. */
export function consoleTargetOf(context: Context | undefined): ConsoleTarget {
  return (context?.getValue(CONSOLE_TARGET) as ConsoleTarget | undefined) ?? 'stdout';
}

// The mark of records that no logger of the application prints itself.
const OURS = createContextKey('lumen.printed_by_us');

/** Says that nobody but us prints a line for the record emitted with this context. */
export function printedByUs(context: Context): Context {
  return context.setValue(OURS, true);
}

export function isPrintedByUs(context: Context | undefined): boolean {
  return context?.getValue(OURS) === true;
}
