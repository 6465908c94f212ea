import { expect, test } from 'vitest';
import { growthOf, type Sample } from '../../../bench/memory/growth.ts';

const MEGABYTE = 1024 ** 2;

/** Five minutes of a process, one sample a second. */
function samples(megabytes: (second: number) => number): Sample[] {
  return Array.from({ length: 300 }, (_, index) => {
    const bytes = megabytes(index + 1) * MEGABYTE;
    return { second: index + 1, rss: bytes, heapUsed: bytes / 2 };
  });
}

test('a process that warms up and then stays as it is has not grown', () => {
  const warmUp = samples((second) => (second < 10 ? 50 + second : 60));
  expect(growthOf(warmUp, 'rss', 20)).toEqual({ megabytes: 0, atEnd: 60, slope: 0 });
});

test('a leak of six megabytes a minute is seen in the growth and in the slope', () => {
  const { megabytes, slope } = growthOf(
    samples((second) => 60 + second / 10),
    'rss',
    20,
  );
  expect(slope).toBeCloseTo(6);
  expect(megabytes).toBeCloseTo(28, 0);
});

test('one sample in the middle of a collection does not make a growth', () => {
  const withPeak = samples((second) => (second === 299 ? 500 : 60));
  expect(growthOf(withPeak, 'rss', 20).megabytes).toBe(0);
});

test('the heap is told apart from the resident set', () => {
  const growing = samples((second) => 60 + second / 10);
  expect(growthOf(growing, 'heapUsed', 20).slope).toBeCloseTo(3);
});
