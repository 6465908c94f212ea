import { beforeAll, describe, expect, it } from 'vitest';
import { setDiagnosticLevel } from '../../../../src/common/diagnostics.ts';
import {
  FRAME_FLAG,
  PAYLOAD_LIMIT,
  SegmentWriter,
  type SpoolMode,
  SpoolReader,
} from '../../../../src/delivery/spool/index.ts';
import { failure, SimulatedStorage } from './simulated-storage.ts';
import {
  encodeText,
  RESOURCE,
  readEntries,
  SCOPE,
  TestClock,
  TestProcess,
  textsOf,
} from './spool-world.ts';

beforeAll(() => setDiagnosticLevel('error'));

function world(mode: SpoolMode = 'on', more = {}) {
  const clock = new TestClock();
  const storage = new SimulatedStorage(() => clock.now());
  const process = new TestProcess(storage, clock, 1, 'boot', mode, more);
  const texts = () => textsOf(readEntries([new SpoolReader(storage, process.home.path, false)]));
  return { clock, storage, process, texts };
}

describe('a writer', () => {
  it('puts each record, with its resource and scope, in the file before the call returns', () => {
    const { process, storage } = world();
    const other = process.writer.defineScope(Buffer.from('another scope'));
    expect(process.append('one')).toBe('spooled');
    expect(process.writer.append('two', 17, other, 0, encodeText)).toBe('spooled');
    storage.kill();
    const entries = readEntries([new SpoolReader(storage, process.home.path, false)]);
    const seen = entries.map(({ entry }) => [
      entry.frame.payload.toString(),
      entry.frame.severity,
      entry.frame.sequence,
      entry.scope?.toString(),
      entry.resource?.toString(),
    ]);
    expect(seen).toEqual([
      ['one', 9, 1, SCOPE.toString(), RESOURCE.toString()],
      ['two', 17, 2, 'another scope', RESOURCE.toString()],
    ]);
  });

  it('makes one system call for a record', () => {
    const { process, storage } = world();
    process.append('the first opens the segment');
    const before = storage.calls;
    for (let index = 0; index < 5; index += 1) process.append('x');
    expect(storage.calls - before).toBe(5);
  });

  it('in mode coalesced makes one call for all records of a turn', () => {
    const { process, storage, clock, texts } = world('coalesced');
    process.append('the first opens the segment');
    clock.endTurn();
    const before = storage.calls;
    for (let index = 0; index < 5; index += 1) expect(process.append('x')).toBe('pending');
    expect(storage.calls).toBe(before);
    clock.endTurn();
    expect(storage.calls).toBe(before + 1);
    expect(texts()).toHaveLength(6);
  });

  it('takes records of any size up to 16 MiB, and refuses a larger one without harm', () => {
    const { process, texts } = world('on', { limitBytes: 1e9, segmentBytes: 1e8 });
    const sizes = [0, 1, 65_000, 65_536, 70_000, 3_000_000, PAYLOAD_LIMIT];
    for (const size of sizes) expect(process.append('x'.repeat(size))).toBe('spooled');
    expect(process.append('x'.repeat(PAYLOAD_LIMIT + 1))).toBe('dropped');
    expect(process.append('last')).toBe('spooled');
    expect(process.writer.dropped).toEqual({ too_large: { info: 1 } });
    expect(texts().map((text) => text.length)).toEqual([...sizes, 4]);
  });

  it.each(['on', 'coalesced'] as const)(
    'in mode %s counts a record whose encoder throws, and loses no other',
    (mode) => {
      const { process, clock, texts } = world(mode);
      process.append('before');
      const throwing = (): number => {
        throw new Error('no');
      };
      expect(process.writer.append('bad', 13, 0, 0, throwing)).toBe('dropped');
      process.append('after');
      clock.endTurn();
      expect(texts()).toEqual(['before', 'after']);
      expect(process.writer.dropped).toEqual({ not_serializable: { warn: 1 } });
    },
  );

  it('goes on under the same name when it was adopted by mistake while it slept', () => {
    const { process, storage, clock } = world();
    process.append('before the sleep');
    clock.pass(120_000);
    const adopter = new TestProcess(storage, clock, 2, 'another boot', 'on');
    adopter.adopt();
    expect(adopter.adopted).toHaveLength(1);
    expect(process.append('after the sleep')).toBe('spooled');
    expect(textsOf(readEntries(adopter.adopted))).toEqual(['before the sleep']);
    expect(textsOf(readEntries([process.reader]))).toContain('after the sleep');
  });

  it('begins a new segment at once when another thread found the directory lost', () => {
    const { process, storage, texts } = world();
    process.append('lost with the directory');
    storage.wipe(process.home.path);
    process.shared.directoryLost();
    expect(process.append('kept')).toBe('spooled');
    expect(texts()).toEqual(['kept']);
  });

  it('can be followed by another of the same thread, whose records come behind its own', () => {
    const { process, storage, clock } = world();
    process.append('of the first');
    const { home, shared } = process;
    const firstSequence = process.writer.close();
    const found = readEntries([process.reader]);
    for (const { entry } of found) process.reader.delivered(entry);
    process.reader.saveCursor();
    const own = { storage, home, shared, clock, mode: 'on' as const, thread: 0 };
    const second = new SegmentWriter({ ...own, resource: RESOURCE, firstSequence });
    second.append('of the second', 9, second.defineScope(SCOPE), 0, encodeText);
    found.push(...readEntries([process.reader]));
    expect(textsOf(found)).toEqual(['of the first', 'of the second']);
    const [one, two] = found.map(({ entry }) => entry.frame.sequence) as [number, number];
    expect(two).toBeGreaterThan(one);
  });

  it('says nothing more after its end, and counts what comes too late', () => {
    const { process, texts } = world();
    process.append('one');
    expect(process.writer.close()).toBeGreaterThan(1);
    expect(process.append('late')).toBe('dropped');
    process.writer.close();
    expect(texts()).toEqual(['one']);
  });
});

describe('a disk that fails', () => {
  it('is tried a last time at the end', () => {
    const { process, storage, texts } = world();
    storage.faultAt = () => 'ENOSPC';
    expect(process.append('one')).toBe('memory');
    storage.faultAt = () => undefined;
    process.writer.close();
    expect(process.writer.dropped).toEqual({});
    expect(texts()).toEqual(['one']);
  });

  it('is not tried any more after the end', () => {
    const { process, storage, clock } = world();
    storage.faultAt = () => 'ENOSPC';
    process.append('one');
    process.writer.close();
    expect(process.writer.dropped).toEqual({ abandoned: { info: 1 } });
    storage.faultAt = () => undefined;
    clock.pass(60_000);
    expect(storage.files('.segment')).toEqual([]);
  });

  it('is given more and more time, up to half a minute', () => {
    const { process, storage, clock } = world();
    storage.faultAt = (_index, operation) => (operation === 'createFile' ? 'EMFILE' : undefined);
    process.append('one');
    const triedAt: number[] = [];
    for (let second = 1; second <= 120; second += 1) {
      const before = storage.calls;
      clock.pass(1000);
      if (storage.calls > before) triedAt.push(second);
    }
    expect(triedAt.slice(0, 5)).toEqual([1, 3, 7, 15, 31]);
    expect(triedAt.slice(5)).toEqual([61, 91]);
  });
});

describe('a group commit', () => {
  it('answers only once the disk has it', async () => {
    const { process, storage, clock } = world('fsync');
    process.append('one');
    let answer: boolean | undefined;
    const durable = process.writer.durable().then((result) => {
      answer = result;
    });
    await Promise.resolve();
    expect(answer).toBeUndefined();
    clock.endTurn();
    storage.settle();
    await durable;
    expect(answer).toBe(true);
    expect(process.writer.totals.durable).toBe(1);
    storage.losePower(() => 0);
    expect(textsOf(readEntries([new SpoolReader(storage, process.home.path, false)]))).toEqual([
      'one',
    ]);
  });

  it('after a failed synchronisation writes the records again, and survives a loss of power', async () => {
    const { process, storage, texts } = world('fsync');
    process.append('one');
    process.append('two');
    let failures = 1;
    storage.faultAt = (_index, operation) =>
      operation === 'synchroniseLater' && failures-- > 0 ? 'EIO' : undefined;
    const durable = process.writer.durable();
    while (storage.hasUnsettled) storage.settle();
    expect(await durable).toBe(true);
    storage.losePower(() => 0);
    expect(new Set(texts())).toEqual(new Set(['one', 'two']));
  });

  it('does not believe the success that follows a failure on the same file', async () => {
    const { process, storage, texts } = world('fsync');
    process.append('one');
    const durable = process.writer.durable();
    storage.faultAt = (_index, operation) => (operation === 'synchronise' ? 'EIO' : undefined);
    process.writer.flush();
    storage.faultAt = () => undefined;
    while (storage.hasUnsettled) storage.settle();
    expect(await durable).toBe(true);
    storage.losePower(() => 0);
    expect(new Set(texts())).toEqual(new Set(['one']));
  });

  it('says so where the disk fails again and again, and keeps the records', async () => {
    const { process, storage, clock, texts } = world('fsync');
    process.append('one');
    storage.faultAt = (_index, operation) => (operation.startsWith('synch') ? 'EIO' : undefined);
    const durable = process.writer.durable();
    for (let round = 0; round < 5; round += 1) storage.settle();
    expect(await durable).toBe(false);
    storage.faultAt = () => undefined;
    clock.pass(60_000);
    const again = process.writer.durable();
    while (storage.hasUnsettled) storage.settle();
    expect(await again).toBe(true);
    expect(new Set(texts())).toEqual(new Set(['one']));
  });

  it('covers records that ask for it in the other modes', async () => {
    const { process, storage } = world('on');
    process.append('ordinary');
    process.append('audited', 9, FRAME_FLAG.durable | FRAME_FLAG.audit);
    const durable = process.writer.durable();
    storage.settle();
    expect(await durable).toBe(true);
    storage.losePower(() => 0);
    expect(textsOf(readEntries([new SpoolReader(storage, process.home.path, false)]))).toContain(
      'audited',
    );
  });
});

describe('a storage that throws what is no errno', () => {
  it('is survived as well', () => {
    const { process, storage } = world();
    storage.write = () => {
      throw failure('');
    };
    expect(process.append('one')).toBe('memory');
    expect(process.writer.inMemory).toBe(1);
  });
});
