import { type Context, context, createContextKey } from '@opentelemetry/api';
import { whileOpen } from '../record/open-contexts.ts';
import { newCorrelationId } from './correlation-id.ts';
import { isHarmlessId } from './harmless-id.ts';

// createContextKey is Symbol.for underneath, so the ESM copy and the CommonJS copy of this
// package (an app may load both) read and write the same value.
const CORRELATION_ID = createContextKey('lumen.correlation_id');

/**
 * The correlation ID of a context.
 *
 * @param from default: the active context
 * @returns `undefined` outside of any correlation
 */
export function getCorrelationId(from: Context = context.active()): string | undefined {
  return from.getValue(CORRELATION_ID) as string | undefined;
}

/**
 * A context that carries the ID. An ID that is not valid, or that redaction would take, is not
 * taken: the context is returned as it is.
 */
export function setCorrelationId(to: Context, id: string): Context {
  return isHarmlessId(id) ? setTrustedId(to, id) : to;
}

/** {@link setCorrelationId} for an ID that was validated, or made, a moment ago. */
export function setTrustedId(to: Context, id: string): Context {
  return to.setValue(CORRELATION_ID, id);
}

/**
 * Runs a function, and everything asynchronous it starts, under a correlation ID: for
 * jobs, consumers and timers, which no HTTP request begins.
 *
 * @param id `undefined` or an ID that may not be used (see {@link isHarmlessId}) begins a new one
 * @param run gets the ID in use
 * @returns what `run` returns, a promise as the one behind it; throws only what `run` throws
 */
export function withCorrelation<T>(id: string | undefined, run: (id: string) => T): T {
  const used = isHarmlessId(id) ? id : newCorrelationId();
  return context.with(setTrustedId(context.active(), used), () => whileOpen(() => run(used)));
}
