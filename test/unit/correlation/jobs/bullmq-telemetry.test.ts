import '../fixtures/wired-sdk.ts';
import { context, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
import { describe, expect, test } from 'vitest';
import {
  getCorrelationId,
  setCorrelationId,
  withCorrelation,
} from '../../../../src/correlation/correlation-context.ts';
import { BullmqInstrumentation } from '../../../../src/correlation/jobs/bullmq.ts';
import { bullmqTelemetry } from '../../../../src/correlation/jobs/bullmq-telemetry.ts';

const { tracer, contextManager } = bullmqTelemetry;
const idOf = (metadata: unknown) =>
  getCorrelationId(contextManager.fromMetadata(ROOT_CONTEXT, metadata as string));

describe("the metadata of a job's telemetry", () => {
  test('carries the ID', () => {
    const metadata = contextManager.getMetadata(setCorrelationId(ROOT_CONTEXT, 'order-7f3a'));
    expect(idOf(metadata)).toBe('order-7f3a');
  });

  test.each([
    undefined,
    7,
    '',
    '{',
    'null',
    '[]',
    '{"X-Correlation-ID":"jane@example.org"}',
    `{"X-Correlation-ID":"order","pad":"${'x'.repeat(20_000)}"}`,
  ])('that a stranger has written is never fatal, and gives a new ID', (metadata) => {
    expect(idOf(metadata)).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
  });
});

describe('spans of BullMQ', () => {
  test('a job without a context gets its own, not that of its worker', () => {
    const ids = withCorrelation('worker', () =>
      [1, 2].map(() => {
        const span = tracer.startSpan('process', { kind: SpanKind.CONSUMER });
        return getCorrelationId(span.setSpanOnContext(context.active()));
      }),
    );
    expect(new Set([...ids, 'worker']).size).toBe(3);
  });

  test('there is none for what a worker does all day', () => {
    const span = tracer.startSpan('getNextJob', { kind: SpanKind.INTERNAL });
    expect(span.setSpanOnContext(ROOT_CONTEXT)).toBe(ROOT_CONTEXT);
  });

  test('an added job is a span of kind producer in the trace', () => {
    const span = tracer.startSpan('add', { kind: SpanKind.PRODUCER });
    const within = span.setSpanOnContext(context.active());
    expect(trace.getSpanContext(within)?.traceId).toMatch(/^[0-9a-f]{32}$/);
    span.end();
  });
});

describe('BullmqInstrumentation', () => {
  class QueueBase {
    opts: { telemetry?: unknown };
    constructor(opts = {}) {
      this.opts = opts;
    }
    trace(word: string) {
      return `${word} ${this.opts.telemetry === bullmqTelemetry}`;
    }
  }
  class FlowProducer {}
  new BullmqInstrumentation().patch({ QueueBase, FlowProducer });

  test('gives a queue our telemetry', () => {
    expect(new QueueBase().trace('ours:')).toBe('ours: true');
  });

  test('leaves it the telemetry that the application gave', () => {
    expect(new QueueBase({ telemetry: {} }).trace('ours:')).toBe('ours: false');
  });

  test('lets a queue with frozen options work on', () => {
    expect(new QueueBase(Object.freeze({})).trace('ours:')).toBe('ours: false');
  });
});
