import {
  type AnyValue,
  type Attributes,
  type Context,
  type HrTime,
  SeverityNumber,
} from '@opentelemetry/api';
import type { InstrumentationScope } from '@opentelemetry/core';
import { emptyResource } from '@opentelemetry/resources';
import type { LogRecordProcessor, ReadWriteLogRecord } from '@opentelemetry/sdk-logs';
import { readProperty } from '../record/guarded-read.ts';
import { PlainLogRecord } from '../record/plain-log-record.ts';
import { type RedactionFailure, tellFailure } from './failure.ts';
import { type Redacted, sentencesWithout, withoutGivenAway } from './given-away.ts';
import { NameRedaction } from './name-redaction.ts';
import { OriginRedaction } from './origin-redaction.ts';
import type { PolicyDefinition, RedactionPolicy } from './policies/definition.ts';
import { createRedactor, type Redactor } from './redactor.ts';
import { REDACTED } from './replacement.ts';
import type { Tree } from './tree-copy.ts';

/** Options of {@link RedactingLogRecordProcessor}. */
export interface RedactingLogRecordProcessorOptions {
  /** Default: one made for `policy`. */
  readonly redactor?: Redactor | undefined;
  /** Ignored where a `redactor` is given. Default `safe-harbor`. */
  readonly policy?: RedactionPolicy | PolicyDefinition | undefined;
  /** Told of each failure, without values. */
  readonly onFailure?: ((failure: RedactionFailure) => void) | undefined;
}

/** The words that loggers have for their levels, in the three cases they are written in. */
const LEVEL_WORDS: ReadonlySet<unknown> = new Set(
  (
    'trace debug info warn warning error fatal verbose silly http notice critical crit alert ' +
    'emergency emerg panic severe fine log success fail ready start box silent'
  )
    .split(' ')
    .flatMap((word) => [word, word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1)]),
);

/**
 * Redacts each record before the processors it wraps see it: body, attributes (keys and
 * values), event name, severity text, resource and scope. It wraps them because an SDK calls
 * its processors one after the other: beside them, it could run too late or not at all.
 *
 * A record in which nothing was found is passed on as it is, else a copy is. A field that
 * cannot be redacted becomes `REDACTED`; a record that cannot keeps its times, severity and
 * trace, with the body `REDACTED`. `onEmit` never throws, and a processor that throws does not
 * keep the others from the record.
 *
 * @example
 * new LoggerProvider({ processors: [new RedactingLogRecordProcessor([new BatchLogRecordProcessor(…)])] })
 */
export class RedactingLogRecordProcessor implements LogRecordProcessor {
  private readonly processors: readonly LogRecordProcessor[];
  private readonly redactor: Redactor;
  private readonly origins: OriginRedaction;
  private readonly names: NameRedaction;
  private readonly onFailure: RedactingLogRecordProcessorOptions['onFailure'];

  constructor(processors: LogRecordProcessor[], options: RedactingLogRecordProcessorOptions = {}) {
    this.processors = [...processors];
    this.redactor = options.redactor ?? createRedactor({ policy: options.policy });
    this.origins = new OriginRedaction(this.redactor);
    this.names = new NameRedaction(this.redactor);
    this.onFailure = options.onFailure;
  }

  onEmit(logRecord: ReadWriteLogRecord, context?: Context): void {
    const clean = this.redactRecord(logRecord);
    for (const processor of this.processors) {
      try {
        processor.onEmit(clean, context);
      } catch (error) {
        tellFailure(this.onFailure, 'processor', error);
      }
    }
  }

  /** Whether any wrapped processor wants such a record. */
  enabled(options: Parameters<NonNullable<LogRecordProcessor['enabled']>>[0]): boolean {
    return this.processors.some((processor) => {
      try {
        return processor.enabled === undefined || processor.enabled(options);
      } catch (error) {
        tellFailure(this.onFailure, 'processor', error);
        return true;
      }
    });
  }

  forceFlush(options?: Parameters<LogRecordProcessor['forceFlush']>[0]): Promise<void> {
    return this.all((processor) => processor.forceFlush(options));
  }

  shutdown(): Promise<void> {
    return this.all((processor) => processor.shutdown());
  }

  /** Lets every processor finish, then rejects with the first failure, if there was one. */
  private async all(act: (processor: LogRecordProcessor) => Promise<void>): Promise<void> {
    const results = await Promise.allSettled(this.processors.map(async (each) => act(each)));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  private redactRecord(record: ReadWriteLogRecord): ReadWriteLogRecord {
    try {
      return this.redacted(record);
    } catch (error) {
      this.redactor.countFailure('record');
      tellFailure(this.onFailure, 'record', error);
      return minimalRecord(record);
    }
  }

  private redacted(record: ReadWriteLogRecord): ReadWriteLogRecord {
    const { body, attributes, eventName, severityText, resource, instrumentationScope } = record;
    const fields = this.redactor.redactOwnAttributes(attributes);
    const shown = body === undefined ? undefined : this.redactor.redactValue(body);
    const taken = fields !== attributes;
    const clean = {
      body: taken ? bodyBeside(shown, { given: attributes, clean: fields }) : shown,
      attributes: taken ? (sentencesWithout(attributes, fields as Tree) as Attributes) : fields,
      eventName: eventName === undefined ? undefined : this.names.redact(eventName),
      severityText: severityText === undefined ? undefined : this.level(severityText),
      resource: this.origins.resource(resource),
      instrumentationScope: this.origins.scope(instrumentationScope),
    };
    const same =
      clean.body === body &&
      clean.attributes === attributes &&
      clean.eventName === eventName &&
      clean.severityText === severityText &&
      clean.resource === resource &&
      clean.instrumentationScope === instrumentationScope;
    return same ? record : new PlainLogRecord({ ...timesOf(record), ...clean });
  }

  private level(text: string): string {
    // Any other text in that place is a text of the application, however short.
    return LEVEL_WORDS.has(text) ? text : this.redactor.redactText(text);
  }
}

function bodyBeside(body: AnyValue, fields: Redacted): AnyValue {
  return typeof body === 'string' ? withoutGivenAway(body, fields) : body;
}

function timesOf(record: ReadWriteLogRecord) {
  const { hrTime, hrTimeObserved, spanContext, severityNumber, droppedAttributesCount } = record;
  return { hrTime, hrTimeObserved, spanContext, severityNumber, droppedAttributesCount };
}

/** What can do no harm, each field read on its own, since one of them threw. */
function minimalRecord(record: ReadWriteLogRecord): ReadWriteLogRecord {
  const hrTime = readTime(record, 'hrTime');
  return new PlainLogRecord({
    hrTime,
    hrTimeObserved: readTime(record, 'hrTimeObserved'),
    spanContext: readProperty(record, 'spanContext') as ReadWriteLogRecord['spanContext'],
    severityNumber:
      (readProperty(record, 'severityNumber') as SeverityNumber | undefined) ??
      SeverityNumber.UNSPECIFIED,
    resource: emptyResource(),
    instrumentationScope: UNKNOWN_SCOPE,
    attributes: {},
    body: REDACTED,
    droppedAttributesCount: 0,
  });
}

const UNKNOWN_SCOPE: InstrumentationScope = { name: 'unknown' };

function readTime(record: ReadWriteLogRecord, key: 'hrTime' | 'hrTimeObserved'): HrTime {
  const time = readProperty(record, key);
  if (Array.isArray(time) && time.length === 2) return time as HrTime;
  const now = Date.now();
  return [Math.trunc(now / 1_000), (now % 1_000) * 1e6];
}
