import { diag } from '@opentelemetry/api';
import type {
  LogRecordProcessor,
  ReadableLogRecord,
  ReadWriteLogRecord,
} from '@opentelemetry/sdk-logs';
import type { OtlpTarget } from '../config/otlp.ts';
import type { DeliveryCounts } from './delivery-counts.ts';
import { serializeLogs } from './serializers.ts';
import type { Shipper } from './shipper.ts';

/** Bounds of the queue; the standard `OTEL_BLRP_*` variables. */
export interface RecordQueueOptions {
  readonly target: OtlpTarget;
  /** Milliseconds a record waits for company. */
  readonly delayMillis: number;
  /** Records that wait at most; a further one is dropped and counted. */
  readonly queueSize: number;
  readonly batchSize: number;
}

/**
 * Gathers records and hands them to the shipper in batches.
 *
 * Not the SDK's BatchLogRecordProcessor: that one drops without a word, loses a
 * whole batch for one record that does not serialise, awaits between batches, so
 * that nothing goes out in `exit`, and cannot wait while the network is away.
 */
export class RecordQueue implements LogRecordProcessor {
  readonly #shipper: Shipper;
  readonly #counts: DeliveryCounts;
  readonly #options: RecordQueueOptions;
  readonly #onDrop: () => void;
  #records: ReadableLogRecord[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(
    shipper: Shipper,
    counts: DeliveryCounts,
    options: RecordQueueOptions,
    onDrop: () => void,
  ) {
    this.#shipper = shipper;
    this.#counts = counts;
    this.#options = options;
    this.#onDrop = onDrop;
  }

  /** Records that wait in this thread. */
  get size(): number {
    return this.#records.length;
  }

  onEmit(record: ReadWriteLogRecord): void {
    if (this.#records.length >= this.#options.queueSize) {
      this.#counts.drop('logs', 'queue_full', 1);
      this.#onDrop();
      return;
    }
    this.#records.push(record);
    if (this.#records.length % this.#options.batchSize === 0) this.flushNow();
    else this.#startTimer();
  }

  /** Hands over what waits, as far as the shipper has room; synchronous. */
  flushNow(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    while (this.#records.length > 0 && this.#shipper.hasRoom) {
      this.#handOver(this.#records.splice(0, this.#options.batchSize));
    }
    if (this.#records.length > 0) this.#startTimer();
  }

  async forceFlush(): Promise<void> {
    this.flushNow();
  }

  async shutdown(): Promise<void> {
    this.flushNow();
    clearTimeout(this.#timer);
  }

  #startTimer(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.flushNow();
    }, this.#options.delayMillis).unref();
  }

  // One record that does not serialise must not take its neighbours with it: halve until it is alone.
  #handOver(records: ReadableLogRecord[]): void {
    try {
      const bytes = serializeLogs(this.#options.target, records);
      this.#shipper.send({ signal: 'logs', bytes, items: records.length });
    } catch (error) {
      if (records.length === 1) {
        diag.debug('a log record could not be serialised', error);
        this.#counts.drop('logs', 'not_serializable', 1);
        this.#onDrop();
        return;
      }
      const half = records.length >> 1;
      this.#handOver(records.slice(0, half));
      this.#handOver(records.slice(half));
    }
  }
}
