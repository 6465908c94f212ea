import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setDiagnosticLevel } from '../../../../src/common/diagnostics.ts';
import { writeCursor } from '../../../../src/delivery/spool/cursor.ts';
import { sumOf } from '../../../../src/delivery/spool/drop-counts.ts';
import {
  newStreamId,
  nodeStorage,
  SegmentWriter,
  SharedSpoolState,
  SpoolDirectory,
  type SpoolMode,
  SpoolReader,
} from '../../../../src/delivery/spool/index.ts';
import { smallDisk } from '../../../helpers/small-disk.ts';
import { encodeText, RESOURCE, readEntries, SCOPE, TestClock, textsOf } from './spool-world.ts';

let folder: string;
const umask = process.umask();

beforeAll(() => setDiagnosticLevel('error'));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spool-'));
});
afterEach(() => {
  process.umask(umask);
  rmSync(folder, { recursive: true, force: true });
});

function spoolIn(root: string, mode: SpoolMode = 'on', memoryBytes = 1024 * 1024) {
  const clock = new TestClock();
  const shared = new SharedSpoolState();
  const home = new SpoolDirectory(nodeStorage, root, newStreamId('real'));
  const own = { storage: nodeStorage, home, shared, clock, mode, thread: 0, resource: RESOURCE };
  const writer = new SegmentWriter({ ...own, memoryBytes });
  writer.defineScope(SCOPE);
  const append = (text: string, severity = 9) => writer.append(text, severity, 0, 0, encodeText);
  const texts = () => textsOf(readEntries([new SpoolReader(nodeStorage, home.path, false)]));
  return { clock, home, writer, append, texts };
}

describe('rights', () => {
  it.each([0o000, 0o077, 0o777])('are 0700 and 0600 under a umask of %o', (mask) => {
    const root = join(folder, 'deep', 'er');
    process.umask(mask);
    const { home, append, writer } = spoolIn(root);
    home.ensure();
    expect(append('a record')).toBe('spooled');
    writeCursor(nodeStorage, home.path, new Map(), false);
    process.umask(umask);
    for (const path of [join(folder, 'deep'), root, home.path]) {
      expect(statSync(path).mode & 0o777, path).toBe(0o700);
    }
    const files = nodeStorage.list(home.path);
    expect(files).toHaveLength(3);
    for (const file of files)
      expect(statSync(join(home.path, file)).mode & 0o777, file).toBe(0o600);
    writer.close();
  });
});

describe('a directory that cannot be made', () => {
  it('is an error at once', () => {
    const making = () => nodeStorage.makeDirectory('/proc/nope/deeper');
    expect(making).toThrow(expect.objectContaining({ code: 'ENOENT' }));
  });
});

describe('a full disk', () => {
  it.for(['on', 'coalesced', 'fsync'] as const)(
    'costs nothing in mode %s but what is counted, and recovers',
    async (mode, { skip }) => {
      const disk = smallDisk(join(folder, 'disk'), 256 * 1024);
      // Only where mounting is refused (no root): the simulated file system covers the same there.
      if (typeof disk === 'string') return skip(disk);
      try {
        const { clock, append, writer, texts, home } = spoolIn(disk.path, mode);
        home.ensure();
        const ballast = join(disk.path, 'ballast');
        writeFileSync(ballast, Buffer.alloc(150_000));
        const expected: string[] = [];
        const outcomes = new Set<string>();
        for (let index = 0; index < 200; index += 1) {
          const text = `record ${index} ${'x'.repeat(1000)}`;
          expected.push(text);
          outcomes.add(append(text));
          clock.endTurn();
        }
        expect(outcomes).toContain('memory');
        expect(writer.isDegraded).toBe(true);
        expect(await writer.durable()).toBe(false);

        rmSync(ballast);
        clock.pass(30_000);
        expect(writer.isDegraded).toBe(false);
        expect(append('after')).not.toBe('memory');
        writer.close();
        expect(writer.dropped).toEqual({});
        expect(texts()).toEqual([...expected, 'after']);
      } finally {
        disk.remove();
      }
    },
  );
});

describe('a directory', () => {
  it('that vanished is made again; nothing that comes after is lost', () => {
    const { append, home, clock, writer, texts } = spoolIn(folder);
    home.ensure();
    append('before');
    rmSync(home.path, { recursive: true });
    clock.pass(31_000);
    expect(append('after')).toBe('spooled');
    expect(append('and more')).toBe('spooled');
    expect(texts()).toEqual(['after', 'and more']);
    writer.close();
  });

  it('that cannot be made is tried again, with the records in memory meanwhile', () => {
    const root = join(folder, 'root');
    // A file in its place: even the superuser, whom no rights stop, cannot make a directory there.
    writeFileSync(root, '');
    const { append, clock, writer, texts } = spoolIn(root);
    expect(append('one')).toBe('memory');
    expect(append('two')).toBe('memory');
    rmSync(root);
    clock.pass(1000);
    expect(writer.isDegraded).toBe(false);
    expect(texts()).toEqual(['one', 'two']);
    writer.close();
  });

  it.skipIf(process.getuid?.() === 0)('that is read-only keeps records in memory', () => {
    const { append, home, clock, writer, texts } = spoolIn(folder);
    home.ensure();
    chmodSync(home.path, 0o500);
    expect(append('one')).toBe('memory');
    chmodSync(home.path, 0o700);
    clock.pass(1000);
    expect(texts()).toEqual(['one']);
    writer.close();
  });

  it('on a read-only file system keeps records in memory, and takes them once it is writable', ({
    skip,
  }) => {
    const disk = smallDisk(join(folder, 'disk'), 256 * 1024);
    if (typeof disk === 'string') return skip(disk);
    try {
      const { append, home, clock, texts, writer } = spoolIn(disk.path);
      home.ensure();
      disk.remount('ro');
      expect(append('one')).toBe('memory');
      disk.remount('rw');
      clock.pass(1000);
      expect(texts()).toEqual(['one']);
      writer.close();
    } finally {
      disk.remove();
    }
  });

  it('that never works costs what the memory cannot hold, least severe and oldest first, all counted', () => {
    const root = join(folder, 'root');
    writeFileSync(root, '');
    const { append, writer } = spoolIn(root, 'on', 10 * (24 + 100));
    const pad = (text: string) => text.padEnd(100);
    for (let index = 0; index < 6; index += 1) append(pad(`info ${index}`), 9);
    for (let index = 0; index < 6; index += 1) append(pad(`error ${index}`), 17);
    for (let index = 0; index < 2; index += 1) append(pad(`debug ${index}`), 5);
    expect(writer.inMemory).toBe(10);
    expect(writer.dropped).toEqual({ memory_full: { info: 2, debug: 2 } });
    writer.close();
    expect(sumOf(writer.dropped)).toBe(14);
  });
});
