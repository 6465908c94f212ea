import { createTraceState, ROOT_CONTEXT, SpanStatusCode, trace } from '@opentelemetry/api';
import { ExportResultCode } from '@opentelemetry/core';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
  type SpanExporter,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { describe, expect, it } from 'vitest';
import { createRedactor, REDACTED, RedactingSpanExporter } from '../../../src/redaction/index.ts';

const SECRET = 'jane@example.org';
const REMOTE = {
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  spanId: '00f067aa0ba902b7',
  traceFlags: 1,
  isRemote: true,
};

function setUp() {
  const raw: ReadableSpan[] = [];
  const exporter = new InMemorySpanExporter();
  const redacting = new RedactingSpanExporter(exporter);
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      'service.name': 'api',
      'process.command_line': 'node --token=abc',
    }),
    spanProcessors: [
      new SimpleSpanProcessor({
        exporter: {
          export: (spans, done) => {
            raw.push(...spans);
            done({ code: ExportResultCode.SUCCESS });
          },
          shutdown: async () => {},
        },
      }),
      new SimpleSpanProcessor({ exporter: redacting }),
    ],
  });
  return { raw, exporter, provider };
}

describe('RedactingSpanExporter', () => {
  it('exports copies without what was found, and leaves the span alone', () => {
    const { raw, exporter, provider } = setUp();
    const span = provider.getTracer('scope').startSpan(`GET ${SECRET}`, {
      attributes: { 'url.full': 'https://u:p@host.test/?token=1', ssn: 1, ok: 'yes' },
      links: [
        {
          context: {
            traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
            spanId: '00f067aa0ba902b7',
            traceFlags: 1,
          },
          attributes: { email: SECRET },
        },
      ],
    });
    span.addEvent('patient John Doe', { note: SECRET });
    span.recordException(new Error(`no ${SECRET}`));
    span.setStatus({ code: SpanStatusCode.ERROR, message: `failed for ${SECRET}` });
    span.end();
    const [copy] = exporter.getFinishedSpans() as [ReadableSpan];
    const [original] = raw as [ReadableSpan];
    expect(copy).toMatchObject({
      name: 'GET REDACTED',
      attributes: {
        'url.full': 'https://REDACTED:REDACTED@host.test/?token=REDACTED',
        ssn: REDACTED,
        ok: 'yes',
      },
      status: { code: SpanStatusCode.ERROR, message: 'failed for REDACTED' },
      kind: original.kind,
      startTime: original.startTime,
      endTime: original.endTime,
      duration: original.duration,
      ended: true,
    });
    expect(copy.spanContext()).toEqual(original.spanContext());
    expect(copy.events.map((event) => event.name)).toEqual(['patient REDACTED', 'exception']);
    expect(copy.events[1]?.attributes?.['exception.message']).toBe('no REDACTED');
    expect(copy.resource.attributes).toEqual({
      'service.name': 'api',
      'process.command_line': 'node --token=REDACTED',
    });
    const { events, links, status, attributes, name } = copy;
    expect(JSON.stringify({ events, links, status, attributes, name })).not.toContain(SECRET);
    expect(original.name).toBe(`GET ${SECRET}`);
    expect(original.links[0]?.attributes).toEqual({ email: SECRET });
  });

  it('redacts keys, also behind a full stop', () => {
    const { exporter, provider } = setUp();
    const attributes = {
      [`seen by ${SECRET}`]: 'a',
      'visits.123-45-6789': 'b',
      'http.request.header.x-request-id': 'c',
    };
    provider.getTracer('a').startSpan('GET', { attributes }).end();
    expect(exporter.getFinishedSpans()[0]?.attributes).toEqual({
      'seen by REDACTED': 'a',
      'visits.REDACTED': 'b',
      'http.request.header.x-request-id': 'c',
    });
  });

  it('takes entries out of a trace state that came from outside', () => {
    const { raw, exporter, provider } = setUp();
    const traceState = createTraceState(`a=${SECRET},rojo=00f067aa0ba902b7,congo=t61rcWkgMzE`);
    const remote = { ...REMOTE, traceState };
    provider
      .getTracer('a')
      .startSpan(
        'job',
        { links: [{ context: remote }] },
        trace.setSpanContext(ROOT_CONTEXT, remote),
      )
      .end();
    const [span] = exporter.getFinishedSpans() as [ReadableSpan];
    const contexts = [span.spanContext(), span.parentSpanContext, span.links[0]?.context];
    expect(contexts.map((context) => context?.traceState?.serialize())).toEqual(
      Array(3).fill('rojo=00f067aa0ba902b7,congo=t61rcWkgMzE'),
    );
    expect(span.spanContext().spanId).toBe(raw[0]?.spanContext().spanId);
    expect(span.parentSpanContext?.spanId).toBe(REMOTE.spanId);
    expect(raw[0]?.spanContext().traceState?.serialize()).toContain(SECRET);
  });

  it('passes a clean span on as it is', () => {
    const exporter = new InMemorySpanExporter();
    const raw: ReadableSpan[] = [];
    const provider = new TracerProvider({
      resource: resourceFromAttributes({ 'service.name': 'api' }),
      spanProcessors: [
        new SimpleSpanProcessor({ exporter: new RedactingSpanExporter(exporter) }),
        {
          onStart() {},
          onEnd: (span) => raw.push(span),
          forceFlush: async () => {},
          shutdown: async () => {},
        },
      ],
    });
    provider
      .getTracer('a')
      .startSpan('GET /studies', { attributes: { 'http.response.status_code': 200 } })
      .end();
    expect(exporter.getFinishedSpans()[0]).toBe(raw[0]);
  });

  it('fails closed: ids, times and status code stay', () => {
    const { raw, exporter, provider } = setUp();
    provider
      .getTracer('a')
      .startSpan(SECRET, { attributes: { a: SECRET } })
      .end();
    const inner = new InMemorySpanExporter();
    const real = createRedactor();
    const redactor = {
      ...real,
      redactText: () => {
        throw new Error(SECRET);
      },
    };
    new RedactingSpanExporter(inner, { redactor }).export(raw, () => {});
    const [span] = inner.getFinishedSpans() as [ReadableSpan];
    expect(span).toMatchObject({
      name: REDACTED,
      attributes: {},
      events: [],
      links: [],
      startTime: raw[0]?.startTime,
    });
    expect(span.spanContext().traceId).toBe(raw[0]?.spanContext().traceId);
    expect(real.counts()).toEqual({ span: { 'fail-closed': 1 } });
    expect(exporter.getFinishedSpans()).toHaveLength(1);
  });

  it('answers for an exporter that throws', () => {
    const throwing: SpanExporter = {
      export: () => {
        throw new Error('x');
      },
      shutdown: async () => {},
    };
    const codes: ExportResultCode[] = [];
    new RedactingSpanExporter(throwing).export([], ({ code }) => codes.push(code));
    expect(codes).toEqual([ExportResultCode.FAILED]);
  });

  it('flushes and shuts down the exporter', async () => {
    const inner = new InMemorySpanExporter();
    const redacting = new RedactingSpanExporter(inner);
    await redacting.forceFlush();
    await redacting.shutdown();
    const codes: ExportResultCode[] = [];
    redacting.export([], ({ code }) => codes.push(code));
    expect(codes).toEqual([ExportResultCode.FAILED]);
  });
});
