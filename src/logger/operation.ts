import { types } from 'node:util';
import { context, type Span } from '@opentelemetry/api';
import { readProperty } from '../record/guarded-read.ts';
import { whileOpen } from '../record/open-contexts.ts';
import { withOwnProperties } from '../record/own-properties.ts';
import type { OperationOptions } from './operation-options.ts';
import { RunningOperation } from './running-operation.ts';

/**
 * Runs a function as one operation: a span, a record `<name> started` (debug), one
 * `<name> finished` with `duration_ms` (info) or `<name> failed` with the exception (error), and
 * one value for `operation_duration_seconds` {operation, outcome}. Records made inside carry its
 * trace and correlation ID.
 *
 * @param name low in number: a metric's attribute and a span's name, so never with an ID in it
 * @param run gets the span, for attributes of its own
 * @returns what `run` returns; of a promise the one behind it, with the same value and the
 *   properties that were put on it (`cancel`)
 * @throws what `run` throws, the same object; nothing else
 */
export function operation<T>(name: string, run: (span: Span) => T, options?: OperationOptions): T {
  const running = new RunningOperation(name, options);
  return context.with(running.context, () => whileOpen(() => runInside(running, run)));
}

function runInside<T>(running: RunningOperation, run: (span: Span) => T): T {
  running.begin();
  let result: T;
  try {
    result = run(running.span);
  } catch (error) {
    running.fail(error);
    throw error;
  }
  if (types.isPromise(result)) return withOwnProperties(settled(running, result), result) as T;
  if (isThenable(result)) return settled(running, result) as T;
  running.succeed();
  return result;
}

/** A thenable may run at the first `then` (a query builder), and has to run in here, once. */
async function settled<T>(running: RunningOperation, result: PromiseLike<T>): Promise<T> {
  try {
    const value = await result;
    running.succeed();
    return value;
  } catch (error) {
    running.fail(error);
    throw error;
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return false;
  return typeof readProperty(value, 'then') === 'function';
}
