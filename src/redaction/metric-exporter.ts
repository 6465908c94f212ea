import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import type { ResourceMetrics } from '@opentelemetry/sdk-metrics';
import { tellFailure } from './failure.ts';
import { MetricRedaction } from './metric-redaction.ts';
import { createRedactor, type Redactor } from './redactor.ts';
import type { RedactingSpanExporterOptions } from './span-exporter.ts';

/**
 * What is used of a `PushMetricExporter` of `@opentelemetry/sdk-metrics`. Not that type itself:
 * whoever redacts logs alone would need the metrics SDK to compile.
 */
export interface MetricExporter {
  // biome-ignore lint/suspicious/noExplicitAny: `ResourceMetrics` of whichever SDK the application has
  export(metrics: any, resultCallback: (result: ExportResult) => void): void;
  forceFlush(): Promise<void>;
  shutdown(): Promise<void>;
}

/** Options of {@link RedactingMetricExporter}: those of spans. */
export type RedactingMetricExporterOptions = RedactingSpanExporterOptions;

/**
 * Gives the exporter it wraps metrics that are redacted: keys and values of attributes, exemplars,
 * names, descriptions and units, scopes, the resource. Series that become equal are merged, and
 * sums stay right. Metrics that cannot be redacted are not exported, and the export fails.
 *
 * @example
 * new PeriodicExportingMetricReader({ exporter: new RedactingMetricExporter(new OTLPMetricExporter()) })
 */
export class RedactingMetricExporter implements MetricExporter {
  private readonly exporter: MetricExporter;
  private readonly redactor: Redactor;
  private readonly metrics: MetricRedaction;
  private readonly onFailure: RedactingMetricExporterOptions['onFailure'];
  /** That of the exporter; a reader whose exporter has none uses a default of its own. */
  // biome-ignore lint/suspicious/noExplicitAny: as for `export`
  readonly selectAggregationTemporality: any;
  /** That of the exporter. */
  // biome-ignore lint/suspicious/noExplicitAny: as for `export`
  readonly selectAggregation: any;

  constructor(exporter: MetricExporter, options: RedactingMetricExporterOptions = {}) {
    this.exporter = exporter;
    this.redactor = options.redactor ?? createRedactor({ policy: options.policy });
    this.metrics = new MetricRedaction(this.redactor);
    this.onFailure = options.onFailure;
    this.selectAggregationTemporality = methodOf(exporter, 'selectAggregationTemporality');
    this.selectAggregation = methodOf(exporter, 'selectAggregation');
  }

  // biome-ignore lint/suspicious/noExplicitAny: see MetricExporter
  export(metrics: any, resultCallback: (result: ExportResult) => void): void {
    let clean: ResourceMetrics;
    try {
      clean = this.metrics.redact(metrics);
    } catch (error) {
      this.redactor.countFailure('metrics');
      tellFailure(this.onFailure, 'metrics', error);
      resultCallback({ code: ExportResultCode.FAILED });
      return;
    }
    try {
      this.exporter.export(clean, resultCallback);
    } catch (error) {
      tellFailure(this.onFailure, 'exporter', error);
      resultCallback({ code: ExportResultCode.FAILED });
    }
  }

  forceFlush(): Promise<void> {
    return this.exporter.forceFlush();
  }

  shutdown(): Promise<void> {
    return this.exporter.shutdown();
  }
}

function methodOf(exporter: MetricExporter, name: string): unknown {
  const method = (exporter as unknown as Record<string, unknown>)[name];
  return typeof method === 'function' ? method.bind(exporter) : undefined;
}
