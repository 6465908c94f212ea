import type { Context, SeverityNumber } from '@opentelemetry/api';

/** The streams of a service's records, the values of `log.stream`. */
export type LogStreamName = 'app' | 'metrics' | 'alerts' | 'audit';

/** Where a record's own console line goes; `none` where somebody prints already. */
export type ConsoleTarget = 'stdout' | 'stderr' | 'none';

/**
 * One call of an application's logger, as a bridge saw it. Values are raw: the
 * receiver snapshots them, so a bridge passes them on untouched.
 */
export interface LogCall {
  /** Becomes the instrumentation scope: `console`, `pino`, a bunyan logger's name … */
  readonly scope: string;
  readonly severityNumber: SeverityNumber;
  /** The logger's own word for the level, for example `warn`. */
  readonly severityText: string;
  readonly body: unknown;
  /** Structured fields of the call and its bindings. */
  readonly attributes?: Record<string, unknown> | undefined;
  /** An Error, or whatever was thrown; becomes `exception.*`. */
  readonly exception?: unknown;
  readonly eventName?: string | undefined;
  /**
   * Its `log.stream`, from our own API alone: what is in `attributes` under that name came with a
   * value that was logged, and is renamed.
   */
  readonly stream?: LogStreamName | undefined;
  /** Milliseconds since the epoch; default now. */
  readonly timestamp?: number | undefined;
  /** Default: the active context of the call. */
  readonly context?: Context | undefined;
  /** Default `stdout`. */
  readonly consoleTarget?: ConsoleTarget | undefined;
}

/** What `pipeline/` offers to a bridge. No method throws. */
export interface BridgeHost {
  /** `LOG_CONSOLE`. */
  readonly consoleMode: 'replace' | 'keep' | 'off';
  /** Log calls seen so far, of any source and level: whether code that was called has logged. */
  readonly emitted: number;
  emit(call: LogCall): void;
  /**
   * Redacts a line or a message that a logger writes itself.
   *
   * @param fields what was logged with it, and what `redactValue` made of that: a value taken out
   *   of a field also goes from the text
   */
  redactText(text: string, fields?: { readonly given: unknown; readonly clean: unknown }): string;
  /** Redacts a structured value that a logger writes itself; the input stays as it is. */
  redactValue(value: unknown): unknown;
  /** Reports a bridge's own failure: once per bridge, one line. */
  reportFailure(bridge: string, error: unknown): void;
}
