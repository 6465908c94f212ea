import type { Meter } from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';
import {
  MeterProvider,
  type MetricReader,
  PeriodicExportingMetricReader,
  type PushMetricExporter,
  type ResourceMetrics,
} from '@opentelemetry/sdk-metrics';
import type { Config } from '../config/resolve.ts';
import type { DeliveryCounts } from '../delivery/delivery-counts.ts';
import type { SpoolControl } from '../delivery/spool-control.ts';
import type { RedactionCounts } from '../redaction/index.ts';
import { LateResource } from './late-resource.ts';
import { openPrometheus } from './metrics-prometheus.ts';

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

/**
 * A provider for every exporter that is asked for; the HTTP instrumentations and we write to it.
 *
 * @param resource asked when metrics are first exported: the first redaction of a process costs 150 ms
 * @param exporter OTLP's, if metrics go there; it redacts them itself
 * @param redact for Prometheus
 * @returns `undefined` where nobody would read a metric
 */
export function createMetrics(
  config: Config,
  resource: () => Resource,
  exporter: PushMetricExporter | undefined,
  redact: (metrics: ResourceMetrics) => ResourceMetrics,
): MeterProvider | undefined {
  const readers: MetricReader[] = [];
  if (exporter) readers.push(periodicReader(exporter, config.metricIntervalMillis));
  const prometheus = openPrometheus(config, redact);
  if (prometheus) readers.push(prometheus);
  return readers.length === 0
    ? undefined
    : new MeterProvider({ resource: new LateResource(resource), readers });
}

function periodicReader(exporter: PushMetricExporter, intervalMillis: number): MetricReader {
  return new PeriodicExportingMetricReader({
    exporter,
    exportIntervalMillis: intervalMillis,
    exportTimeoutMillis: intervalMillis,
  });
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
