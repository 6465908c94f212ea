import { describe, expect, it } from 'vitest';
import { ClockTrust } from '../../../../src/outputs/files/clock.ts';
import { expired, type KeptFile } from '../../../../src/outputs/files/retention.ts';

const DAY = 24 * 3600_000;
const NOW = Date.UTC(2025, 9, 17);
const EVERYTHING = { backups: 10_000, days: undefined, bytes: undefined };
const TODAY = { bytes: 0, now: NOW, trustAge: true };

const file = (sequence: number, daysOld: number, bytes = 10): KeptFile => ({
  plainName: `media-20251017T000000Z-00000${sequence}.log`,
  sequence,
  stamp: '20251017T000000Z',
  isCompressed: true,
  bytes,
  mtimeMs: NOW - daysOld * DAY,
});
const sequences = (files: readonly KeptFile[]) => files.map(({ sequence }) => sequence);

describe('retention deletes the oldest', () => {
  const files = [file(2, 3), file(4, 1), file(1, 4), file(3, 2)];

  it.for([
    [0, [1, 2, 3, 4]],
    [3, [1]],
    [4, []],
  ] as const)('by count: %d', ([backups, gone]) => {
    expect(sequences(expired(files, { ...EVERYTHING, backups }, TODAY))).toEqual(gone);
  });

  it('by age, in days', () => {
    expect(sequences(expired(files, { ...EVERYTHING, days: 2 }, TODAY))).toEqual([1, 2]);
  });

  it('by total size, with the file that is written to', () => {
    const bytes = { ...EVERYTHING, bytes: 35 };
    expect(sequences(expired(files, bytes, TODAY))).toEqual([1]);
    expect(sequences(expired(files, bytes, { ...TODAY, bytes: 10 }))).toEqual([1, 2]);
  });

  it('by whichever is reached first', () => {
    const all = { backups: 3, days: 2, bytes: 15 };
    expect(sequences(expired(files, all, TODAY))).toEqual([1, 2, 3]);
  });
});

describe('a clock that jumps', () => {
  const days = { ...EVERYTHING, days: 2 };
  const files = [file(1, 0.2), file(2, 0.1)];

  it('a year ahead deletes nothing for its age, for an hour', () => {
    const clock = {
      offset: NOW,
      at: 0,
      now: () => clock.offset + clock.at,
      monotonic: () => clock.at,
    };
    const trust = new ClockTrust(clock);
    expect(trust.isTrusted).toBe(true);
    clock.offset += 365 * DAY;
    expect(trust.isTrusted).toBe(false);
    const ahead = { ...TODAY, now: clock.now() };
    expect(expired(files, days, { ...ahead, trustAge: trust.isTrusted })).toEqual([]);
    clock.at += 59 * 60_000;
    expect(trust.isTrusted).toBe(false);
    clock.at += 60_000;
    expect(trust.isTrusted).toBe(true);
  });

  it('that is slewed is trusted', () => {
    const clock = {
      offset: NOW,
      at: 0,
      now: () => clock.offset + clock.at,
      monotonic: () => clock.at,
    };
    const trust = new ClockTrust(clock);
    for (let look = 0; look < 100; look++) {
      clock.at += 30_000;
      clock.offset += 10_000;
      expect(trust.isTrusted).toBe(true);
    }
  });

  it('a file from the time it was ahead is as old as the one after it', () => {
    const fromTheFuture = [file(1, -300), file(2, -300), file(3, 5), file(4, 1)];
    expect(sequences(expired(fromTheFuture, days, TODAY))).toEqual([1, 2, 3]);
  });

  it('counts and sizes hold whatever the time', () => {
    const ahead = { ...TODAY, now: NOW + 365 * DAY, trustAge: false };
    expect(sequences(expired(files, { ...days, backups: 1 }, ahead))).toEqual([1]);
  });
});
