import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import type {
  AggregationOption,
  AggregationTemporality,
  InstrumentType,
  PushMetricExporter,
  ResourceMetrics,
} from '@opentelemetry/sdk-metrics';
import { type RedactionFailure, tellFailure } from './failure.ts';
import { MetricRedaction } from './metric-redaction.ts';
import type { PolicyDefinition, RedactionPolicy } from './policies/definition.ts';
import { createRedactor, type Redactor } from './redactor.ts';

/** Options of {@link RedactingMetricExporter}. */
export interface RedactingMetricExporterOptions {
  /** Default: one made for `policy`. */
  readonly redactor?: Redactor | undefined;
  /** Ignored where a `redactor` is given. Default `safe-harbor`. */
  readonly policy?: RedactionPolicy | PolicyDefinition | undefined;
  /** Told of each failure, without values. */
  readonly onFailure?: ((failure: RedactionFailure) => void) | undefined;
}

/**
 * Gives the exporter it wraps metrics that are redacted: keys and values of attributes, exemplars,
 * names, descriptions and units, scopes, the resource. Series that become equal are merged, and
 * sums stay right. Metrics that cannot be redacted are not exported, and the export fails.
 *
 * @example
 * new PeriodicExportingMetricReader({ exporter: new RedactingMetricExporter(new OTLPMetricExporter()) })
 */
export class RedactingMetricExporter implements PushMetricExporter {
  private readonly exporter: PushMetricExporter;
  private readonly redactor: Redactor;
  private readonly metrics: MetricRedaction;
  private readonly onFailure: RedactingMetricExporterOptions['onFailure'];

  constructor(exporter: PushMetricExporter, options: RedactingMetricExporterOptions = {}) {
    this.exporter = exporter;
    this.redactor = options.redactor ?? createRedactor({ policy: options.policy });
    this.metrics = new MetricRedaction(this.redactor);
    this.onFailure = options.onFailure;
    // Readers look whether these are there, and have defaults of their own.
    if (exporter.selectAggregationTemporality)
      this.selectAggregationTemporality = (type) =>
        exporter.selectAggregationTemporality?.(type) as AggregationTemporality;
    if (exporter.selectAggregation)
      this.selectAggregation = (type) => exporter.selectAggregation?.(type) as AggregationOption;
  }

  declare selectAggregationTemporality?: (type: InstrumentType) => AggregationTemporality;
  declare selectAggregation?: (type: InstrumentType) => AggregationOption;

  export(metrics: ResourceMetrics, resultCallback: (result: ExportResult) => void): void {
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
