import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, type MockInstance, vi } from 'vitest';
import { type FileSystem, nodeFileSystem } from '../../../../src/outputs/files/file-system.ts';
import { RotatingFile } from '../../../../src/outputs/files/rotating-file.ts';
import { it, type LogFolder } from '../../../helpers/log-folder.ts';

const failure = (code: string): Error => Object.assign(new Error('/secret/path'), { code });

/** A disk with so many bytes left; a write takes what fits and then fails, as Linux does. */
function diskWith(bytes: number) {
  const disk = { left: bytes, broken: undefined as string | undefined, fs: nodeFileSystem };
  const writeSync = (descriptor: number, data: Buffer, start = 0, length = data.length): number => {
    if (disk.broken) throw failure(disk.broken);
    if (disk.left === 0) throw failure('ENOSPC');
    const written = Math.min(length, disk.left);
    disk.left -= written;
    return nodeFileSystem.writeSync(descriptor, data, start, written);
  };
  disk.fs = { ...nodeFileSystem, writeSync: writeSync as FileSystem['writeSync'] };
  return disk;
}

function fileOn(folder: LogFolder, fs: FileSystem) {
  const clock = { at: 0, now: Date.now, monotonic: () => clock.at };
  const options = {
    directory: folder.path,
    name: 'media',
    maximumBytes: 1e6,
    rotateEveryMillis: undefined,
    retention: { backups: 5, days: undefined, bytes: undefined },
    compress: false,
  };
  const file = new RotatingFile(options, fs, clock);
  return { file, later: () => (clock.at += 1000) };
}

const write = (file: RotatingFile, ...texts: string[]): void => {
  for (const text of texts) file.write(Buffer.from(`${text}\n`));
};

let stderr: MockInstance<typeof process.stderr.write>;
beforeEach(() => {
  stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => stderr.mockRestore());
const said = (): string[] => stderr.mock.calls.map(([line]) => String(line));

describe('a full disk', () => {
  it('leaves no part of a line, counts what is not written, says so once, and recovers', ({
    folder,
  }) => {
    const disk = diskWith('first line\nsec'.length);
    const { file, later } = fileOn(folder, disk.fs);
    write(file, 'first line', 'second line', 'third line');
    expect(readFileSync(file.path, 'utf8')).toBe('first line\n');
    later();
    write(file, 'fourth line');
    expect(file.notWritten).toBe(3);
    expect(said()).toEqual([
      expect.stringMatching(/^lumen-otel-logger error: .*media\.log cannot be written \(ENOSPC\)/),
    ]);
    disk.left = 1000;
    later();
    write(file, 'fifth line', 'sixth line');
    expect(folder.lines()).toEqual(['first line', 'fifth line', 'sixth line']);
    expect(said()).toHaveLength(2);
    expect(said()[1]).toMatch(/works again; it could not be written 3 times/);
    file.close();
  });

  it('does not cut off what another has written behind', ({ folder }) => {
    const disk = diskWith(4);
    const { file } = fileOn(folder, {
      ...disk.fs,
      fstatSync: ((descriptor: number) => {
        if (disk.left === 0) nodeFileSystem.writeSync(descriptor, Buffer.from('other\n'));
        return nodeFileSystem.fstatSync(descriptor);
      }) as FileSystem['fstatSync'],
    });
    write(file, 'first line');
    expect(readFileSync(file.path, 'utf8')).toBe('firsother\n');
    file.close();
  });
});

describe('a broken disk', () => {
  it.for(['EIO', 'EROFS', 'EBADF', 'ESTALE'])(
    'that says %s never throws, and recovers',
    (code, { folder }) => {
      const disk = diskWith(1e6);
      const { file, later } = fileOn(folder, disk.fs);
      write(file, 'before');
      disk.broken = code;
      write(file, 'lost');
      later();
      write(file, 'lost', 'lost');
      disk.broken = undefined;
      later();
      write(file, 'after');
      expect(folder.lines()).toEqual(['before', 'after']);
      expect(file.notWritten).toBe(3);
      expect(said()).toHaveLength(2);
      expect(said().join('')).not.toContain('/secret/path');
      file.close();
    },
  );

  it('is said anew when it breaks again', ({ folder }) => {
    const disk = diskWith(1e6);
    const { file, later } = fileOn(folder, disk.fs);
    for (const _ of [1, 2]) {
      disk.broken = 'EIO';
      later();
      write(file, 'lost');
      disk.broken = undefined;
      later();
      write(file, 'written');
    }
    expect(said()).toHaveLength(4);
    file.close();
  });
});

describe('a disk without hard links', () => {
  it('is written to and rotated, and nothing is compressed there', ({ folder }) => {
    const linkSync = (() => {
      throw failure('EPERM');
    }) as FileSystem['linkSync'];
    const { file } = fileOn(folder, { ...nodeFileSystem, linkSync });
    write(file, 'line');
    expect(folder.lines()).toEqual(['line']);
    expect(said()).toEqual([]);
    file.close();
  });
});
