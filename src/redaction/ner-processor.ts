import type { AnyValue, Attributes, Context } from '@opentelemetry/api';
import type { LogRecordProcessor, ReadWriteLogRecord } from '@opentelemetry/sdk-logs';
import { PlainLogRecord } from '../record/plain-log-record.ts';
import { type RedactionFailure, tellFailure } from './failure.ts';
import { type NerSpan, textsOf, withoutSpans, withTexts } from './ner-spans.ts';

/** Asks a model where a text names somebody. */
export type NerHook = (text: string) => Promise<readonly NerSpan[]>;

/** Options of {@link NerLogRecordProcessor}. */
export interface NerLogRecordProcessorOptions {
  readonly ner: NerHook;
  /** How long a record may wait for the hook. Default 1,000. */
  readonly timeoutMillis?: number | undefined;
  /** Records that wait at most; more pass without the hook. Default 1,000. */
  readonly queueSize?: number | undefined;
  /** Told of each record that the hook did not see (`ner`, `ner-queue`), without values. */
  readonly onFailure?: ((failure: RedactionFailure) => void) | undefined;
  /** Told of each text in which the hook found something. */
  readonly onRedaction?: ((detector: 'ner', strategy: 'replace') => void) | undefined;
}

interface Waiting {
  readonly record: ReadWriteLogRecord;
  readonly context: Context | undefined;
}

/**
 * Lets a model for names (NER) look at records that are redacted already, on their way to an
 * output that can wait. It can only redact more: what it finds becomes `REDACTED`, and where it
 * fails, is late or has no room, the record goes on as the synchronous detectors left it.
 * `onEmit` returns at once.
 *
 * @example
 * new RedactingLogRecordProcessor([
 *   new NerLogRecordProcessor([new BatchLogRecordProcessor(…)], { ner: (text) => model.names(text) }),
 * ])
 */
export class NerLogRecordProcessor implements LogRecordProcessor {
  private readonly processors: readonly LogRecordProcessor[];
  private readonly options: NerLogRecordProcessorOptions;
  private readonly queue: Waiting[] = [];
  private running: Promise<void> | undefined;

  constructor(processors: LogRecordProcessor[], options: NerLogRecordProcessorOptions) {
    this.processors = [...processors];
    this.options = options;
  }

  onEmit(record: ReadWriteLogRecord, context?: Context): void {
    if (this.queue.length >= (this.options.queueSize ?? 1_000)) {
      tellFailure(this.options.onFailure, 'ner-queue', new RangeError());
      this.pass(record, context);
      return;
    }
    this.queue.push({ record, context });
    this.running ??= this.work();
  }

  async forceFlush(options?: Parameters<LogRecordProcessor['forceFlush']>[0]): Promise<void> {
    await this.running;
    await Promise.all(this.processors.map((processor) => processor.forceFlush(options)));
  }

  async shutdown(): Promise<void> {
    await this.running;
    await Promise.all(this.processors.map((processor) => processor.shutdown()));
  }

  /** One record after the other, so that their order stays. */
  private async work(): Promise<void> {
    for (let next = this.queue.shift(); next !== undefined; next = this.queue.shift()) {
      this.pass(await this.seen(next.record), next.context);
    }
    this.running = undefined;
  }

  private async seen(record: ReadWriteLogRecord): Promise<ReadWriteLogRecord> {
    try {
      return await within(this.options.timeoutMillis ?? 1_000, this.redacted(record));
    } catch (error) {
      tellFailure(this.options.onFailure, 'ner', error);
      return record;
    }
  }

  private async redacted(record: ReadWriteLogRecord): Promise<ReadWriteLogRecord> {
    const { body, attributes } = record;
    const clean = new Map<string, string>();
    for (const text of textsOf([body, attributes as AnyValue])) {
      const found = withoutSpans(text, await this.options.ner(text));
      if (found === text) continue;
      clean.set(text, found);
      this.options.onRedaction?.('ner', 'replace');
    }
    if (clean.size === 0) return record;
    return new PlainLogRecord({
      ...fieldsOf(record),
      body: withTexts(body, clean),
      attributes: withTexts(attributes as AnyValue, clean) as Attributes,
    });
  }

  private pass(record: ReadWriteLogRecord, context: Context | undefined): void {
    for (const processor of this.processors) {
      try {
        processor.onEmit(record, context);
      } catch (error) {
        tellFailure(this.options.onFailure, 'processor', error);
      }
    }
  }
}

/** Listed one by one: an SDK's record keeps some of them in getters. */
function fieldsOf(record: ReadWriteLogRecord) {
  const { hrTime, hrTimeObserved, spanContext, severityNumber, severityText } = record;
  const { eventName, resource, instrumentationScope, droppedAttributesCount } = record;
  const times = { hrTime, hrTimeObserved, spanContext, severityNumber, severityText };
  return { ...times, eventName, resource, instrumentationScope, droppedAttributesCount };
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new RangeError()), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    // A hook that fails after its time must not become an unhandled rejection.
    work.catch(() => {});
  }
}
