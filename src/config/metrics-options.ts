import { option } from './option.ts';
import { listOf, type Parser, parseText, wholeNumber } from './parsers.ts';

const EXPORTERS = ['otlp', 'prometheus', 'none'] as const;
export type MetricExporterName = (typeof EXPORTERS)[number];

const parseList = listOf(EXPORTERS);

// Like OpenTelemetry's own Node SDK: `none` beside others means none.
const parseExporters: Parser<readonly MetricExporterName[] | undefined> = (text) => {
  const parsed = parseList(text);
  return 'value' in parsed && parsed.value.includes('none') ? { value: ['none'] } : parsed;
};

/** Options of docs/metrics.md. */
export const METRICS_OPTIONS = {
  metricsExporters: option<readonly MetricExporterName[] | undefined>(
    'OTEL_METRICS_EXPORTER',
    parseExporters,
    undefined,
    { fallbackLabel: 'otlp where an endpoint is set' },
  ),
  prometheusHost: option<string>('OTEL_EXPORTER_PROMETHEUS_HOST', parseText, 'localhost'),
  prometheusPort: option<number>('OTEL_EXPORTER_PROMETHEUS_PORT', wholeNumber(0, 65_535), 9464),
};
