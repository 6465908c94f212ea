import { beforeAll, describe, expect, it } from 'vitest';
import { setDiagnosticLevel } from '../../../../src/common/diagnostics.ts';
import { type LossNotice, sumOf } from '../../../../src/delivery/spool/drop-counts.ts';
import {
  FRAME_FLAG,
  FRAME_KIND,
  framesOf,
  Sweeper,
  spooledBytes,
  sweepCandidates,
} from '../../../../src/delivery/spool/index.ts';
import { SimulatedStorage } from './simulated-storage.ts';
import { readEntries, TestClock, TestProcess, textsOf } from './spool-world.ts';

const LIMIT = 100_000;

beforeAll(() => setDiagnosticLevel('error'));

function world(more = {}) {
  const clock = new TestClock();
  const storage = new SimulatedStorage(() => clock.now());
  const process = new TestProcess(storage, clock, 1, 'boot', 'on', {
    limitBytes: LIMIT,
    segmentBytes: 2000,
    ...more,
  });
  return { clock, storage, process };
}
const pad = (text: string) => text.padEnd(200);
const levelOf = (text: string) => text.split(' ')[0];

describe('a spool that nobody empties', () => {
  it('takes less and less severe records no more, and stays within its limit', () => {
    const { process, storage } = world();
    const lastTaken: Record<string, number> = {};
    for (let index = 0; index < 1000; index += 1) {
      for (const [level, severity] of Object.entries({ debug: 5, info: 9, warn: 13, error: 17 })) {
        const outcome = process.append(pad(`${level} ${index}`), severity);
        if (outcome === 'spooled') lastTaken[level] = index;
      }
    }
    const { debug, info, warn, error } = lastTaken as Record<string, number>;
    expect([debug, info, warn, error]).toEqual(
      [debug, info, warn, error].sort((a, b) => (a as number) - (b as number)),
    );
    expect(error).toBeGreaterThan(warn as number);
    expect(spooledBytes(storage, process.home.path)).toBeLessThanOrEqual(LIMIT);
    const taken = textsOf(readEntries([process.reader])).length;
    expect(taken + sumOf(process.writer.dropped)).toBe(4000);
  });

  it('always takes audit records', () => {
    const { process } = world();
    while (process.append(pad('error'), 17) === 'spooled');
    expect(process.append(pad('audit'), 9, FRAME_FLAG.audit)).toBe('spooled');
  });

  it('says what it lost in a record of its own, once there is room', () => {
    const { process, clock } = world();
    while (process.append(pad('error'), 17) === 'spooled');
    process.append(pad('info'), 9);
    const entries = readEntries([process.reader]);
    for (const { entry } of entries) process.reader.delivered(entry);
    process.reader.saveCursor();
    clock.pass(2000);
    process.append('room again', 9);
    const notices = readEntries([process.reader]).filter(
      ({ entry }) => entry.frame.kind === FRAME_KIND.lossNotice,
    );
    const told = JSON.parse(String(notices[0]?.entry.frame.payload)) as LossNotice;
    expect(notices).toHaveLength(1);
    expect(told.dropped).toEqual({ spool_full: { error: 1, info: 1 } });
    expect(told.to).toBeGreaterThanOrEqual(told.from);
  });
});

describe('a sweep', () => {
  function sweptWorld() {
    const { process, storage } = world();
    const dropped: [number, number][] = [];
    const sweeper = new Sweeper(storage, process.shared, LIMIT, (severity, records) =>
      dropped.push([severity, records]),
    );
    const sweep = () => sweeper.sweep(sweepCandidates([process.reader]));
    return { process, storage, dropped, sweep };
  }

  it('does nothing while there is room', () => {
    const { process, dropped, sweep } = sweptWorld();
    for (let index = 0; index < 100; index += 1) process.append(pad(`info ${index}`));
    sweep();
    expect(dropped).toEqual([]);
  });

  it('takes the least severe first, of these the oldest, and never audit', () => {
    const { process, storage, dropped, sweep } = sweptWorld();
    const audit: string[] = [];
    for (let index = 0; ; index += 1) {
      const text = pad(`${index % 2 ? 'debug' : 'warn'} ${index}`);
      if (index % 10 === 9) audit.push(text);
      const flags = index % 10 === 9 ? FRAME_FLAG.audit : 0;
      if (process.append(text, index % 2 ? 5 : 13, flags) !== 'spooled') break;
    }
    // The reader lists what there is; the first segment is its to read.
    process.reader.next();
    sweep();
    const left = textsOf(readEntries([process.reader]));
    const debugLeft = left.filter((text) => levelOf(text) === 'debug' && !audit.includes(text));
    expect(left.filter((text) => audit.includes(text))).toEqual(audit);
    expect(dropped.every(([severity]) => severity === 5)).toBe(true);
    expect(dropped.length).toBeGreaterThan(0);
    // What is left of the least severe is the newest of them (and those in the segment being read).
    const numbers = debugLeft.map((text) => Number(text.split(' ')[1]));
    const gap = numbers.findIndex((number, index) => number - (numbers[index - 1] ?? 0) > 12);
    expect(gap).toBeGreaterThan(0);
    expect(
      numbers
        .slice(gap + 1)
        .every((number, index) => number - (numbers[gap + index] as number) <= 4),
    ).toBe(true);
    expect(process.shared.usedBytes).toBeLessThanOrEqual(LIMIT * 0.71);
    expect(
      Math.abs(process.shared.usedBytes - spooledBytes(storage, process.home.path)),
    ).toBeLessThan(2048);
  });

  it('makes room where there are only errors, but keeps what the reserve is for', () => {
    const { process, dropped, sweep } = sweptWorld();
    let taken = 0;
    while (process.append(pad(`error ${taken}`), 17) === 'spooled') taken += 1;
    process.reader.next();
    sweep();
    const left = textsOf(readEntries([process.reader])).length + 1;
    expect(taken - left).toBe(dropped.reduce((sum, [, records]) => sum + records, 0));
    expect(process.shared.usedBytes).toBeGreaterThan(LIMIT * 0.8);
    expect(process.append(pad('error again'), 17)).toBe('spooled');
  });
});

describe('memory that stands in for the disk', () => {
  it('can be delivered although the disk never comes back', () => {
    const { process, storage } = world();
    storage.faultAt = () => 'EROFS';
    process.append('one');
    process.append('two', 17);
    const frames = framesOf(process.writer.takeFromMemory() as Buffer);
    expect(frames.map(({ kind, payload }) => [kind, payload.toString()])).toEqual([
      [FRAME_KIND.resource, 'the resource'],
      [FRAME_KIND.scope, 'the scope'],
      [FRAME_KIND.record, 'one'],
      [FRAME_KIND.record, 'two'],
    ]);
    expect(process.writer.inMemory).toBe(0);
    expect(process.writer.takeFromMemory()).toBeUndefined();
  });

  it('tells an audit record that has no room', () => {
    const { process, storage } = world({ memoryBytes: 300 });
    storage.faultAt = () => 'EIO';
    expect(process.append(pad('audit 1'), 9, FRAME_FLAG.audit)).toBe('memory');
    expect(process.append(pad('error'), 17)).toBe('dropped');
    expect(process.append(pad('audit 2'), 9, FRAME_FLAG.audit)).toBe('dropped');
    expect(sumOf(process.writer.dropped)).toBe(2);
  });
});
