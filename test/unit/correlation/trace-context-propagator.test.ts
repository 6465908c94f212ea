import {
  defaultTextMapGetter,
  defaultTextMapSetter,
  ROOT_CONTEXT,
  trace,
} from '@opentelemetry/api';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TraceContextPropagator } from '../../../src/correlation/trace-context-propagator.ts';
import { parseTraceState } from '../../../src/correlation/trace-state.ts';

// fast-check's own `binary` unit takes seconds to set up.
const codeUnit = fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code));

const propagator = new TraceContextPropagator();
const parent = (flags = '01') => `00-${'a'.repeat(32)}-${'b'.repeat(16)}-${flags}`;
const extract = (carrier: Record<string, unknown>) =>
  propagator.extract(ROOT_CONTEXT, carrier, defaultTextMapGetter);

describe('flags', () => {
  test('the random flag of the received trace goes on, from a span that forgot it', () => {
    const received = extract({ traceparent: parent('03') });
    const span = { traceId: 'a'.repeat(32), spanId: 'c'.repeat(16), traceFlags: 1 };
    const carrier: Record<string, string> = {};
    propagator.inject(trace.setSpanContext(received, span), carrier, defaultTextMapSetter);
    expect(carrier['traceparent']).toBe(`00-${'a'.repeat(32)}-${'c'.repeat(16)}-03`);
  });

  test('not to another trace', () => {
    const received = extract({ traceparent: parent('03') });
    const span = { traceId: 'd'.repeat(32), spanId: 'c'.repeat(16), traceFlags: 1 };
    const carrier: Record<string, string> = {};
    propagator.inject(trace.setSpanContext(received, span), carrier, defaultTextMapSetter);
    expect(carrier['traceparent']).toMatch(/-01$/);
  });

  test('flags without a meaning become zero', () => {
    const carrier: Record<string, string> = {};
    propagator.inject(extract({ traceparent: parent('ff') }), carrier, defaultTextMapSetter);
    expect(carrier['traceparent']).toBe(parent('03'));
  });
});

test('tracestate without a usable traceparent is not read', () => {
  expect(extract({ tracestate: 'a=1' })).toBe(ROOT_CONTEXT);
  expect(extract({ traceparent: 'no', tracestate: 'a=1' })).toBe(ROOT_CONTEXT);
});

test('a malformed tracestate does not harm the traceparent', () => {
  const context = extract({ traceparent: parent(), tracestate: 'a=1,B=2' });
  expect(trace.getSpanContext(context)).toMatchObject({ traceId: 'a'.repeat(32), isRemote: true });
  expect(trace.getSpanContext(context)?.traceState).toBeUndefined();
});

describe('tracestate', () => {
  const list = (count: number) => Array.from({ length: count }, (_, index) => `k${index}=v`).join();

  test.each([
    ['a=1', 'a=1'],
    ['a=1 \t, \tb=2', 'a=1,b=2'],
    ['a=1,,b=2,', 'a=1,b=2'],
    ['a= 1', 'a= 1'],
    ['a=1,b=2,a=3', 'a=1,b=2'],
    ['1a@b@c=1', '1a@b@c=1'],
    [list(32), list(32)],
  ])('%s', (header, expected) => expect(parseTraceState(header)?.serialize()).toBe(expected));

  test.each(['', ' , ', 'a', 'a=', 'a=b=c', 'A=1', 'a.b=1', 'a=1,b', '@a=1', 'a=\u00e9', list(33)])(
    '%j is discarded',
    (header) => expect(parseTraceState(header)).toBeUndefined(),
  );

  test('a changed entry moves to the front; an invalid one changes nothing', () => {
    const state = parseTraceState('a=1,b=2');
    expect(state?.set('b', '3').set('c', '4').serialize()).toBe('c=4,b=3,a=1');
    expect(state?.set('B', '3').set('b', '=').serialize()).toBe('a=1,b=2');
    expect(state?.unset('a').get('a')).toBeUndefined();
    expect(state?.get('b')).toBe('2');
    expect(parseTraceState(list(32))?.set('new', '1').serialize().split(',')).toHaveLength(32);
  });

  test('too long a list loses its long entries first, then the last', () => {
    const long = `long=${'x'.repeat(200)}`;
    const short = Array.from({ length: 30 }, (_, index) => `key${index}=${'y'.repeat(11)}`);
    const sent = parseTraceState([long, ...short].join())?.serialize() ?? '';
    expect(sent.length).toBeLessThanOrEqual(512);
    expect(short.join().startsWith(sent)).toBe(true);
  });

  test('never throws; what it sends, it reads again', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '=', ',', ' ', '@', '\t') });
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: codeUnit })), (header) => {
        const sent = parseTraceState(header)?.serialize();
        if (sent !== undefined) expect(parseTraceState(sent)?.serialize()).toBe(sent);
      }),
    );
  });
});
