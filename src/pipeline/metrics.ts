import type { Meter } from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';
import {
  MeterProvider,
  PeriodicExportingMetricReader,
  type PushMetricExporter,
} from '@opentelemetry/sdk-metrics';
import type { DeliveryCounts } from '../delivery/delivery-counts.ts';
import type { SpoolControl } from '../delivery/spool-control.ts';
import type { RedactionCounts } from '../redaction/index.ts';

/** What is read when metrics are collected. */
export interface OwnCounts {
  readonly delivery: DeliveryCounts;
  /** Totals of the spool, in the thread that ships it. */
  readonly spooled: SpoolControl | undefined;
  /** Records waiting in memory. */
  queued(): number;
  /** Replacements by detector and strategy. */
  redactions(): RedactionCounts;
}

/** A provider that exports periodically; the HTTP instrumentations and we write to it. */
export function createMetrics(
  resource: Resource,
  exporter: PushMetricExporter,
  intervalMillis: number,
): MeterProvider {
  const reader = new PeriodicExportingMetricReader({
    exporter,
    exportIntervalMillis: intervalMillis,
    exportTimeoutMillis: intervalMillis,
  });
  return new MeterProvider({ resource, readers: [reader] });
}

/** Our own counters, under OpenTelemetry's names where it has one (semantic conventions, SDK metrics). */
export function observeOwnCounts(meter: Meter, counts: OwnCounts): void {
  meter
    .createObservableCounter('otel.sdk.exporter.log.exported', {
      unit: '{log_record}',
      description: 'Log records that the receiver accepted, or that were lost with error.type',
    })
    .addCallback((result) => {
      const { spooled } = counts;
      result.observe(counts.delivery.delivered.logs + (spooled?.total('delivered') ?? 0));
      let refused = (spooled?.total('rejected') ?? 0) + (spooled?.total('setAside') ?? 0);
      for (const { signal, reason, items } of counts.delivery.dropped()) {
        if (signal !== 'logs') continue;
        if (reason === 'rejected') refused += items;
        else result.observe(items, { 'error.type': reason });
      }
      if (refused > 0) result.observe(refused, { 'error.type': 'rejected' });
    });
  meter
    .createObservableUpDownCounter('otel.sdk.processor.log.queue.size', {
      unit: '{log_record}',
      description: 'Log records waiting in memory',
    })
    .addCallback((result) => result.observe(counts.queued()));
  meter
    .createObservableCounter('lumen.redaction.replacements', {
      unit: '{value}',
      description: 'Values replaced before output, by detector and strategy',
    })
    .addCallback((result) => {
      for (const [detector, strategies] of Object.entries(counts.redactions())) {
        for (const [strategy, count] of Object.entries(strategies)) {
          result.observe(count, { detector, strategy });
        }
      }
    });
}
