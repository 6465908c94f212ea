import {
  type Context,
  context,
  INVALID_SPAN_CONTEXT,
  type Span,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import type { Level } from '../common/levels.ts';
import { PACKAGE_NAME, PACKAGE_VERSION } from '../common/version.ts';
import { describeException } from '../record/exception.ts';
import { loggerDoor } from '../record/logger-door.ts';
import { elapsedSince } from './elapsed.ts';
import { guarded } from './guarded.ts';
import { type Outcome, recordDuration } from './operation-metrics.ts';
import type { OperationOptions } from './operation-options.ts';
import { redactedException, redactedName } from './operation-redaction.ts';
import { logAt, operationsLogger } from './operations-logger.ts';
import { isError, takeBoundFields } from './take-fields.ts';
import { nameOf, optionsOf } from './untyped-arguments.ts';

const OPTIONS = ['logger', 'level', 'fields', 'correlationId'] as const;

/** One run of an operation: its span, its context, and what is said of it. Nothing here throws. */
export class RunningOperation {
  readonly context: Context;
  readonly span: Span;
  readonly #name: string;
  readonly #options: Partial<OperationOptions>;
  readonly #began = performance.now();

  constructor(name: string, options: OperationOptions | undefined) {
    this.#name = nameOf(name);
    this.#options = optionsOf(options, OPTIONS);
    const active = context.active();
    const correlated = loggerDoor.adoptCorrelation?.(active, this.#options.correlationId) ?? active;
    this.span = startSpan(this.#name, correlated);
    this.context = trace.setSpan(correlated, this.span);
  }

  /** To be called inside of its context, like the two below. */
  begin(): void {
    guarded(() => this.#log('debug', 'started', {}));
  }

  succeed(): void {
    guarded(() => this.#end('success', this.#options.level ?? 'info', 'finished', {}));
  }

  fail(error: unknown): void {
    const shown = asError(error);
    guarded(() => {
      const exception = redactedException(shown);
      this.span.recordException(exception);
      this.span.setStatus({ code: SpanStatusCode.ERROR, message: exception.message });
    });
    guarded(() => this.#end('failure', 'error', 'failed', { err: shown }));
  }

  #end(outcome: Outcome, level: Level, word: string, own: object): void {
    const duration = elapsedSince(this.#began);
    guarded(() => this.#log(level, word, { duration_ms: duration, outcome, ...own }));
    guarded(() => recordDuration(this.#name, outcome, duration));
    this.span.end();
  }

  #log(level: Level, word: string, own: object): void {
    const { logger = operationsLogger, fields } = this.#options;
    logAt(logger, level, `${this.#name} ${word}`, {
      ...takeBoundFields(undefined, fields),
      operation: this.#name,
      ...own,
    });
  }
}

function startSpan(name: string, parent: Context): Span {
  try {
    return trace.getTracer(PACKAGE_NAME, PACKAGE_VERSION).startSpan(redactedName(name), {}, parent);
  } catch {
    return trace.wrapSpanContext(INVALID_SPAN_CONTEXT);
  }
}

/** The Error itself, or one that tells what else was thrown: `exception.*` are for both. */
function asError(thrown: unknown): Error {
  if (isError(thrown)) return thrown;
  const { type, message } = describeException(thrown);
  const error = new Error(message);
  if (type !== undefined) error.name = type;
  // A stack of ours would tell nothing of theirs.
  delete error.stack;
  return error;
}
