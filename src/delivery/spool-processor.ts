import type { InstrumentationScope } from '@opentelemetry/core';
import type { Resource } from '@opentelemetry/resources';
import type {
  LogRecordProcessor,
  ReadableLogRecord,
  ReadWriteLogRecord,
} from '@opentelemetry/sdk-logs';
import { encodeWhole } from './encoder/encode-whole.ts';
import { encodeLogRecord } from './encoder/log-record.ts';
import { encodeResource, encodeScope } from './encoder/resource-and-scope.ts';
import { MemoryDelivery } from './memory-delivery.ts';
import type { ProcessSpool } from './process-spool.ts';
import type { Shipper } from './shipper.ts';
import {
  type AppendOutcome,
  type DropTable,
  nodeStorage,
  SegmentWriter,
  type SpoolDropReason,
  type WriterTotals,
} from './spool/index.ts';

export interface SpoolProcessorOptions {
  readonly spool: ProcessSpool;
  readonly shipper: Shipper;
  /** The redacted one; asked for at the first record. */
  readonly resource: () => Resource;
  /** The first record is written: time to ship. */
  readonly onFirst: () => void;
  /** A record was given up; `SegmentWriter.dropped` has the numbers. */
  readonly onDrop: () => void;
}

const MOST_SCOPES = 60_000;
const NOTHING_WRITTEN: Readonly<WriterTotals> = { accepted: 0, spooled: 0, durable: 0 };

/**
 * Encodes each record straight into the spool's frame and writes it, inside the
 * log call: when that returns, a kill of the process does not cost the record.
 */
export class SpoolProcessor implements LogRecordProcessor {
  readonly #options: SpoolProcessorOptions;
  #opened: { writer: SegmentWriter; memory: MemoryDelivery } | undefined;
  readonly #scopes = new WeakMap<InstrumentationScope, number>();
  #scopeCount = 0;
  #unnamed: number | undefined;
  #lastScope: InstrumentationScope | undefined;
  #lastScopeNumber = 0;
  #isFirst = true;

  constructor(options: SpoolProcessorOptions) {
    this.#options = options;
  }

  onEmit(record: ReadWriteLogRecord): void {
    const { instrumentationScope, severityNumber = 0 } = record;
    const scope =
      instrumentationScope === this.#lastScope
        ? this.#lastScopeNumber
        : this.#scopeNumber(instrumentationScope);
    const outcome = this.#open().writer.append(record, severityNumber, scope, 0, encodeLogRecord);
    if (outcome === 'spooled' || outcome === 'pending') this.#options.spool.control.wrote();
    else this.#notSpooled(outcome);
    if (this.#isFirst) this.#begin();
  }

  /** Writes what waits for the end of the turn. */
  flushNow(): void {
    this.#opened?.writer.flush();
    this.#opened?.memory.send();
  }

  /** Ends the segment, so that the shipper can deliver and remove all of it; more may follow. */
  finish(): void {
    this.#opened?.writer.endSegment();
    this.#opened?.memory.send();
  }

  /** Records of this thread that are in memory only: the disk fails. */
  get inMemory(): number {
    return this.#opened?.writer.inMemory ?? 0;
  }

  get totals(): Readonly<WriterTotals> {
    return this.#opened?.writer.totals ?? NOTHING_WRITTEN;
  }

  get dropped(): DropTable {
    return this.#opened?.writer.dropped ?? {};
  }

  /** Records that somebody else gave up. */
  countDrop(reason: SpoolDropReason, severity: number, records: number): void {
    this.#open().writer.countDrop(reason, severity, records);
    this.#options.onDrop();
  }

  async forceFlush(): Promise<void> {
    this.flushNow();
  }

  async shutdown(): Promise<void> {
    this.finish();
  }

  /** The spool is left for good; what the disk does not take is lost and counted. */
  close(): void {
    this.#opened?.writer.close();
  }

  #open(): { writer: SegmentWriter; memory: MemoryDelivery } {
    this.#opened ??= open(this.#options);
    return this.#opened;
  }

  #begin(): void {
    this.#isFirst = false;
    this.#options.onFirst();
  }

  #notSpooled(outcome: AppendOutcome): void {
    if (outcome === 'dropped') this.#options.onDrop();
    else this.#open().memory.start();
  }

  #scopeNumber(scope: InstrumentationScope): number {
    let number = this.#scopes.get(scope);
    if (number === undefined) {
      // The frame has two bytes for it. An application that makes loggers without end loses their names.
      if (this.#scopeCount < MOST_SCOPES) number = this.#define(scope);
      else number = this.#unnamed ??= this.#define({ name: '' });
      this.#scopes.set(scope, number);
    }
    this.#lastScope = scope;
    this.#lastScopeNumber = number;
    return number;
  }

  #define(scope: InstrumentationScope): number {
    this.#scopeCount += 1;
    return this.#open().writer.defineScope(
      encodeWhole(encodeScope, scope as ReadableLogRecord['instrumentationScope']),
    );
  }
}

function open({ spool, resource, shipper }: SpoolProcessorOptions) {
  const writer = new SegmentWriter({
    ...spool,
    storage: nodeStorage,
    resource: encodeWhole(encodeResource, resource() as ReadableLogRecord['resource']),
  });
  return { writer, memory: new MemoryDelivery(writer, shipper, spool.batchSize) };
}
