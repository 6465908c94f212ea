import type { RequestOptions } from 'node:http';
import {
  defaultTextMapSetter,
  INVALID_SPAN_CONTEXT,
  ROOT_CONTEXT,
  trace,
} from '@opentelemetry/api';
import type { UndiciRequest } from '@opentelemetry/instrumentation-undici';
import { describe, expect, test } from 'vitest';
import { setCorrelationId } from '../../../src/correlation/correlation-context.ts';
import { createCorrelation } from '../../../src/correlation/create-correlation.ts';

const SPAN_CONTEXT = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: 0 };
const CONTEXT = setCorrelationId(ROOT_CONTEXT, 'given');
const make = (...propagateTo: string[]) =>
  createCorrelation({ enabled: true, header: 'X-Correlation-ID', propagateTo });

/** What the http instrumentation does between the application and `http.request`. */
function sendByHttp(options: RequestOptions, ...propagateTo: string[]): object {
  const { propagator, httpInstrumentationConfig } = make(...propagateTo);
  const copy = { ...options };
  httpInstrumentationConfig.startOutgoingSpanHook?.(copy);
  const carrier = Object.assign({}, copy.headers);
  propagator.inject(trace.setSpanContext(CONTEXT, SPAN_CONTEXT), carrier, defaultTextMapSetter);
  expect(Object.getOwnPropertySymbols(carrier)).toEqual([]);
  return carrier;
}

const isSent = (options: RequestOptions, ...propagateTo: string[]) =>
  'traceparent' in sendByHttp(options, ...propagateTo);

describe('node:http', () => {
  test('hostname comes before host, as in Node', () => {
    expect(isSent({ hostname: 'a.example', host: 'b.example' }, 'a.example')).toBe(true);
    expect(isSent({ hostname: 'a.example', host: 'b.example' }, 'b.example')).toBe(false);
    expect(isSent({}, 'localhost')).toBe(true);
  });

  test('the port comes from the options, the agent or the protocol', () => {
    expect(isSent({ host: 'a', port: 81 }, 'a:81')).toBe(true);
    expect(isSent({ host: 'a', port: '81' }, 'a:81')).toBe(true);
    expect(isSent({ host: 'a', protocol: 'https:' }, 'a:443')).toBe(true);
    expect(isSent({ host: 'a', agent: { defaultPort: 82 } as never }, 'a:82')).toBe(true);
    expect(isSent({ host: 'a', agent: false }, 'a:80')).toBe(true);
  });

  test('a host that the agent connects to instead counts too', () => {
    const agent = { options: { host: 'other.example' } } as never;
    expect(isSent({ host: 'a.example', agent }, 'a.example')).toBe(false);
    expect(isSent({ host: 'a.example', agent }, '*.example')).toBe(true);
  });

  test('a host behind a proxy counts too', () => {
    const path = 'http://other.example/x';
    expect(isSent({ host: 'proxy.example', path }, 'proxy.example')).toBe(false);
    expect(isSent({ host: 'proxy.example', path }, 'proxy.example', 'other.example')).toBe(true);
  });

  test('the headers of the application arrive, whatever their form and the host', () => {
    const flat = ['A', '1', 'Set', 'x', 'set', 'y'] as never;
    const pairs = [
      ['A', '1'],
      ['Set', ['x', 'y']],
    ] as never;
    for (const headers of [flat, pairs, { A: '1', Set: ['x', 'y'] } as never]) {
      for (const target of ['a', 'b', '*']) {
        expect(sendByHttp({ host: 'a', headers }, target)).toMatchObject({
          A: '1',
          Set: ['x', 'y'],
        });
      }
    }
  });

  test('options that cannot be understood are not allowed', () => {
    const hostile = {
      get hostname(): string {
        throw new Error('no');
      },
    };
    const { httpInstrumentationConfig, propagator } = make('a');
    const options: RequestOptions = Object.create(hostile);
    httpInstrumentationConfig.startOutgoingSpanHook?.(options);
    const carrier = Object.assign({}, options.headers);
    propagator.inject(CONTEXT, carrier, defaultTextMapSetter);
    expect(carrier).toEqual({});
  });
});

/** What the undici instrumentation does when a request is created. */
function sendByUndici(request: Partial<UndiciRequest>, ...propagateTo: string[]) {
  const { propagator, undiciInstrumentationConfig } = make(...propagateTo);
  const span = trace.wrapSpanContext(SPAN_CONTEXT);
  undiciInstrumentationConfig.requestHook?.(span, request as UndiciRequest);
  const added: Record<string, string> = {};
  propagator.inject(trace.setSpan(CONTEXT, span), added, defaultTextMapSetter);
  return added;
}

describe('undici', () => {
  const origin = 'https://a.example';

  test('all or nothing is added, by host and port', () => {
    expect(sendByUndici({ origin, headers: [] }, 'a.example:443')).toEqual({
      traceparent: expect.stringMatching(/^00-/),
      'X-Correlation-ID': 'given',
    });
    expect(sendByUndici({ origin, headers: [] }, 'b.example')).toEqual({});
    expect(sendByUndici({ origin: 'no URL', headers: [] }, 'b.example')).toEqual({});
  });

  test.each([
    ['an array', ['X-CORRELATION-ID', 'own', 'A', '1', 'Traceparent', 'old']],
    ['lines', 'X-CORRELATION-ID: own\r\nA: 1\r\nTraceparent: old\r\n'],
  ])('headers of the application in %s', (_name, headers) => {
    const request = { origin, headers };
    expect(sendByUndici(request, '*')).toEqual({ traceparent: expect.stringMatching(/^00-/) });
    const rest = Array.isArray(headers) ? headers.slice(0, 4) : 'X-CORRELATION-ID: own\r\nA: 1\r\n';
    expect(request.headers).toEqual(rest);
  });

  test('headers are left alone where nothing is sent', () => {
    const request = { origin, headers: ['traceparent', 'own'] };
    expect(sendByUndici(request, 'b.example')).toEqual({});
    expect(request.headers).toEqual(['traceparent', 'own']);
  });

  test('a second inject with the same span is one of the application', () => {
    const { propagator, undiciInstrumentationConfig } = make('b.example');
    const span = trace.wrapSpanContext(INVALID_SPAN_CONTEXT);
    const request = { origin, headers: [] as string[] } as unknown as UndiciRequest;
    undiciInstrumentationConfig.requestHook?.(span, request);
    const [first, second] = [{}, {}];
    propagator.inject(trace.setSpan(CONTEXT, span), first, defaultTextMapSetter);
    propagator.inject(trace.setSpan(CONTEXT, span), second, defaultTextMapSetter);
    expect([first, second]).toEqual([{}, { 'X-Correlation-ID': 'given' }]);
  });
});
