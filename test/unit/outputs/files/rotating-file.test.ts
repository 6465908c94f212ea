import {
  copyFileSync,
  existsSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, vi } from 'vitest';
import { nodeFileSystem } from '../../../../src/outputs/files/file-system.ts';
import {
  RotatingFile,
  type RotatingFileOptions,
} from '../../../../src/outputs/files/rotating-file.ts';
import { it, type LogFolder } from '../../../helpers/log-folder.ts';

const HOUR = 3600_000;
const START = Date.UTC(2025, 9, 17, 19, 32, 11);

const optionsOf = (folder: LogFolder, more: Partial<RotatingFileOptions> = {}) => ({
  directory: folder.path,
  name: 'media',
  maximumBytes: 100,
  rotateEveryMillis: undefined,
  retention: { backups: 100, days: undefined, bytes: undefined },
  compress: false,
  ...more,
});

/** A clock that stands until it is set. */
function clockAt(now: number) {
  const clock = { at: now, now: () => clock.at, monotonic: () => clock.at - START };
  return clock;
}

const write = (file: RotatingFile, ...texts: string[]): void => {
  for (const text of texts) file.write(Buffer.from(`${text}\n`));
};

describe('a line', () => {
  it('is in the file when the call returns, for the owner alone', ({ folder }) => {
    const file = new RotatingFile(optionsOf(folder));
    write(file, 'one', 'two');
    expect(folder.lines()).toEqual(['one', 'two']);
    expect(statSync(file.path).mode & 0o777).toBe(0o600);
    expect(statSync(folder.path).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder.path, '.media.log')).mode & 0o777).toBe(0o700);
    file.close();
  });

  it('does not become part of one that a killed process has left unfinished', ({ folder }) => {
    const before = new RotatingFile(optionsOf(folder));
    write(before, 'whole');
    before.close();
    writeFileSync(before.path, 'whole\nunfini');
    const file = new RotatingFile(optionsOf(folder));
    write(file, 'next');
    expect(folder.lines()).toEqual(['whole', 'unfini', 'next']);
    file.close();
  });

  it('goes to a file of its own where it is larger than a file may be', ({ folder }) => {
    const file = new RotatingFile(optionsOf(folder));
    const long = 'x'.repeat(1000);
    write(file, 'short', long, 'short');
    expect(folder.lines()).toEqual(['short', long, 'short']);
    expect(folder.names()).toHaveLength(3);
    file.close();
  });
});

describe('rotation by size', () => {
  it('gives full files a name that they keep, in order', ({ folder }) => {
    const file = new RotatingFile(optionsOf(folder));
    const texts = Array.from({ length: 10 }, (_, number) => `${number} ${'x'.repeat(40)}`);
    write(file, ...texts);
    expect(folder.names()).toEqual([
      'media-<time>-000001.log',
      'media-<time>-000002.log',
      'media-<time>-000003.log',
      'media-<time>-000004.log',
      'media.log',
    ]);
    expect(folder.lines()).toEqual(texts);
    for (const name of readdirSync(folder.path)) {
      expect(statSync(join(folder.path, name)).mode & 0o077).toBe(0);
    }
    file.close();
  });

  it('by one writer is seen by the others, and happens once', ({ folder }) => {
    const files = [1, 2, 3].map(() => new RotatingFile(optionsOf(folder)));
    for (let number = 0; number < 30; number++) {
      write(files[number % 3] as RotatingFile, `${number} ${'x'.repeat(40)}`);
    }
    expect(folder.lines().map((line) => Number.parseInt(line, 10))).toEqual(
      Array.from({ length: 30 }, (_, number) => number),
    );
    // Two lines fit into one file.
    expect(folder.names()).toHaveLength(15);
    for (const file of files) file.close();
  });

  it('does not wait for another who has it in hand, nor for one who died over it', ({ folder }) => {
    const file = new RotatingFile(optionsOf(folder));
    write(file, 'x'.repeat(90));
    const lock = join(folder.path, '.media.log', 'rotate.lock');
    const [claim = ''] = readdirSync(join(folder.path, '.media.log'));
    nodeFileSystem.symlinkSync(claim.replace('.claim', ''), lock);
    write(file, 'while another rotates');
    expect(folder.names()).toEqual(['media.log']);
    // The same number, with the start of a process that is no more.
    rmSync(lock);
    nodeFileSystem.symlinkSync(claim.replace(/^(\d+)-\d+/, '$1-1'), lock);
    write(file, 'after its death');
    expect(folder.names()).toEqual(['media-<time>-000001.log', 'media.log']);
    expect(existsSync(lock)).toBe(false);
    file.close();
  });

  it('that fails leaves the lines in the file, says so once, and is tried again', ({ folder }) => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const clock = clockAt(START);
    let broken = true;
    const fs = {
      ...nodeFileSystem,
      renameSync: ((from, to) => {
        if (broken) throw Object.assign(new Error('no'), { code: 'EACCES' });
        nodeFileSystem.renameSync(from, to);
      }) as typeof renameSync,
    };
    const file = new RotatingFile(optionsOf(folder), fs, clock);
    const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(60));
    write(file, ...texts);
    expect(folder.names()).toEqual(['media.log']);
    broken = false;
    clock.at += 1000;
    write(file, 'e');
    expect(folder.names()).toHaveLength(2);
    expect(folder.lines()).toEqual([...texts, 'e']);
    expect(said.mock.calls.map(([line]) => line)).toEqual([
      expect.stringMatching(/error: .*cannot be rotated \(EACCES\)/),
      expect.stringMatching(/works again/),
    ]);
    file.close();
    said.mockRestore();
  });
});

describe('rotation by time', () => {
  const hourly = (folder: LogFolder) =>
    optionsOf(folder, { maximumBytes: 1e6, rotateEveryMillis: HOUR });
  // The system's clock gives the files their times, so the test's starts at the same one.
  const now = Math.floor(Date.now() / HOUR) * HOUR;

  it('puts the lines of different hours into different files', ({ folder }) => {
    const clock = clockAt(Date.now());
    const file = new RotatingFile(hourly(folder), nodeFileSystem, clock);
    write(file, 'first', 'first');
    clock.at = now + HOUR;
    write(file, 'second', 'second');
    clock.at = now + 3 * HOUR;
    write(file, 'fourth');
    expect(folder.names()).toHaveLength(3);
    expect(folder.lines()).toEqual(['first', 'first', 'second', 'second', 'fourth']);
    file.close();
  });

  it('rotates what a former process wrote in an earlier hour', ({ folder }) => {
    const before = new RotatingFile(hourly(folder));
    write(before, 'yesterday');
    before.close();
    const file = new RotatingFile(hourly(folder), nodeFileSystem, clockAt(now + HOUR));
    write(file, 'today');
    expect(folder.names()).toHaveLength(2);
    file.close();
  });

  const firstAndSecondHour = (files: readonly RotatingFile[], clock: { at: number }): void => {
    for (const file of files) write(file, 'first');
    clock.at = now + HOUR;
    for (const file of [...files, ...files, ...files]) write(file, 'second');
    for (const file of files) file.close();
  };

  it('of one writer counts for the others', ({ folder }) => {
    const clock = clockAt(Date.now());
    const fstatSync = ((descriptor: number) =>
      Object.assign(nodeFileSystem.fstatSync(descriptor), {
        mtimeMs: clock.at,
      })) as typeof nodeFileSystem.fstatSync;
    const fs = { ...nodeFileSystem, fstatSync };
    firstAndSecondHour(
      [1, 2, 3].map(() => new RotatingFile(hourly(folder), fs, clock)),
      clock,
    );
    expect(folder.names()).toHaveLength(2);
  });

  it('happens at most once a writer on a disk whose clock is behind', ({ folder }) => {
    const clock = clockAt(Date.now());
    firstAndSecondHour(
      [1, 2, 3].map(() => new RotatingFile(hourly(folder), nodeFileSystem, clock)),
      clock,
    );
    expect(folder.names().length).toBeLessThanOrEqual(4);
    expect(folder.lines()).toHaveLength(12);
  });

  it('goes on after the clock was a year ahead, or goes a year back', ({ folder }) => {
    const clock = clockAt(Date.now());
    const file = new RotatingFile(hourly(folder), nodeFileSystem, clock);
    write(file, 'now');
    clock.at = now + 365 * 24 * HOUR;
    write(file, 'a year ahead', 'a year ahead');
    clock.at = now + HOUR;
    write(file, 'back', 'back');
    expect(folder.names()).toHaveLength(2);
    clock.at = now + 2 * HOUR;
    write(file, 'the next hour');
    expect(folder.names()).toHaveLength(3);
    clock.at = now - 365 * 24 * HOUR;
    write(file, 'a year ago', 'a year ago');
    clock.at += HOUR;
    write(file, 'an hour later');
    expect(folder.names()).toHaveLength(4);
    file.close();
  });
});

describe('what others do to the file is noticed at the next line', () => {
  const rows: { what: string; act(path: string): void; kept: string[] }[] = [
    { what: 'moved', act: (path) => renameSync(path, `${path}.old`), kept: ['after'] },
    { what: 'removed', act: (path) => rmSync(path), kept: ['after'] },
    {
      what: 'copied and truncated',
      act: (path) => {
        copyFileSync(path, `${path}.old`);
        truncateSync(path);
      },
      kept: ['after'],
    },
    {
      what: 'gone with its directory',
      act: (path) => rmSync(join(path, '..'), { recursive: true }),
      kept: ['after'],
    },
    {
      what: 'replaced',
      act: (path) => {
        renameSync(path, `${path}.old`);
        writeFileSync(path, 'made by logrotate\n');
      },
      kept: ['made by logrotate', 'after'],
    },
  ];
  it.for(rows)('$what', ({ act, kept }, { folder }) => {
    const file = new RotatingFile(optionsOf(folder));
    write(file, 'before');
    act(file.path);
    write(file, 'after');
    expect(folder.lines()).toEqual(kept);
    expect(file.notWritten).toBe(0);
    file.close();
  });
});

describe('a writer without lines', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'setTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const claims = (folder: LogFolder): number =>
    readdirSync(join(folder.path, '.media.log')).filter((name) => name.endsWith('.claim')).length;

  it('lets go of a file that was rotated, so that it can be compressed', ({ folder }) => {
    const [idle, busy] = [1, 2].map(() => new RotatingFile(optionsOf(folder)));
    if (!idle || !busy) return;
    for (const file of [idle, busy]) write(file, 'x'.repeat(60));
    expect(claims(folder)).toBe(2);
    vi.advanceTimersByTime(30_000);
    // The second line began a new file, which only its writer has open.
    expect(claims(folder)).toBe(1);
    write(idle, 'again');
    expect(claims(folder)).toBe(2);
    for (const file of [idle, busy]) file.close();
    expect(claims(folder)).toBe(0);
  });

  it('rotates when the period is over', ({ folder }) => {
    const clock = clockAt(Date.now());
    const options = optionsOf(folder, { rotateEveryMillis: HOUR });
    const file = new RotatingFile(options, nodeFileSystem, clock);
    write(file, 'line');
    clock.at += HOUR;
    vi.advanceTimersByTime(30_000);
    expect(folder.names()).toEqual(['media-<time>-000001.log']);
    file.close();
  });
});
