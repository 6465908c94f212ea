import type { Level } from '../common/levels.ts';
import type { LogStreamName } from '../record/log-call.ts';
import type { LoggableFields, Message, NoFields } from './loggable.ts';

/**
 * Events of the application and their fields. Empty here; an application adds its own:
 *
 * @example
 * declare module '@lumen/otel-logger' {
 *   interface LogEvents {
 *     'exam.uploaded': { images: number };
 *   }
 * }
 */
// biome-ignore lint/suspicious/noEmptyInterface: it exists to be merged with
export interface LogEvents {}

/** Any name where the application declared none. */
export type EventName<E> = keyof E extends never ? string : keyof E & string;

/** The fields an event asks for; any, where it was not declared. */
export type EventFields<E, N> = N extends keyof E ? E[N] : object;

/** One call: a message and fields, or an Error and fields. Never throws. */
export type LogMethod = <F extends object = NoFields>(
  message: Message | Error,
  fields?: F & LoggableFields<F>,
) => void;

/** What all records of a logger have in common. */
export interface LoggerOptions {
  /** The stream of its records, `log.stream`. Default: by rule, event name and level. */
  readonly stream?: LogStreamName;
}

/** How an event is recorded. */
export interface EventOptions {
  /** Default `info`. */
  readonly level?: Level;
  /** Default: the name of the event. */
  readonly message?: Message;
}

/**
 * A named logger. Every method returns at once below `LOG_LEVEL`, without calling lazy values.
 *
 * @typeParam E events by name; default {@link LogEvents}
 */
export interface Logger<E = LogEvents> {
  /** Becomes the instrumentation scope of its records (`logger` in a JSON line). */
  readonly name: string;
  readonly trace: LogMethod;
  readonly debug: LogMethod;
  readonly info: LogMethod;
  readonly warn: LogMethod;
  readonly error: LogMethod;
  readonly fatal: LogMethod;
  /** Records an event: a name with fields of one shape. */
  event<N extends EventName<E>>(
    name: N,
    ...rest: NoFields extends EventFields<E, N>
      ? [fields?: EventFields<E, N>, options?: EventOptions]
      : [fields: EventFields<E, N>, options?: EventOptions]
  ): void;
  /** A logger with the same name whose records carry these fields too; a call's own go before. */
  child<F extends object>(fields: F & LoggableFields<F>): Logger<E>;
  /** Whether a record of this level would be made; `false` where nothing is started. */
  isEnabled(level: Level): boolean;
}
