import { type Attributes, metrics } from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { afterEach, beforeEach } from 'vitest';

/** A global meter for each test, and what was measured with it. */
export function collectedMetrics(): {
  /** The attributes of each series of a histogram, and how many values it has. */
  counts(histogram: string): Promise<[Attributes, number][]>;
} {
  let reader: PeriodicExportingMetricReader;
  let exporter: InMemoryMetricExporter;
  beforeEach(() => {
    exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
    reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 1_000_000 });
    metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
  });
  afterEach(async () => {
    metrics.disable();
    await reader.shutdown();
  });
  return {
    async counts(histogram) {
      await reader.forceFlush();
      const found = exporter
        .getMetrics()
        .at(-1)
        ?.scopeMetrics.flatMap((scope) => scope.metrics)
        .find(({ descriptor }) => descriptor.name === histogram);
      return (found?.dataPoints ?? []).map(({ attributes, value }) => [
        attributes,
        (value as { count: number }).count,
      ]);
    },
  };
}
