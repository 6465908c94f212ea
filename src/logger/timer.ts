import type { Level } from '../common/levels.ts';
import { elapsedSince } from './elapsed.ts';
import { guarded } from './guarded.ts';
import type { LoggableFields, NoFields } from './loggable.ts';
import { recordDuration } from './operation-metrics.ts';
import { type LevelMethods, logAt, operationsLogger } from './operations-logger.ts';
import { takeBoundFields } from './take-fields.ts';
import { nameOf, optionsOf } from './untyped-arguments.ts';

/** How a timer is recorded. */
export interface TimerOptions {
  /** Default: the logger `operations`. */
  readonly logger?: LevelMethods;
  /** Of its record. Default `info`. */
  readonly level?: Level;
}

/** A measurement under way. */
export interface Timer {
  /**
   * Ends it: one record `<name> finished` with `duration_ms`, `operation` and these fields, and
   * one value for `operation_duration_seconds`. Only the first call does; each returns the
   * duration of the first, in milliseconds.
   */
  stop<F extends object = NoFields>(fields?: F & LoggableFields<F>): number;
}

/**
 * Begins to measure something that is not one function; for a function see `operation`. A timer
 * that is never stopped leaves nothing behind.
 *
 * @param name of the operation; a metric's attribute, so never with an ID in it
 */
export function timer(name: string, options?: TimerOptions): Timer {
  const operation = nameOf(name);
  const { logger = operationsLogger, level = 'info' } = optionsOf(options, ['logger', 'level']);
  const began = performance.now();
  let duration: number | undefined;
  return {
    stop(fields) {
      if (duration !== undefined) return duration;
      const measured = elapsedSince(began);
      duration = measured;
      const own = { operation, duration_ms: measured };
      guarded(() => {
        const all = { ...takeBoundFields(undefined, fields), ...own };
        logAt(logger, level, `${operation} finished`, all);
      });
      guarded(() => recordDuration(operation, 'success', measured));
      return measured;
    },
  };
}
