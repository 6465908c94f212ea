import { SeverityNumber } from '@opentelemetry/api';
import { LEVELS, type Level } from '../common/levels.ts';
import { loggerDoor } from '../record/logger-door.ts';
import { severityOfLevel } from '../record/severity.ts';
import type { LoggableFields, Message } from './loggable.ts';
import type { EventOptions, LogEvents, Logger } from './logger-types.ts';
import { takeBoundFields } from './take-fields.ts';
import { writeRecord } from './write-record.ts';

const { TRACE, DEBUG, INFO, WARN, ERROR, FATAL } = SeverityNumber;
const DEFAULT_NAME = 'app';

type Said = Message | Error;

/** Nothing but a name and fields: a child costs one object, a call below the level one comparison. */
class DoorLogger {
  readonly name: string;
  readonly #bound: Record<string, unknown> | undefined;

  constructor(name: string, bound?: Record<string, unknown>) {
    this.name = name;
    this.#bound = bound;
  }

  trace(message: Said, fields?: unknown): void {
    if (TRACE < loggerDoor.minimumSeverity) return;
    writeRecord(this.name, this.#bound, TRACE, 'trace', message, fields);
  }

  debug(message: Said, fields?: unknown): void {
    if (DEBUG < loggerDoor.minimumSeverity) return;
    writeRecord(this.name, this.#bound, DEBUG, 'debug', message, fields);
  }

  info(message: Said, fields?: unknown): void {
    if (INFO < loggerDoor.minimumSeverity) return;
    writeRecord(this.name, this.#bound, INFO, 'info', message, fields);
  }

  warn(message: Said, fields?: unknown): void {
    if (WARN < loggerDoor.minimumSeverity) return;
    writeRecord(this.name, this.#bound, WARN, 'warn', message, fields);
  }

  error(message: Said, fields?: unknown): void {
    if (ERROR < loggerDoor.minimumSeverity) return;
    writeRecord(this.name, this.#bound, ERROR, 'error', message, fields);
  }

  fatal(message: Said, fields?: unknown): void {
    if (FATAL < loggerDoor.minimumSeverity) return;
    writeRecord(this.name, this.#bound, FATAL, 'fatal', message, fields);
  }

  event(name: string, fields?: unknown, options: EventOptions = {}): void {
    const level = knownLevel(options.level) ?? 'info';
    const severity = severityOfLevel(level);
    if (severity < loggerDoor.minimumSeverity) return;
    const message = options.message ?? name;
    writeRecord(this.name, this.#bound, severity, level, message, fields, name);
  }

  child<F extends object>(fields: F & LoggableFields<F>): Logger {
    return new DoorLogger(this.name, takeBoundFields(this.#bound, fields)) as Logger;
  }

  isEnabled(level: Level): boolean {
    const known = knownLevel(level);
    return (
      known !== undefined &&
      loggerDoor.host !== undefined &&
      severityOfLevel(known) >= loggerDoor.minimumSeverity
    );
  }
}

function knownLevel(level: unknown): Level | undefined {
  return LEVELS.find((known) => known === level);
}

/**
 * A logger whose records take the way of all others: correlated, redacted, delivered. Works
 * under the flag, and in code after `start()`; before, calls are not recorded, and one line on
 * stderr says so, once. Never throws.
 *
 * @param name becomes the instrumentation scope; default `app`
 * @typeParam E events by name; default {@link LogEvents}
 */
export function getLogger<E = LogEvents>(name: string = DEFAULT_NAME): Logger<E> {
  const text = typeof name === 'string' && name !== '' ? name : DEFAULT_NAME;
  return new DoorLogger(text) as unknown as Logger<E>;
}
