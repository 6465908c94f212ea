import { type Context, context, ROOT_CONTEXT } from '@opentelemetry/api';
import {
  InMemoryLogRecordExporter,
  LoggerProvider,
  type LogRecordProcessor,
  SimpleLogRecordProcessor,
} from '@opentelemetry/sdk-logs';
import {
  InMemorySpanExporter,
  SimpleSpanProcessor,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { describe, expect, test } from 'vitest';
import { setCorrelationId } from '../../../src/correlation/correlation-context.ts';
import { createCorrelation } from '../../../src/correlation/create-correlation.ts';
import {
  CorrelationLogRecordProcessor,
  CorrelationSpanProcessor,
} from '../../../src/correlation/stamping-processors.ts';

const CONTEXT = setCorrelationId(ROOT_CONTEXT, 'given');

describe('records', () => {
  const emit = (record: { context?: Context; attributes?: Record<string, string> }) => {
    const exporter = new InMemoryLogRecordExporter();
    const inner = new SimpleLogRecordProcessor({ exporter });
    const provider = new LoggerProvider({ processors: [new CorrelationLogRecordProcessor(inner)] });
    provider.getLogger('test').emit({ body: 'x', ...record });
    return exporter.getFinishedLogRecords()[0]?.attributes;
  };

  test('get the ID of the context they are emitted in', () => {
    expect(emit({ context: CONTEXT })).toEqual({ 'correlation.id': 'given' });
  });

  test('keep an ID of their own', () => {
    const attributes = { 'correlation.id': 'own' };
    expect(emit({ context: CONTEXT, attributes })).toEqual(attributes);
  });

  test('get none outside of a correlation', () => {
    expect(emit({ context: ROOT_CONTEXT })).toEqual({});
    expect(context.active()).toBe(ROOT_CONTEXT);
  });

  test('everything else goes to the processor behind', async () => {
    const calls: unknown[] = [];
    const inner: LogRecordProcessor = {
      onEmit: (...args) => calls.push(args),
      enabled: (options) => options.eventName === 'yes',
      forceFlush: async (options) => void calls.push(['flush', options]),
      shutdown: async () => void calls.push('shutdown'),
    };
    const processor = new CorrelationLogRecordProcessor(inner);
    const asked = { context: ROOT_CONTEXT, instrumentationScope: { name: 'x' } };
    expect(processor.enabled({ ...asked, eventName: 'yes' })).toBe(true);
    expect(processor.enabled({ ...asked, eventName: 'no' })).toBe(false);
    await processor.forceFlush({ timeoutMillis: 5 });
    await processor.shutdown();
    expect(calls).toEqual([['flush', { timeoutMillis: 5 }], 'shutdown']);
  });

  test('a processor without `enabled` is enabled', () => {
    const inner = new SimpleLogRecordProcessor({ exporter: new InMemoryLogRecordExporter() });
    const asked = { context: ROOT_CONTEXT, instrumentationScope: { name: 'x' } };
    expect(new CorrelationLogRecordProcessor(inner).enabled(asked)).toBe(true);
  });
});

test('spans get the ID of the context they start in', () => {
  const exporter = new InMemorySpanExporter();
  const tracer = new TracerProvider({
    spanProcessors: [new CorrelationSpanProcessor(), new SimpleSpanProcessor({ exporter })],
  }).getTracer('test');
  tracer.startSpan('with', {}, CONTEXT).end();
  tracer.startSpan('without', {}, ROOT_CONTEXT).end();
  const ids = exporter.getFinishedSpans().map(({ attributes }) => attributes['correlation.id']);
  expect(ids).toEqual(['given', undefined]);
});

test('a header that cannot be one becomes the default', () => {
  const options = { enabled: true, propagateTo: ['*'] };
  expect(createCorrelation({ ...options, header: 'a b' }).propagator.fields()).toEqual([
    'traceparent',
    'tracestate',
    'baggage',
    'X-Correlation-ID',
  ]);
});

test('correlation off: the processor behind stands alone', () => {
  const inner = new SimpleLogRecordProcessor({ exporter: new InMemoryLogRecordExporter() });
  const off = createCorrelation({ enabled: false, header: 'X-Correlation-ID', propagateTo: ['*'] });
  expect(off.wrapLogProcessor(inner)).toBe(inner);
  expect(off.spanProcessor).toBeUndefined();
  expect(off.httpInstrumentationConfig.responseHook).toBeUndefined();
});
