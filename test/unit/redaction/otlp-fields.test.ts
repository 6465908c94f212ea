import {
  createTraceState,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  ValueType,
} from '@opentelemetry/api';
import { ExportResultCode } from '@opentelemetry/core';
import {
  JsonLogsSerializer,
  JsonMetricsSerializer,
  JsonTraceSerializer,
} from '@opentelemetry/otlp-transformer';
import { resourceFromAttributes } from '@opentelemetry/resources';
import type { ReadWriteLogRecord } from '@opentelemetry/sdk-logs';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { describe, expect, it } from 'vitest';
import { PlainLogRecord } from '../../../src/record/plain-log-record.ts';
import {
  RedactingLogRecordProcessor,
  RedactingMetricExporter,
  RedactingSpanExporter,
} from '../../../src/redaction/index.ts';

const VALUE = 'orla.quinn@example.org';
const VALUES = { note: VALUE, [VALUE]: 1, list: [VALUE], deep: { er: [{ [VALUE]: VALUE }] } };
const RESOURCE = resourceFromAttributes(
  { note: VALUE, [VALUE]: 1 },
  { schemaUrl: `https://example.org/${VALUE}` },
);
const SCOPE = { schemaUrl: `https://example.org/${VALUE}` };

/** Fields of OTLP in which there are texts, but none of an application's. */
const NO_TEXT_OF_THEIRS =
  /\.(?:traceId|spanId|parentSpanId|\w+UnixNano|intValue|asInt|counts?|bucketCounts\[\d+\])$/;
/** Texts of ours in what is sent here. */
const OURS = new Set(['note', 'list', 'deep', 'er', 'exception', 'Error', 'a=1']);
const KEYS_OF_EXCEPTIONS = /^exception\.\w+$/;

type Leaf = readonly [path: string, text: string];

/** Every text in what is sent, by the name of its field: those of a field that is new, too. */
function texts(bytes: Uint8Array | undefined): Leaf[] {
  const walk = (value: unknown, path: string): Leaf[] => {
    if (typeof value === 'string') return [[path, value]];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) =>
      walk(inner, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`),
    );
  };
  return walk(JSON.parse(Buffer.from(bytes ?? []).toString()), '').filter(
    ([path]) => !NO_TEXT_OF_THEIRS.test(path),
  );
}

function expectRedacted(bytes: Uint8Array | undefined, fields: readonly string[]): void {
  const all = texts(bytes);
  const left = all.filter(
    ([, text]) => !text.includes('REDACTED') && !OURS.has(text) && !KEYS_OF_EXCEPTIONS.test(text),
  );
  expect(left).toEqual([]);
  expect(Buffer.from(bytes ?? []).toString()).not.toContain('orla');
  const redacted = all.filter(([, text]) => text.includes('REDACTED'));
  const names = redacted.map(([path]) => path.replaceAll(/\[\d+\]/g, ''));
  expect([...new Set(names)].sort()).toEqual([...fields].sort());
}

const ORIGIN = (signal: string, scope: string) => [
  `.${signal}.resource.attributes.key`,
  `.${signal}.resource.attributes.value.stringValue`,
  `.${signal}.resource.schemaUrl`,
  `.${signal}.schemaUrl`,
  `.${signal}.${scope}.scope.name`,
  `.${signal}.${scope}.scope.version`,
  `.${signal}.${scope}.schemaUrl`,
];

describe('each field of OTLP in which a text of the application can stand', () => {
  it('of a LogRecord', () => {
    const seen: ReadWriteLogRecord[] = [];
    const inner = {
      onEmit: (record: ReadWriteLogRecord) => void seen.push(record),
      forceFlush: async () => {},
      shutdown: async () => {},
    };
    new RedactingLogRecordProcessor([inner]).onEmit(
      new PlainLogRecord({
        hrTime: [1, 0],
        hrTimeObserved: [1, 0],
        spanContext: { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: 1 },
        resource: RESOURCE,
        instrumentationScope: { name: VALUE, version: VALUE, ...SCOPE },
        attributes: { ...VALUES } as never,
        severityText: VALUE,
        severityNumber: 9,
        body: { ...VALUES } as never,
        eventName: `seen.${VALUE}`,
        droppedAttributesCount: 0,
      }),
    );
    const record = '.resourceLogs.scopeLogs.logRecords';
    const nested = (path: string) => [
      `${path}.stringValue`,
      `${path}.arrayValue.values.stringValue`,
      `${path}.kvlistValue.values.value.arrayValue.values.kvlistValue.values.key`,
      `${path}.kvlistValue.values.value.arrayValue.values.kvlistValue.values.value.stringValue`,
    ];
    expectRedacted(JsonLogsSerializer.serializeRequest(seen), [
      ...ORIGIN('resourceLogs', 'scopeLogs'),
      `${record}.severityText`,
      `${record}.eventName`,
      `${record}.attributes.key`,
      ...nested(`${record}.attributes.value`),
      `${record}.body.kvlistValue.values.key`,
      ...nested(`${record}.body.kvlistValue.values.value`),
    ]);
  });

  it('of a Span', async () => {
    const sent: (Uint8Array | undefined)[] = [];
    const exporter = new RedactingSpanExporter({
      export: (spans, done) => {
        sent.push(JsonTraceSerializer.serializeRequest(spans));
        done({ code: ExportResultCode.SUCCESS });
      },
      shutdown: async () => {},
    });
    const provider = new TracerProvider({
      resource: RESOURCE,
      spanProcessors: [new SimpleSpanProcessor({ exporter })],
    });
    const linked = {
      traceId: 'c'.repeat(32),
      spanId: 'd'.repeat(16),
      traceFlags: 1,
      traceState: createTraceState(`a=1,mail=${VALUE}`),
    };
    const parent = trace.setSpanContext(ROOT_CONTEXT, { ...linked, isRemote: true });
    const attributes = { note: VALUE, [VALUE]: VALUE, list: [VALUE] };
    const span = provider
      .getTracer(VALUE, VALUE, SCOPE)
      .startSpan(
        `GET.${VALUE}`,
        { kind: SpanKind.SERVER, attributes, links: [{ context: linked, attributes }] },
        parent,
      );
    span.addEvent(`seen.${VALUE}`, attributes);
    span.recordException(new Error(VALUE));
    span.setStatus({ code: SpanStatusCode.ERROR, message: VALUE });
    span.end();
    await provider.forceFlush();
    const path = '.resourceSpans.scopeSpans.spans';
    const keyed = (at: string) => [
      `${at}.attributes.key`,
      `${at}.attributes.value.stringValue`,
      `${at}.attributes.value.arrayValue.values.stringValue`,
    ];
    expectRedacted(sent[0], [
      ...ORIGIN('resourceSpans', 'scopeSpans'),
      `${path}.name`,
      `${path}.status.message`,
      `${path}.events.name`,
      ...keyed(path),
      ...keyed(`${path}.events`),
      ...keyed(`${path}.links`),
    ]);
  });

  it('of a Metric', async () => {
    const sent: (Uint8Array | undefined)[] = [];
    const exporter = new RedactingMetricExporter({
      export: (metrics, done) => {
        sent.push(JsonMetricsSerializer.serializeRequest(metrics));
        done({ code: ExportResultCode.SUCCESS });
      },
      forceFlush: async () => {},
      shutdown: async () => {},
    });
    const reader = new PeriodicExportingMetricReader({
      exporter,
      exportIntervalMillis: 3_600_000,
      exportTimeoutMillis: 60_000,
    });
    const provider = new MeterProvider({ resource: RESOURCE, readers: [reader] });
    const meter = provider.getMeter(VALUE, VALUE, SCOPE);
    const options = { description: `of ${VALUE}`, unit: VALUE, valueType: ValueType.INT };
    const attributes = { note: VALUE, [VALUE]: VALUE, list: [VALUE] };
    meter.createCounter(`counted.${VALUE}`, options).add(1, attributes);
    meter.createHistogram(`measured.${VALUE}`, options).record(1, attributes);
    meter.createGauge(`level.${VALUE}`, options).record(1, attributes);
    await provider.forceFlush();
    await provider.shutdown();
    const metric = '.resourceMetrics.scopeMetrics.metrics';
    expectRedacted(sent[0], [
      ...ORIGIN('resourceMetrics', 'scopeMetrics'),
      `${metric}.name`,
      `${metric}.description`,
      `${metric}.unit`,
      ...['sum', 'histogram', 'gauge'].flatMap((kind) => [
        `${metric}.${kind}.dataPoints.attributes.key`,
        `${metric}.${kind}.dataPoints.attributes.value.stringValue`,
        `${metric}.${kind}.dataPoints.attributes.value.arrayValue.values.stringValue`,
      ]),
    ]);
  });
});
