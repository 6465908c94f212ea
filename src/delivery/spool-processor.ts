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
} from './spool/index.ts';

export interface SpoolProcessorOptions {
  readonly spool: ProcessSpool;
  readonly shipper: Shipper;
  /** Redacted. */
  readonly resource: Resource;
  /** The first record is written: time to ship. */
  readonly onFirst: () => void;
  /** A record was given up; `SegmentWriter.dropped` has the numbers. */
  readonly onDrop: () => void;
}

const MOST_SCOPES = 60_000;

/**
 * Encodes each record straight into the spool's frame and writes it, inside the
 * log call: when that returns, a kill of the process does not cost the record.
 */
export class SpoolProcessor implements LogRecordProcessor {
  readonly #options: SpoolProcessorOptions;
  readonly #writer: SegmentWriter;
  readonly #memory: MemoryDelivery;
  readonly #scopes = new WeakMap<InstrumentationScope, number>();
  #scopeCount = 0;
  #unnamed: number | undefined;
  #lastScope: InstrumentationScope | undefined;
  #lastScopeNumber = 0;
  #isFirst = true;

  constructor(options: SpoolProcessorOptions) {
    const { spool, resource, shipper } = options;
    this.#options = options;
    this.#writer = new SegmentWriter({
      ...spool,
      storage: nodeStorage,
      resource: encodeWhole(encodeResource, resource as ReadableLogRecord['resource']),
    });
    this.#memory = new MemoryDelivery(this.#writer, shipper, spool.batchSize);
  }

  onEmit(record: ReadWriteLogRecord): void {
    const { instrumentationScope, severityNumber = 0 } = record;
    const scope =
      instrumentationScope === this.#lastScope
        ? this.#lastScopeNumber
        : this.#scopeNumber(instrumentationScope);
    const outcome = this.#writer.append(record, severityNumber, scope, 0, encodeLogRecord);
    if (outcome === 'spooled' || outcome === 'pending') this.#options.spool.control.wrote();
    else this.#notSpooled(outcome);
    if (this.#isFirst) this.#begin();
  }

  /** Writes what waits for the end of the turn. */
  flushNow(): void {
    this.#writer.flush();
    this.#memory.send();
  }

  /** Ends the segment, so that the shipper can deliver and remove all of it; more may follow. */
  finish(): void {
    this.#writer.endSegment();
    this.#memory.send();
  }

  /** Records of this thread that are in memory only: the disk fails. */
  get inMemory(): number {
    return this.#writer.inMemory;
  }

  get totals() {
    return this.#writer.totals;
  }

  get dropped(): DropTable {
    return this.#writer.dropped;
  }

  /** Records that somebody else gave up. */
  countDrop(reason: SpoolDropReason, severity: number, records: number): void {
    this.#writer.countDrop(reason, severity, records);
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
    this.#writer.close();
  }

  #begin(): void {
    this.#isFirst = false;
    this.#options.onFirst();
  }

  #notSpooled(outcome: AppendOutcome): void {
    if (outcome === 'dropped') this.#options.onDrop();
    else this.#memory.start();
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
    return this.#writer.defineScope(
      encodeWhole(encodeScope, scope as ReadableLogRecord['instrumentationScope']),
    );
  }
}
