import {
  type Attributes,
  type Context,
  context,
  isSpanContextValid,
  type LoggerOptions,
  type LogRecord,
  type SpanContext,
  trace,
} from '@opentelemetry/api';
import type { InstrumentationScope } from '@opentelemetry/core';
import type { Resource } from '@opentelemetry/resources';
import type { LogRecordProcessor } from '@opentelemetry/sdk-logs';
import {
  ATTR_EXCEPTION_MESSAGE,
  ATTR_EXCEPTION_STACKTRACE,
  ATTR_EXCEPTION_TYPE,
} from '@opentelemetry/semantic-conventions';
import { errorLabel, sayOnce } from '../common/diagnostics.ts';
import type { ConsoleMode } from '../config/options.ts';
import { getCorrelationId } from '../correlation/correlation-context.ts';
import { ATTR_LOG_STREAM } from '../record/attribute-names.ts';
import { callerAttributes } from '../record/caller.ts';
import { withConsoleTarget } from '../record/console-target.ts';
import { describeException } from '../record/exception.ts';
import type { BridgeHost, LogCall, LogStreamName } from '../record/log-call.ts';
import { PlainLogRecord } from '../record/plain-log-record.ts';
import { snapshot, snapshotAttributes } from '../record/snapshot.ts';
import { renameSteering } from '../record/steering-attributes.ts';
import { toHrTime } from '../record/time-input.ts';
import { type Redacted, sentencesWithout, withoutGivenAway } from '../redaction/given-away.ts';
import type { Redactor } from '../redaction/index.ts';
import type { ScopeLevels } from './scope-levels.ts';
import { Scopes } from './scopes.ts';

/** A log call inside a log call inside … : a value whose getter logs itself would not end. */
const DEEPEST_NESTING = 4;
const UNREADABLE = '[value that cannot be shown]';

/** What the host is made of. */
export interface BridgeHostOptions {
  readonly consoleMode: ConsoleMode;
  /** The lowest severity recorded, by the logger's name. */
  readonly levels: ScopeLevels;
  readonly resource: Resource;
  /** The first of those behind. */
  readonly processor: LogRecordProcessor;
  readonly redactor: Redactor;
  /** Whether records say where they were logged. */
  readonly caller: boolean;
  /** Called after every record: at the end of the process nothing else will send it. */
  readonly afterEmit: () => void;
  /** Directory of this package's files, left out of call sites. */
  readonly ownDirectory: string;
}

/**
 * The one door through which every source enters the pipeline. Nothing it does throws.
 *
 * It makes the records itself, instead of an SDK's LoggerProvider: see {@link PlainLogRecord}.
 */
export class PipelineHost implements BridgeHost {
  readonly consoleMode: ConsoleMode;
  readonly #options: BridgeHostOptions;
  readonly #scopes = new Scopes();
  #nesting = 0;
  #emitted = 0;

  constructor(options: BridgeHostOptions) {
    this.consoleMode = options.consoleMode;
    this.#options = options;
  }

  get emitted(): number {
    return this.#emitted;
  }

  emit(call: LogCall): void {
    this.#emitted++;
    if (call.severityNumber < this.#options.levels.minimum(call.scope)) return;
    if (this.#nesting >= DEEPEST_NESTING) return;
    this.#nesting++;
    try {
      const active = call.context ?? context.active();
      const now = Date.now();
      this.#pass(
        new PlainLogRecord({
          hrTime: toHrTime(call.timestamp ?? now, now),
          hrTimeObserved: toHrTime(now, now),
          spanContext: spanContextOf(active),
          resource: this.#options.resource,
          instrumentationScope: this.#scopes.named(call.scope),
          attributes: attributesOf(call.attributes, call.exception, active, call.stream),
          severityNumber: call.severityNumber,
          severityText: call.severityText,
          body: snapshot(call.body),
          eventName: call.eventName,
          droppedAttributesCount: 0,
        }),
        // A context is a copy of the one before: not where nobody will look.
        this.consoleMode === 'off'
          ? active
          : withConsoleTarget(active, call.consoleTarget ?? 'stdout'),
      );
    } catch (error) {
      this.reportFailure('pipeline', error);
    } finally {
      this.#nesting--;
    }
  }

  /** For a record of the Logs API, whose scope is already known. */
  emitRecord(scope: InstrumentationScope, record: LogRecord): void {
    this.#emitted++;
    if (this.#nesting >= DEEPEST_NESTING) return;
    this.#nesting++;
    try {
      const { severityNumber = 0, body } = record;
      if (severityNumber !== 0 && !this.isRecorded(scope, severityNumber)) return;
      const emittedIn = record.context ?? context.active();
      const now = Date.now();
      this.#pass(
        new PlainLogRecord({
          hrTime: toHrTime(record.timestamp ?? now, now),
          hrTimeObserved: toHrTime(record.observedTimestamp ?? now, now),
          spanContext: spanContextOf(emittedIn),
          resource: this.#options.resource,
          instrumentationScope: scope,
          attributes: attributesOf(record.attributes, record.exception, emittedIn),
          severityNumber,
          severityText: record.severityText,
          body: body === undefined ? undefined : snapshot(body),
          eventName: record.eventName,
          droppedAttributesCount: 0,
        }),
        emittedIn,
      );
    } catch (error) {
      this.reportFailure('pipeline', error);
    } finally {
      this.#nesting--;
    }
  }

  /** Whether a record of this severity would be recorded now. */
  isRecorded(scope: InstrumentationScope, severityNumber: number): boolean {
    return severityNumber >= this.#options.levels.minimum(scope.name);
  }

  /** The scope of a logger of the Logs API. */
  scope(name: string, version?: string, options?: LoggerOptions): InstrumentationScope {
    return this.#scopes.of(name, version, options);
  }

  redactText(text: string, fields?: Redacted): string {
    const clean = this.#options.redactor.redactText(text);
    return fields === undefined ? clean : withoutGivenAway(clean, fields);
  }

  redactValue(value: unknown): unknown {
    const given = snapshot(value);
    return sentencesWithout(given, this.#options.redactor.redactValue(given));
  }

  reportFailure(bridge: string, error: unknown): void {
    sayOnce(
      `bridge ${bridge}`,
      'warn',
      `the ${bridge} bridge failed (${errorLabel(error)}); calls of ${bridge} go on, some may not be recorded`,
    );
  }

  #pass(record: PlainLogRecord, emittedIn: Context): void {
    const { caller, ownDirectory, processor, afterEmit } = this.#options;
    if (caller) {
      for (const [key, value] of Object.entries(callerAttributes(ownDirectory))) {
        record.attributes[key] ??= value;
      }
    }
    processor.onEmit(record, emittedIn);
    afterEmit();
  }
}

/** A copy of what the application gave, and what every record has. */
function attributesOf(
  given: unknown,
  exception: unknown,
  emittedIn: Context,
  stream?: LogStreamName,
): Attributes {
  const attributes = given === undefined ? {} : snapshotAttributes(given);
  // As the SDK does; a key of our own making never is empty.
  if (Object.hasOwn(attributes, '')) delete attributes[''];
  renameSteering(attributes, getCorrelationId(emittedIn) !== undefined);
  if (stream !== undefined) attributes[ATTR_LOG_STREAM] = stream;
  if (exception !== undefined && exception !== null) addException(attributes, exception);
  return attributes;
}

function addException(attributes: Attributes, exception: unknown): void {
  const { type, message, stacktrace } = describeException(exception);
  if (type !== undefined) attributes[ATTR_EXCEPTION_TYPE] = type;
  attributes[ATTR_EXCEPTION_MESSAGE] = message ?? UNREADABLE;
  if (stacktrace !== undefined) attributes[ATTR_EXCEPTION_STACKTRACE] = stacktrace;
}

function spanContextOf(active: Context): SpanContext | undefined {
  const spanContext = trace.getSpanContext(active);
  return spanContext && isSpanContextValid(spanContext) ? spanContext : undefined;
}
