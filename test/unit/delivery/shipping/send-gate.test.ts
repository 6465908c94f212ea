import { describe, expect, it } from 'vitest';
import { SendGate } from '../../../../src/delivery/shipping/send-gate.ts';

function gateAt(width = 3) {
  const clock = { now: 1000 };
  // No jitter: a random number in the middle.
  const gate = new SendGate(
    width,
    () => clock.now,
    () => 0.5,
  );
  const fail = (afterMillis?: number): void => {
    expect(gate.enter()).toBe(0);
    gate.failed(afterMillis);
  };
  return { clock, gate, fail };
}

describe('SendGate', () => {
  it('lets several go at a time, and one after a failure', () => {
    const { clock, gate, fail } = gateAt(3);
    expect([gate.enter(), gate.enter(), gate.enter(), gate.enter()]).toEqual([0, 0, 0, Infinity]);
    for (let n = 0; n < 3; n += 1) gate.left();
    fail();
    clock.now += 250;
    expect([gate.enter(), gate.enter()]).toEqual([0, Infinity]);
    gate.succeeded();
    expect([gate.enter(), gate.enter()]).toEqual([0, 0]);
  });

  it('doubles the pause with each failure, up to half a minute', () => {
    const { clock, gate, fail } = gateAt();
    const pauses: number[] = [];
    for (let n = 0; n < 10; n += 1) {
      fail();
      const pause = gate.enter();
      pauses.push(pause);
      clock.now += pause;
    }
    expect(pauses).toEqual([250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('spreads the pauses of many processes', () => {
    const pauseWith = (random: number): number => {
      const gate = new SendGate(
        1,
        () => 0,
        () => random,
      );
      gate.enter();
      gate.failed();
      return gate.enter();
    };
    expect([pauseWith(0), pauseWith(0.5), pauseWith(1)]).toEqual([187.5, 250, 312.5]);
  });

  it('waits as long as the receiver asks, ten minutes at most', () => {
    const { clock, gate, fail } = gateAt();
    fail(5000);
    expect(gate.enter()).toBe(5000);
    clock.now += 5000;
    fail(86_400_000);
    expect(gate.enter()).toBe(600_000);
  });

  it('goes at once where somebody waits for the outcome', () => {
    const { gate, fail } = gateAt();
    fail(5000);
    gate.hurry();
    expect(gate.enter()).toBe(0);
  });

  it('a refused request says nothing of the receiver: pauses go on growing', () => {
    const { clock, gate, fail } = gateAt();
    fail();
    clock.now += 250;
    expect(gate.enter()).toBe(0);
    gate.left();
    fail();
    expect(gate.enter()).toBe(500);
  });
});
