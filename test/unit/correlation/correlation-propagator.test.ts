import {
  defaultTextMapGetter,
  defaultTextMapSetter,
  ROOT_CONTEXT,
  type TextMapGetter,
} from '@opentelemetry/api';
import { suppressTracing } from '@opentelemetry/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  getCorrelationId,
  setCorrelationId,
} from '../../../src/correlation/correlation-context.ts';
import { isCorrelationHeaderName } from '../../../src/correlation/correlation-header.ts';
import { isCorrelationId } from '../../../src/correlation/correlation-id.ts';
import { CorrelationPropagator } from '../../../src/correlation/correlation-propagator.ts';

// fast-check's own `binary` unit takes seconds to set up.
const codeUnit = fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code));

const propagator = new CorrelationPropagator();
const extract = (carrier: unknown, from = ROOT_CONTEXT) =>
  getCorrelationId(propagator.extract(from, carrier, defaultTextMapGetter));
const inject = (carrier: unknown, from = setCorrelationId(ROOT_CONTEXT, 'given')) => {
  propagator.inject(from, carrier, defaultTextMapSetter);
  return carrier;
};

describe('extract', () => {
  test.each(['x-correlation-id', 'X-Correlation-ID', 'X-CORRELATION-ID'])('reads %s', (name) => {
    expect(extract({ [name]: 'given' })).toBe('given');
  });

  test('takes a list of one, not of several', () => {
    expect(extract({ 'x-correlation-id': ['given'] })).toBe('given');
    expect(extract({ 'x-correlation-id': ['given', 'other'] })).not.toBe('given');
  });

  test('whatever arrives, the result is valid, and the input if that was', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string(), fc.string({ unit: codeUnit })), (value) => {
        const id = extract({ 'x-correlation-id': value });
        expect(isCorrelationId(id)).toBe(true);
        if (isCorrelationId(value)) expect(id).toBe(value);
      }),
    );
  });

  test('keeps the ID of the given context where nothing valid arrives', () => {
    const active = setCorrelationId(ROOT_CONTEXT, 'active');
    expect(extract({}, active)).toBe('active');
    expect(extract({ 'x-correlation-id': 'a b' }, active)).toBe('active');
    expect(extract({ 'x-correlation-id': 'new' }, active)).toBe('new');
  });

  test('survives carriers and getters that throw', () => {
    const fails = () => {
      throw new Error('no');
    };
    const getter = { get: fails, keys: fails } as unknown as TextMapGetter;
    expect(getCorrelationId(propagator.extract(ROOT_CONTEXT, {}, getter))).toBeDefined();
    expect(extract(undefined)).toBeDefined();
    expect(extract(null)).toBeDefined();
  });
});

describe('inject', () => {
  test('sets the header', () => expect(inject({})).toEqual({ 'X-Correlation-ID': 'given' }));

  test('leaves what the application set, in any case', () => {
    expect(inject({ 'x-correlation-id': 'own' })).toEqual({ 'x-correlation-id': 'own' });
    expect(inject({ 'X-CORRELATION-ID': 'own' })).toEqual({ 'X-CORRELATION-ID': 'own' });
    const headers = new Headers({ 'x-correlation-id': 'own' });
    const setter = { set: (to: Headers, key: string, value: string) => to.set(key, value) };
    propagator.inject(setCorrelationId(ROOT_CONTEXT, 'given'), headers, setter);
    expect(headers.get('x-correlation-id')).toBe('own');
  });

  test('sets nothing without an ID, and nothing for our own work', () => {
    expect(inject({}, ROOT_CONTEXT)).toEqual({});
    expect(inject({}, suppressTracing(setCorrelationId(ROOT_CONTEXT, 'given')))).toEqual({});
  });

  test('survives carriers that cannot be written or read', () => {
    expect(() => inject(Object.freeze({}))).not.toThrow();
    expect(() => inject(undefined)).not.toThrow();
    const hostile = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no');
        },
      },
    );
    expect(() => inject(hostile)).not.toThrow();
  });

  test('what is injected is extracted', () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z-]{0,20}$/).filter(isCorrelationHeaderName);
    fc.assert(
      fc.property(name, fc.uuid(), (header, id) => {
        const own = new CorrelationPropagator(header);
        const carrier = {};
        own.inject(setCorrelationId(ROOT_CONTEXT, id), carrier, defaultTextMapSetter);
        const extracted = own.extract(ROOT_CONTEXT, carrier, defaultTextMapGetter);
        expect(getCorrelationId(extracted)).toBe(id);
        expect(own.fields()).toEqual([header]);
      }),
    );
  });
});

test.each(['', 'X Correlation', 'x:y', 'Content-Length', 'HOST', 'traceparent', 'x'.repeat(65), 7])(
  '%j cannot be the header',
  (name) => expect(isCorrelationHeaderName(name)).toBe(false),
);
