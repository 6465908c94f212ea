import { LEVELS, type Level } from '../common/levels.ts';
import { readProperty } from '../record/guarded-read.ts';
import type { LogStreamName } from '../record/log-call.ts';
import { loggerDoor } from '../record/logger-door.ts';
import { severityOfLevel } from '../record/severity.ts';
import type { EventOptions, LogEvents, Logger, LoggerOptions, LogMethod } from './logger-types.ts';
import { takeBoundFields } from './take-fields.ts';
import { optionsOf } from './untyped-arguments.ts';
import { type LoggerOrigin, writeRecord } from './write-record.ts';

const DEFAULT_NAME = 'app';
const STREAMS: readonly unknown[] = ['app', 'metrics', 'alerts', 'audit'] satisfies LogStreamName[];

/**
 * A logger whose records take the way of all others: correlated, redacted, delivered. Works
 * under the flag, and in code after `start()`; before, calls are not recorded, and one line on
 * stderr says so, once. Never throws.
 *
 * @param name becomes the instrumentation scope; default `app`
 * @param options a stream that nobody knows counts as not given
 * @typeParam E events by name; default {@link LogEvents}
 */
export function getLogger<E = LogEvents>(
  name: string = DEFAULT_NAME,
  options?: LoggerOptions,
): Logger<E> {
  const text = typeof name === 'string' && name !== '' ? name : DEFAULT_NAME;
  const { stream } = optionsOf(options, ['stream']);
  const known = STREAMS.includes(stream) ? stream : undefined;
  return makeLogger({ scope: text, stream: known }, undefined) as Logger<E>;
}

/**
 * Functions of its own for each logger, not methods of a class: `promise.catch(logger.error)` is
 * how people use one, and must not fail for want of a `this`. A call makes none.
 */
function makeLogger(
  origin: LoggerOrigin,
  bound: Record<string, unknown> | undefined,
): Logger<unknown> {
  const { scope } = origin;
  const at = (level: Level): LogMethod => {
    const severity = severityOfLevel(level);
    return (message, fields) => {
      if (severity < loggerDoor.minimumSeverity(scope)) return;
      writeRecord(origin, bound, severity, level, message, fields);
    };
  };
  return {
    name: scope,
    trace: at('trace'),
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    fatal: at('fatal'),
    event(eventName, fields?, options?) {
      const level = knownLevel(option(options, 'level')) ?? 'info';
      const severity = severityOfLevel(level);
      if (severity < loggerDoor.minimumSeverity(scope)) return;
      const message = option(options, 'message') ?? eventName;
      const name = typeof eventName === 'string' ? eventName : undefined;
      writeRecord(origin, bound, severity, level, message, fields, name);
    },
    child: (fields) => makeLogger(origin, takeBoundFields(bound, fields)),
    isEnabled(level) {
      const known = knownLevel(level);
      return (
        known !== undefined &&
        loggerDoor.host !== undefined &&
        severityOfLevel(known) >= loggerDoor.minimumSeverity(scope)
      );
    },
  };
}

function knownLevel(level: unknown): Level | undefined {
  return LEVELS.find((known) => known === level);
}

/** Guarded like fields: the options of a call are a value of the application too. */
function option(options: EventOptions | undefined, key: keyof EventOptions): unknown {
  return options === undefined ? undefined : readProperty(options, key);
}
