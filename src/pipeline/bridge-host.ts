import { context, type Logger, type LogRecord } from '@opentelemetry/api';
import type { LoggerProvider } from '@opentelemetry/sdk-logs';
import {
  ATTR_EXCEPTION_MESSAGE,
  ATTR_EXCEPTION_STACKTRACE,
  ATTR_EXCEPTION_TYPE,
} from '@opentelemetry/semantic-conventions';
import { errorLabel, sayOnce } from '../common/diagnostics.ts';
import type { ConsoleMode } from '../config/options.ts';
import { callerAttributes } from '../record/caller.ts';
import { withConsoleTarget } from '../record/console-target.ts';
import { describeException } from '../record/exception.ts';
import type { BridgeHost, LogCall } from '../record/log-call.ts';
import { snapshot, snapshotAttributes } from '../record/snapshot.ts';
import type { Redactor } from '../redaction/index.ts';

/** A log call inside a log call inside … : a value whose getter logs itself would not end. */
const DEEPEST_NESTING = 4;
const UNREADABLE = '[value that cannot be shown]';

/** What the host is made of. */
export interface BridgeHostOptions {
  readonly consoleMode: ConsoleMode;
  readonly minimumSeverity: number;
  readonly provider: LoggerProvider;
  readonly redactor: Redactor;
  /** Whether records say where they were logged. */
  readonly caller: boolean;
  /** Called after every record: at the end of the process nothing else will send it. */
  readonly afterEmit: () => void;
  /** Directory of this package's files, left out of call sites. */
  readonly ownDirectory: string;
}

/** The one door through which every source enters the SDK. Nothing it does throws. */
export class PipelineHost implements BridgeHost {
  readonly consoleMode: ConsoleMode;
  readonly #options: BridgeHostOptions;
  readonly #loggers = new Map<string, Logger>();
  #nesting = 0;

  constructor(options: BridgeHostOptions) {
    this.consoleMode = options.consoleMode;
    this.#options = options;
  }

  emit(call: LogCall): void {
    if (call.severityNumber < this.#options.minimumSeverity) return;
    const active = call.context ?? context.active();
    this.#enter(this.#logger(call.scope), () => ({
      timestamp: call.timestamp ?? Date.now(),
      severityNumber: call.severityNumber,
      severityText: call.severityText,
      ...(call.eventName === undefined ? {} : { eventName: call.eventName }),
      body: snapshot(call.body),
      attributes: {
        ...(call.attributes === undefined ? {} : snapshotAttributes(call.attributes)),
        ...exceptionAttributes(call.exception),
      },
      context: withConsoleTarget(active, call.consoleTarget ?? 'stdout'),
    }));
  }

  /** For a record of the Logs API, whose logger is already known. */
  emitRecord(logger: Logger, record: LogRecord): void {
    const { minimumSeverity } = this.#options;
    this.#enter(logger, () => {
      const { body, attributes, exception, severityNumber = 0, ...rest } = record;
      if (severityNumber !== 0 && severityNumber < minimumSeverity) return undefined;
      return {
        ...rest,
        timestamp: rest.timestamp ?? Date.now(),
        severityNumber,
        ...(body === undefined ? {} : { body: snapshot(body) }),
        attributes: {
          ...snapshotAttributes(attributes ?? {}),
          ...exceptionAttributes(exception),
        },
      };
    });
  }

  redactText(text: string): string {
    return this.#options.redactor.redactText(text);
  }

  redactValue(value: unknown): unknown {
    return this.#options.redactor.redactValue(snapshot(value));
  }

  reportFailure(bridge: string, error: unknown): void {
    sayOnce(
      `bridge ${bridge}`,
      'warn',
      `the ${bridge} bridge failed (${errorLabel(error)}); calls of ${bridge} go on, some may not be recorded`,
    );
  }

  #logger(scope: string): Logger {
    let logger = this.#loggers.get(scope);
    if (!logger) {
      logger = this.#options.provider.getLogger(scope);
      if (this.#loggers.size < 1000) this.#loggers.set(scope, logger);
    }
    return logger;
  }

  #enter(logger: Logger, makeRecord: () => LogRecord | undefined): void {
    if (this.#nesting >= DEEPEST_NESTING) return;
    this.#nesting++;
    try {
      const record = makeRecord();
      if (!record) return;
      const caller = this.#options.caller
        ? callerAttributes(this.#options.ownDirectory)
        : undefined;
      logger.emit(caller ? { ...record, attributes: { ...caller, ...record.attributes } } : record);
      this.#options.afterEmit();
    } catch (error) {
      this.reportFailure('pipeline', error);
    } finally {
      this.#nesting--;
    }
  }
}

function exceptionAttributes(exception: unknown): Record<string, string> {
  if (exception === undefined || exception === null) return {};
  const { type, message, stacktrace } = describeException(exception);
  return {
    ...(type === undefined ? {} : { [ATTR_EXCEPTION_TYPE]: type }),
    [ATTR_EXCEPTION_MESSAGE]: message ?? UNREADABLE,
    ...(stacktrace === undefined ? {} : { [ATTR_EXCEPTION_STACKTRACE]: stacktrace }),
  };
}
