import {
  baggageEntryMetadataFromString,
  createTraceState,
  defaultTextMapSetter,
  propagation,
  ROOT_CONTEXT,
  trace,
} from '@opentelemetry/api';
import { CompositePropagator, W3CBaggagePropagator } from '@opentelemetry/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RedactingPropagator } from '../../../src/correlation/redacting-propagator.ts';
import { TraceContextPropagator } from '../../../src/correlation/trace-context-propagator.ts';
import { parseTraceState } from '../../../src/correlation/trace-state.ts';
import { createRedactor } from '../../../src/redaction/index.ts';
import { PropagationRedaction } from '../../../src/redaction/propagation-redaction.ts';
import { dice } from '../../helpers/generated/dice.ts';
import { plantedToken, plantedWhole } from '../../helpers/generated/planted-in-places.ts';

const SPAN = {
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  spanId: '00f067aa0ba902b7',
  traceFlags: 1,
};
const getter = {
  keys: (carrier: Record<string, string>) => Object.keys(carrier),
  get: (carrier: Record<string, string>, key: string) => carrier[key],
};
const inner = new CompositePropagator({
  propagators: [new TraceContextPropagator(), new W3CBaggagePropagator()],
});

/** What a service sends on that was sent these headers. */
function sentOn(headers: Record<string, string>, redactor = createRedactor()) {
  const redaction = new PropagationRedaction(redactor);
  const propagator = new RedactingPropagator(inner, (context) => redaction.context(context));
  const traceparent = `00-${SPAN.traceId}-${SPAN.spanId}-01`;
  const context = propagator.extract(ROOT_CONTEXT, { traceparent, ...headers }, getter);
  const carrier: Record<string, string> = {};
  propagator.inject(context, carrier, defaultTextMapSetter);
  expect(carrier['traceparent']).toBe(traceparent);
  return { carrier, context };
}

// W3C Baggage, section 3.3: tokens, percent-encoded values, properties.
const BAGGAGE =
  /^(?:[\w!#$%&'*+.^`|~-]+=[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*(?:;[^,]*)?(?:,|$))*$/;

describe('what is sent on', () => {
  it('harmless baggage and trace state go on as they came', () => {
    const headers = {
      baggage: 'tenant=north,release=2026.11;ttl=3,caf%C3%A9=a%20b',
      tracestate: 'congo=t61rcWkgMzE,rojo=00f067aa0ba902b7,ot=rv:71234567890123;th:8',
    };
    const { carrier } = sentOn(headers);
    expect(carrier['tracestate']).toBe(headers.tracestate);
    expect(parse(carrier['baggage'])).toEqual(parse(headers.baggage));
  });

  it('a value becomes what redaction makes of it; an entry whose key holds something goes', () => {
    const { carrier, context } = sentOn({
      baggage: [
        'tenant=north',
        `to=${encodeURIComponent('mail to jane@example.org')}`,
        'password=hunter2xyz',
        `${encodeURIComponent('jane@example.org')}=1`,
        'kept=yes;by=jane@example.org',
      ].join(),
      tracestate: 'a=1,mail=jane@example.org,b=2',
    });
    expect(parse(carrier['baggage'])).toEqual({
      tenant: 'north',
      to: 'mail to REDACTED',
      password: 'REDACTED',
      kept: 'yes',
    });
    expect(carrier['tracestate']).toBe('a=1,b=2');
    // The application reads what came.
    expect(propagation.getBaggage(context)?.getEntry('to')?.value).toBe('mail to jane@example.org');
  });

  it('no planted value, in key, value or property; and the headers stay valid', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const d = dice(seed);
        const [inKey, inValue, inProperty, inState] = [
          plantedToken(d),
          plantedWhole(d),
          plantedToken(d),
          plantedToken(d),
        ];
        const separator = d.of(['_', '.', '-', '']);
        const { carrier } = sentOn({
          baggage: `a${separator}${inKey}=1,b=${encodeURIComponent(inValue)},c=2;p=${inProperty}`,
          tracestate: `a=1,x=${inState},b=2`,
        });
        const text = decodeURIComponent(JSON.stringify(carrier));
        // Joined to a letter, a number is none any more.
        const planted =
          separator === '' ? [inValue, inProperty, inState] : [inKey, inValue, inProperty, inState];
        expect(planted.filter((value) => text.includes(value))).toEqual([]);
        expect(carrier['baggage'] ?? '').toMatch(BAGGAGE);
        expect(parseTraceState(carrier['tracestate'] as string)?.serialize()).toBe('a=1,b=2');
      }),
    );
  });

  it("baggage of the application's own as well", () => {
    const redaction = new PropagationRedaction(createRedactor());
    const baggage = propagation.createBaggage({
      email: { value: 'jane@example.org', metadata: baggageEntryMetadataFromString('x=1') },
    });
    const clean = redaction.context(propagation.setBaggage(ROOT_CONTEXT, baggage));
    expect(propagation.getBaggage(clean)?.getAllEntries()).toMatchObject([
      ['email', { value: 'REDACTED' }],
    ]);
  });

  it('fails closed', () => {
    const throwing = () => {
      throw new Error('broken');
    };
    const redactor = { ...createRedactor(), redactText: throwing, redactValue: throwing };
    const { carrier } = sentOn({ baggage: 'a=1', tracestate: 'a=1' }, redactor);
    expect(Object.keys(carrier)).toEqual(['traceparent']);
    expect(redactor.counts()).toEqual({
      baggage: { 'fail-closed': 1 },
      'trace-state': { 'fail-closed': 1 },
    });
  });

  it('a context without either is the same context', () => {
    const redaction = new PropagationRedaction(createRedactor());
    const plain = trace.setSpanContext(ROOT_CONTEXT, SPAN);
    expect(redaction.context(plain)).toBe(plain);
    const stated = trace.setSpanContext(ROOT_CONTEXT, {
      ...SPAN,
      traceState: createTraceState('a=1'),
    });
    expect(redaction.context(stated)).toBe(stated);
  });
});

function parse(header: string | undefined): Record<string, string> {
  const baggage = propagation.getBaggage(
    inner.extract(ROOT_CONTEXT, { baggage: header ?? '' }, getter),
  );
  return Object.fromEntries(
    (baggage?.getAllEntries() ?? []).map(([key, { value }]) => [key, value]),
  );
}
