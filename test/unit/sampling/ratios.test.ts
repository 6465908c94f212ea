import { createTraceState, type SpanContext } from '@opentelemetry/api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ratios } from '../../../src/sampling/ratios.ts';
import { randomnessOf, thresholdOf } from '../../../src/sampling/trace-randomness.ts';

const SPAN_ID = '00f067aa0ba902b7';
const inTrace = (traceId: string, ot?: string): SpanContext => ({
  traceId,
  spanId: SPAN_ID,
  traceFlags: 1,
  ...(ot === undefined ? {} : { traceState: createTraceState(`ot=${ot}`) }),
});

const traceId = fc
  .stringMatching(/^[0-9a-f]{32}$/)
  .filter((id) => id !== '0'.repeat(32) && /^[0-9a-f]{32}$/.test(id));
const ratio = fc.double({ min: 0, max: 1, noNaN: true });
const ofRatio = (value: number) => new Ratios([{ logger: '*', level: 'info', ratio: value }]);

describe('the randomness of a trace', () => {
  it('is the last 56 bits of its ID', () => {
    expect(randomnessOf(inTrace('4bf92f3577b34da6a3ce929d0e0e4736'))).toBe('ce929d0e0e4736');
  });

  it('is the rv of its tracestate where there is one', () => {
    const id = '4bf92f3577b34da6a3ce929d0e0e4736';
    expect(randomnessOf(inTrace(id, 'th:8;rv:6e6d1a75832a2f'))).toBe('6e6d1a75832a2f');
    expect(randomnessOf(inTrace(id, 'th:8'))).toBe('ce929d0e0e4736');
    expect(randomnessOf(inTrace(id, 'rv:6e6d'))).toBe('ce929d0e0e4736');
  });

  it('is none without a valid trace', () => {
    expect(randomnessOf(undefined)).toBeUndefined();
    expect(randomnessOf(inTrace('0'.repeat(32)))).toBeUndefined();
  });
});

describe('the threshold of a ratio', () => {
  // Examples of OpenTelemetry's "TraceState: Probability Sampling"; there without trailing zeros.
  it.for([
    [1, '00000000000000'],
    [0.5, '80000000000000'],
    [0.25, 'c0000000000000'],
    [0.75, '40000000000000'],
  ] as const)('%d: %s', ([value, threshold]) => expect(thresholdOf(value)).toBe(threshold));

  it('0 keeps nothing, not even the highest randomness', () => {
    expect('f'.repeat(14) >= thresholdOf(0)).toBe(false);
    expect('f'.repeat(14) >= thresholdOf(1e-18)).toBe(false);
  });
});

describe('LOG_SAMPLING keeps', () => {
  it('the same of a trace in all services, and with a higher ratio at least the same', () => {
    fc.assert(
      fc.property(traceId, ratio, ratio, (id, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const kept = ofRatio(low).keep('media', 'info', inTrace(id));
        expect(ofRatio(low).keep('reports', 'info', inTrace(id))).toBe(kept);
        if (kept) expect(ofRatio(high).keep('media', 'info', inTrace(id))).toBe(true);
      }),
    );
  });

  it('what OpenTelemetry keeps: randomness not below the threshold', () => {
    fc.assert(
      fc.property(traceId, ratio, (id, value) => {
        const randomness = BigInt(`0x${id.slice(-14)}`);
        const threshold = BigInt(Math.round((1 - value) * 2 ** 56));
        expect(ofRatio(value).keep('media', 'info', inTrace(id))).toBe(randomness >= threshold);
      }),
    );
  });

  it.for([0.01, 0.1, 0.5, 0.9])('in the long run its ratio: %d', (value) => {
    // A Weyl sequence: spread evenly, and the same in each run.
    const idOf = (index: bigint) =>
      `1${((index * 0x9e3779b97f4a7n) % (1n << 56n)).toString(16).padStart(31, '0')}`;
    const ratios = ofRatio(value);
    const total = 20_000;
    let kept = 0;
    for (let index = 1n; index <= total; index++) {
      if (ratios.keep('media', 'info', inTrace(idOf(index)))) kept += 1;
    }
    expect(Math.abs(kept / total - value)).toBeLessThan(0.01);
  });

  it('outside of traces a random share', () => {
    const draws = [0.1, 0.4, 0.6, 0.9];
    const rules = [{ logger: '*', level: 'info', ratio: 0.5 } as const];
    const ratios = new Ratios(rules, () => draws.shift() as number);
    expect([1, 2, 3, 4].map(() => ratios.keep('media', 'info', undefined))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('everything of loggers and levels that no rule names; the first rule counts', () => {
    const ratios = new Ratios([
      { logger: 'http', level: 'info', ratio: 1 },
      { logger: 'h*', level: 'info', ratio: 0 },
    ]);
    expect(ratios.keep('http', 'info', undefined)).toBe(true);
    expect(ratios.keep('hapi', 'info', undefined)).toBe(false);
    expect(ratios.keep('hapi', 'warn', undefined)).toBe(true);
    expect(ratios.keep('media', 'info', undefined)).toBe(true);
  });
});
