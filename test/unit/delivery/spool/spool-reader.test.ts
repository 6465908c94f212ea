import { beforeAll, describe, expect, it } from 'vitest';
import { setDiagnosticLevel } from '../../../../src/common/diagnostics.ts';
import { readCursor, writeCursor } from '../../../../src/delivery/spool/cursor.ts';
import { SegmentWriter, SpoolReader } from '../../../../src/delivery/spool/index.ts';
import { SimulatedStorage } from './simulated-storage.ts';
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

const TEXTS = Array.from({ length: 30 }, (_, index) => `record ${index} ${'x'.repeat(60)}`);

/** A process that has written all texts over several segments. */
function world() {
  const clock = new TestClock();
  const storage = new SimulatedStorage(() => clock.now());
  const process = new TestProcess(storage, clock, 1, 'boot', 'on');
  for (const text of TEXTS) process.append(text);
  const again = (live = false) => new SpoolReader(storage, process.home.path, live);
  return { clock, storage, process, again };
}

/** Reads `count` entries, says they are delivered and saves the cursor. */
function deliver(reader: SpoolReader, count: number): void {
  for (const { entry } of readEntries([reader], count)) reader.delivered(entry);
  expect(reader.saveCursor()).toBe(true);
}

describe('a reader', () => {
  it('goes on where the cursor says, with the resource and scope from before it', () => {
    const { process, again } = world();
    deliver(process.reader, 3);
    const entries = readEntries([again()]);
    expect(textsOf(entries)).toEqual(TEXTS.slice(3));
    expect(entries.every(({ entry }) => entry.resource?.equals(RESOURCE))).toBe(true);
    expect(entries.every(({ entry }) => entry.scope?.equals(SCOPE))).toBe(true);
  });

  it('removes a segment once all of it is delivered, and none before', () => {
    const { process, storage } = world();
    const segments = () => storage.files('.segment').length;
    const all = segments();
    const entries = readEntries([process.reader]);
    process.reader.saveCursor();
    expect(segments()).toBe(all);
    const ofFirst = entries.filter(({ entry }) => entry.segment === 1);
    for (const { entry } of ofFirst.slice(0, -1)) process.reader.delivered(entry);
    process.reader.saveCursor();
    expect(segments()).toBe(all);
    for (const { entry } of ofFirst) process.reader.delivered(entry);
    process.reader.saveCursor();
    expect(segments()).toBe(all - 1);
  });

  it('keeps only the segment that is still written when everything is delivered', () => {
    const { process, storage } = world();
    deliver(process.reader, TEXTS.length);
    process.reader.next();
    process.reader.saveCursor();
    expect(storage.files('.segment')).toHaveLength(1);
  });

  it('makes the cursor durable before it removes a segment', () => {
    const { process, storage } = world();
    for (const { entry } of readEntries([process.reader])) process.reader.delivered(entry);
    const operations: string[] = [];
    storage.faultAt = (_index, operation) => {
      operations.push(operation);
      return undefined;
    };
    process.reader.saveCursor();
    const removal = operations.lastIndexOf('unlink');
    expect(operations.indexOf('synchronise')).toBeGreaterThanOrEqual(0);
    expect(operations.indexOf('synchronise')).toBeLessThan(operations.indexOf('rename'));
    expect(operations.indexOf('rename')).toBeLessThan(removal);
  });

  it('removes nothing where the cursor cannot be written', () => {
    const { process, storage } = world();
    for (const { entry } of readEntries([process.reader])) process.reader.delivered(entry);
    const before = storage.files('.segment').length;
    storage.faultAt = () => 'ENOSPC';
    expect(process.reader.saveCursor()).toBe(false);
    expect(storage.files('.segment')).toHaveLength(before);
  });

  it.each([
    ['beyond the end', 1_000_000],
    ['into the middle of a frame', 200],
    ['into the header', 5],
  ])('reads the whole segment again where the cursor points %s', (_what, offset) => {
    const { process, storage, again } = world();
    writeCursor(storage, process.home.path, new Map([[0, { segment: 1, offset }]]), false);
    expect(textsOf(readEntries([again()]))).toEqual(TEXTS);
  });

  it('reads everything again where the cursor is damaged, at any byte of it', () => {
    const { process, storage, again } = world();
    deliver(process.reader, 1);
    const [path, good] = storage.files('/cursor')[0] as [string, Buffer];
    for (let at = 0; at < good.length; at += 1) {
      const bad = Buffer.from(good);
      bad[at] = (bad[at] as number) ^ 1;
      storage.overwrite(path, bad);
      expect(readCursor(storage, process.home.path).size, `byte ${at}`).toBe(0);
      expect(textsOf(readEntries([again()])), `byte ${at}`).toEqual(TEXTS);
    }
  });

  it('removes what a kill left behind the cursor, without delivering it again', () => {
    const { process, storage, again } = world();
    const all = storage.files('.segment').length;
    writeCursor(storage, process.home.path, new Map([[0, { segment: all, offset: 0 }]]), false);
    const reader = again();
    expect(textsOf(readEntries([reader])).length).toBeLessThan(TEXTS.length);
    reader.saveCursor();
    expect(storage.files('.segment').length).toBeLessThan(all);
  });

  it('sees what comes while it reads, also from a thread that began later', () => {
    const { process, storage, clock } = world();
    expect(textsOf(readEntries([process.reader]))).toEqual(TEXTS);
    expect(process.reader.next()).toBeUndefined();
    process.append('later');
    const { home, shared } = process;
    const own = { storage, home, shared, clock, mode: 'on' as const, resource: RESOURCE };
    const worker = new SegmentWriter({ ...own, thread: 7 });
    worker.append('of a worker', 9, worker.defineScope(SCOPE), 0, encodeText);
    expect(textsOf(readEntries([process.reader])).sort()).toEqual(['later', 'of a worker']);
  });

  it('gives every thread its turn, however much one of them writes', () => {
    const { process, storage, clock } = world();
    const { home, shared } = process;
    const own = { storage, home, shared, clock, mode: 'on' as const, resource: RESOURCE };
    const busy = new SegmentWriter({ ...own, thread: 1 });
    const scope = busy.defineScope(SCOPE);
    for (let index = 0; index < 3000; index += 1) busy.append('busy', 9, scope, 0, encodeText);
    const order = textsOf(readEntries([new SpoolReader(storage, home.path, true)], 2000));
    expect(order.filter((text) => text !== 'busy')).toHaveLength(TEXTS.length);
  });

  it('stands errors that pass, and goes on afterwards', () => {
    const { process, storage } = world();
    storage.faultAt = () => 'EMFILE';
    expect(process.reader.next()).toBeUndefined();
    expect(process.reader.lastError).toMatchObject({ code: 'EMFILE' });
    storage.faultAt = () => undefined;
    expect(textsOf(readEntries([process.reader]))).toEqual(TEXTS);
  });

  it('an unreadable sector costs the records in it, not the segment', () => {
    const clock = new TestClock();
    const storage = new SimulatedStorage(() => clock.now());
    const process = new TestProcess(storage, clock, 1, 'boot', 'on', { segmentBytes: 60_000 });
    const texts = Array.from({ length: 300 }, (_, index) => `${index} ${'y'.repeat(100)}`);
    for (const text of texts) process.append(text);
    const read = storage.read.bind(storage);
    storage.read = (file, bytes, offset, length, position) => {
      if (position < 12_288 && position + length > 8192)
        throw Object.assign(new Error(), { code: 'EIO' });
      return read(file, bytes, offset, length, position);
    };
    const found = textsOf(readEntries([process.reader]));
    expect(texts.length - found.length).toBeGreaterThan(20);
    expect(texts.length - found.length).toBeLessThan(40);
    expect(found.at(-1)).toBe(texts.at(-1));
  });
});
