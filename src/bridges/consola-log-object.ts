import { types } from 'node:util';
import type { BridgeHost } from '../record/log-call.ts';
import { define } from '../record/property-copy.ts';
import { redactedArgument, redactedArguments } from './redacted-arguments.ts';
import { isError } from './written-error.ts';

/** What consola hands to its reporters; fields of `withDefaults` and of a call stand beside these. */
export interface LogObject {
  readonly args: unknown[];
  readonly level: number;
  readonly type: string;
  readonly tag?: string;
}

/** Told by the record itself, or the looks of a line. */
const NO_FIELDS = new Set(['args', 'level', 'type', 'tag', 'date', 'badge', 'icon', 'style']);

/** A box's title and whatever else the application has put into a log object. */
export function fieldsOf(logObject: LogObject): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(logObject).filter(
      ([key, value]) => !NO_FIELDS.has(key) && typeof value !== 'function',
    ),
  );
}

/**
 * A log object as reporters may write it. Made of what was redacted instead of replaced in a
 * copy: what redaction leaves out must not come through.
 */
export function redactedLogObject({ args, ...others }: LogObject, host: BridgeHost): LogObject {
  const safe: Record<string, unknown> = {};
  const fields: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(others)) {
    // A function is the application's own, for its reporter to call.
    if (types.isDate(value) || typeof value === 'function') define(safe, key, value);
    else if (isError(value)) define(safe, key, redactedArgument(value, host));
    else define(fields, key, value);
  }
  const { level } = others;
  const shown = redactedArgument(fields, host);
  // Where they cannot be shown, what consola's own reporters need is there all the same.
  const rest = typeof shown === 'object' ? shown : { type: 'log', tag: '' };
  return { level, ...rest, ...safe, args: redactedArguments(args, host) } as LogObject;
}
