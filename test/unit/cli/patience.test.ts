import { describe, expect, it } from 'vitest';
import { Patience } from '../../../src/cli/patience.ts';

describe('patience without progress', () => {
  const clock = { now: 5000 };
  const patienceOf = (millis: number): Patience => new Patience(millis, () => clock.now);
  const looks = (patience: Patience, count: number, millis: number): boolean[] =>
    Array.from({ length: count }, () => {
      clock.now += millis;
      return patience.isOver();
    });

  it('ends when so much time has passed', () => {
    expect(looks(patienceOf(100), 6, 20)).toEqual([false, false, false, false, false, true]);
  });

  it('begins again with each progress', () => {
    const patience = patienceOf(100);
    looks(patience, 5, 20);
    patience.restart();
    expect(looks(patience, 6, 20).indexOf(true)).toBe(5);
  });

  it('does not count the time in which the machine stood still', () => {
    const patience = patienceOf(60_000);
    looks(patience, 10, 20);
    expect(looks(patience, 1, 90_000)).toEqual([false]);
    expect(looks(patience, 10, 20)).not.toContain(true);
  });

  it('is not confused by a clock that is set back', () => {
    const patience = patienceOf(100);
    expect(looks(patience, 1, -3_600_000)).toEqual([false]);
    expect(looks(patience, 6, 20).indexOf(true)).toBe(5);
  });
});
