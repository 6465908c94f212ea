/**
 * What the pipeline needs of redaction, which is the largest part of the package: 0.6 MB of
 * dictionaries, patterns and tables. In the build each function is a stand-in that loads the file
 * when it is first called (`scripts/build-plugins.ts`), so export nothing but functions here.
 */
import type { LogRecordProcessor } from '@opentelemetry/sdk-logs';
import type { ResourceMetrics } from '@opentelemetry/sdk-metrics';
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import {
  RedactingLogRecordProcessor,
  RedactingSpanExporter,
  type Redactor,
} from '../redaction/index.ts';
import { MetricRedaction } from '../redaction/metric-redaction.ts';

export { createRedactor, loadPolicy } from '../redaction/index.ts';
export { sayPolicyProblem } from '../redaction/policies/policy-of.ts';

export function redactRecordsFor(
  outputs: LogRecordProcessor[],
  redactor: Redactor,
): LogRecordProcessor {
  return new RedactingLogRecordProcessor(outputs, { redactor });
}

export function redactSpansFor(exporter: SpanExporter, redactor: Redactor): SpanExporter {
  return new RedactingSpanExporter(exporter, { redactor });
}

/** Redacts metrics for one reader of them. */
export function metricRedaction(redactor: Redactor): (metrics: ResourceMetrics) => ResourceMetrics {
  const redaction = new MetricRedaction(redactor);
  return (metrics) => redaction.redact(metrics);
}
