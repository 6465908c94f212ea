import type { Meter } from '@opentelemetry/api';
import type { ProcessSpool } from '../delivery/process-spool.ts';
import type { SpoolProcessor } from '../delivery/spool-processor.ts';

/** What is read when metrics are collected. */
export interface SpoolCounts {
  readonly spool: ProcessSpool;
  readonly processor: SpoolProcessor;
  /** Records of this process that are spooled and not delivered. */
  waiting(): number;
}

/**
 * The levels of the promise and what waits, under OpenTelemetry's names where it
 * has one (semantic conventions, SDK metrics). What all threads share is told by
 * the one that ships, else each thread would count all of it.
 */
export function observeSpool(meter: Meter, counts: SpoolCounts): void {
  observeLevels(meter, counts.processor);
  if (counts.spool.isOwner) observeShared(meter, counts);
}

function observeLevels(meter: Meter, processor: SpoolProcessor): void {
  meter
    .createObservableCounter('otel.sdk.processor.log.processed', {
      unit: '{log_record}',
      description: 'Log records accepted, or given up before delivery with error.type and level',
    })
    .addCallback((result) => {
      result.observe(processor.totals.accepted);
      for (const [reason, levels] of Object.entries(processor.dropped)) {
        for (const [level, records] of Object.entries(levels)) {
          result.observe(records, { 'error.type': reason, level });
        }
      }
    });
  meter
    .createObservableCounter('lumen.spool.records', {
      unit: '{log_record}',
      description: 'Log records written to the spool, and those known to survive a loss of power',
    })
    .addCallback((result) => {
      result.observe(processor.totals.spooled, { state: 'spooled' });
      result.observe(processor.totals.durable, { state: 'durable' });
    });
}

function observeShared(meter: Meter, { spool, waiting }: SpoolCounts): void {
  const { control, shared } = spool;
  meter
    .createObservableUpDownCounter('otel.sdk.exporter.log.inflight', {
      unit: '{log_record}',
      description: 'Log records spooled and not delivered yet',
    })
    .addCallback((result) => result.observe(waiting()));
  meter
    .createObservableUpDownCounter('lumen.spool.size', {
      unit: 'By',
      description: 'Bytes of the spool on disk, adopted ones included',
    })
    .addCallback((result) => result.observe(shared.usedBytes));
  meter
    .createObservableGauge('lumen.spool.age', {
      unit: 's',
      description: 'Age of the oldest segment with undelivered records',
    })
    .addCallback((result) => {
      const oldest = control.total('oldestMillis');
      result.observe(oldest === 0 ? 0 : Math.max(0, (Date.now() - oldest) / 1000));
    });
  meter
    .createObservableCounter('lumen.spool.retries', {
      unit: '{request}',
      description: 'Requests that had to be tried again',
    })
    .addCallback((result) => result.observe(control.total('retries')));
  meter
    .createObservableCounter('lumen.spool.damage', {
      unit: '{place}',
      description: 'Damaged places skipped in segments of dead processes',
    })
    .addCallback((result) => result.observe(control.total('damaged')));
}
