import { type Attributes, type Context, context, createContextKey } from '@opentelemetry/api';
import { whileOpen } from '../record/open-contexts.ts';
import { snapshotAttributes } from '../record/snapshot.ts';
import { renameSteering } from '../record/steering-attributes.ts';
import type { LoggableFields } from './loggable.ts';
import { takeBoundFields } from './take-fields.ts';

// Symbol.for underneath: every copy of the package reads and writes the same fields.
const LOG_FIELDS = createContextKey('lumen.log_fields');

/** The fields that records emitted in a context carry; `undefined` outside of any `withContext`. */
export function logFieldsOf(from: Context): Attributes | undefined {
  return from.getValue(LOG_FIELDS) as Attributes | undefined;
}

/**
 * Runs a function, and everything asynchronous it starts, with fields on every record made
 * inside: of this logger, `console`, pino, winston, bunyan and the Logs API alike. Contexts nest;
 * the inner one's fields win, and a field of the call itself wins over both. Values are taken at
 * the beginning: what changes later is not seen.
 *
 * @returns what `run` returns, a promise as the one behind it; throws only what `run` throws
 */
export function withContext<F extends object, T>(fields: F & LoggableFields<F>, run: () => T): T {
  const active = context.active();
  const joined = snapshotAttributes(takeBoundFields(logFieldsOf(active), fields));
  // As if it were there: a request that begins inside brings one.
  renameSteering(joined, true);
  return context.with(active.setValue(LOG_FIELDS, joined), whileOpen<T>, undefined, run);
}
