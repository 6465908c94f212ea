import type { TimeInput } from '@opentelemetry/api';
import { describe, expect, it } from 'vitest';
import { toHrTime } from '../../../src/record/time-input.ts';

const NOW = 1_760_729_531_923;
const NOW_HR = [1_760_729_531, 923_000_000];
const timeOf = (time: unknown) => toHrTime(time as TimeInput, NOW);

describe('a time of a record', () => {
  it.each<[string, TimeInput, [number, number]]>([
    ['milliseconds', 1_700_000_000_250, [1_700_000_000, 250_000_000]],
    ['a date', new Date(1_700_000_000_250), [1_700_000_000, 250_000_000]],
    ['seconds and nanoseconds', [1_700_000_000, 5], [1_700_000_000, 5]],
    ['parts of a nanosecond', [1_700_000_000, 0.5], [1_700_000_000, 1]],
    ['the last one of OTLP', [18_446_744_072, 999_999_999], [18_446_744_072, 999_999_999]],
  ])('is taken as %s', (_, time, expected) => {
    expect(timeOf(time)).toEqual(expected);
  });

  it('may count from the start of the process', () => {
    const [seconds] = timeOf(0);
    expect(seconds).toBe(Math.trunc(performance.timeOrigin / 1000));
  });

  it.each([
    ['an invalid date', new Date(Number.NaN)],
    ['a date before 1970', new Date(-1)],
    ['no number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['minus infinity', Number.NEGATIVE_INFINITY],
    ['a number without end', 1e300],
    ['long before the process', -1e15],
    ['nanoseconds as a number', 1.7e18],
    ['nanoseconds as a bigint', 1_700_000_000_000_000_000n],
    ['a text', 'now'],
    ['null', null],
    ['an object', {}],
    ['a pair without a number', [Number.NaN, 0]],
    ['a negative pair', [-5, -5]],
    ['a pair beyond OTLP', [1e30, 5]],
    ['a pair with too many nanoseconds', [1_700_000_000, 1e10]],
    ['a pair of texts', ['1', '2']],
    [
      'a date that throws',
      Object.assign(new Date(), {
        getTime: () => {
          throw new Error('no');
        },
      }),
    ],
  ])('is now where it is %s', (_, time) => {
    expect(timeOf(time)).toEqual(NOW_HR);
  });
});
