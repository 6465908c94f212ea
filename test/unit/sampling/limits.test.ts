import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Limits } from '../../../src/sampling/limits.ts';
import { TokenBucket } from '../../../src/sampling/token-bucket.ts';

const EPSILON = 1e-6;
const START = 1_700_000_000_000;

describe('a token bucket', () => {
  it('never lets more pass than its burst and its rate, in any span of time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 200 }),
        (perSecond, burst, pauses) => {
          const bucket = new TokenBucket(perSecond, burst, START);
          const passed: number[] = [];
          let now = START;
          for (const pause of pauses) {
            now += pause;
            if (bucket.take(now)) passed.push(now);
          }
          for (const [index, from] of passed.entries()) {
            for (const [later, to] of passed.entries()) {
              if (later < index) continue;
              const most = burst + ((to - from) / 1000) * perSecond;
              expect(later - index + 1).toBeLessThanOrEqual(most + EPSILON);
            }
          }
        },
      ),
    );
  });

  it('gives its rate in the long run', () => {
    const bucket = new TokenBucket(10, 5, START);
    let passed = 0;
    for (let millis = 0; millis < 60_000; millis += 5) if (bucket.take(START + millis)) passed += 1;
    expect(passed).toBeGreaterThanOrEqual(600);
    expect(passed).toBeLessThanOrEqual(605);
  });

  it('gains nothing from a clock that is set back, and goes on', () => {
    const bucket = new TokenBucket(1, 1, START);
    expect(bucket.take(START)).toBe(true);
    expect(bucket.take(START - 3_600_000)).toBe(false);
    expect(bucket.take(START - 3_600_000 + 1000)).toBe(true);
  });
});

describe('LOG_LIMIT', () => {
  const RULES = [
    { logger: 'http', perSecond: 1, burst: 2 },
    { logger: 'jobs*', perSecond: 1, burst: 1 },
  ];
  const taken = (limits: Limits, logger: string, times: number) =>
    Array.from({ length: times }, () => limits.take(logger, START)).filter(Boolean).length;

  it('holds for each logger by itself', () => {
    const limits = new Limits(RULES);
    expect(taken(limits, 'http', 5)).toBe(2);
    expect(taken(limits, 'jobs.a', 5)).toBe(1);
    expect(taken(limits, 'jobs.b', 5)).toBe(1);
  });

  it('is none for a logger that no rule names', () => {
    expect(taken(new Limits(RULES), 'media', 100)).toBe(100);
  });

  it('is shared by the loggers of one rule when there are too many to remember', () => {
    const limits = new Limits(RULES);
    for (let index = 0; index < 1000; index++) limits.take(`jobs.${index}`, START);
    const later = Array.from({ length: 500 }, (_, index) => limits.take(`jobs.x${index}`, START));
    expect(later.filter(Boolean)).toHaveLength(1);
  });
});
