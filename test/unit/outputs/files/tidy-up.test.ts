import { execFileSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect } from 'vitest';
import { placeOf } from '../../../../src/outputs/files/file-names.ts';
import { RotatingFile } from '../../../../src/outputs/files/rotating-file.ts';
import { tidyUp } from '../../../../src/outputs/files/tidy-up.ts';
import { newWriterName } from '../../../../src/outputs/files/writer-identity.ts';
import { it, type LogFolder } from '../../../helpers/log-folder.ts';

const HOUR = 3600_000;
const EVERYTHING = { backups: 10_000, days: undefined, bytes: undefined };

const optionsOf = (folder: LogFolder) => ({
  directory: folder.path,
  name: 'media',
  maximumBytes: 100,
  rotateEveryMillis: undefined,
  retention: EVERYTHING,
  compress: false,
});
const taskOf = (folder: LogFolder, retention: object = {}) => ({
  place: placeOf(folder.path, 'media'),
  retention: { ...EVERYTHING, ...retention },
  compress: true,
  trustAge: true,
});

/** Rotated files with a line each, and one that is written to. */
function rotate(folder: LogFolder, times: number): RotatingFile {
  const file = new RotatingFile(optionsOf(folder));
  for (let number = 0; number <= times; number++) {
    file.write(Buffer.from(`${number} ${'x'.repeat(80)}\n`));
  }
  return file;
}
const numbersOf = (folder: LogFolder): number[] =>
  folder.lines().map((line) => Number.parseInt(line, 10));
const rotatedPath = (folder: LogFolder, sequence: number): string =>
  join(folder.path, `media-20251017T193211Z-00000${sequence}.log`);
/** Of this machine's boot, with the number of a process that started at another time. */
const deadWriter = (): string => newWriterName().replace(/^(\d+)-\d+/, '$1-1');

describe('what another user has put at one of our names', () => {
  it('a pipe at the name of a compressed file is not waited for', async ({ folder }) => {
    const file = rotate(folder, 1);
    file.close();
    const [rotated = ''] = readdirSync(folder.path).filter((name) => name.includes('-000001'));
    const path = join(folder.path, rotated);
    execFileSync('mkfifo', [`${path}.gz`]);
    await tidyUp(taskOf(folder));
    expect(gunzipSync(readFileSync(`${path}.gz`)).toString()).toMatch(/^0 x/);
    expect(existsSync(path)).toBe(false);
  });

  it('a link at the name of the workshop: nothing is done where it leads', async ({ folder }) => {
    const elsewhere = join(folder.path, 'elsewhere');
    mkdirSync(elsewhere, { recursive: true });
    const unfinished = `${deadWriter()}.gz-unfinished`;
    writeFileSync(join(elsewhere, unfinished), 'precious');
    symlinkSync(elsewhere, taskOf(folder).place.workshop);
    const file = rotate(folder, 1);
    file.close();
    await expect(tidyUp(taskOf(folder))).rejects.toMatchObject({ code: 'ENOTDIR' });
    expect(readdirSync(elsewhere)).toEqual([unfinished]);
    expect(numbersOf(folder)).toEqual([0, 1]);
  });
});

describe('rotated files', () => {
  it('are compressed, for the owner alone, with the time of their last line', async ({
    folder,
  }) => {
    const file = rotate(folder, 2);
    const [name = ''] = readdirSync(folder.path).filter((each) => each.includes('-000001'));
    utimesSync(join(folder.path, name), 1e9, 1e9);
    await tidyUp(taskOf(folder));
    expect(folder.names()).toEqual([
      'media-<time>-000001.log.gz',
      'media-<time>-000002.log.gz',
      'media.log',
    ]);
    expect(numbersOf(folder)).toEqual([0, 1, 2]);
    const { mode, mtimeMs } = statSync(join(folder.path, `${name}.gz`));
    expect(mode & 0o777).toBe(0o600);
    expect(mtimeMs).toBe(1e12);
    file.close();
  });

  it('stay plain with LOG_COMPRESS=false, and the oldest go', async ({ folder }) => {
    const file = rotate(folder, 4);
    await tidyUp({ ...taskOf(folder, { backups: 2 }), compress: false });
    expect(folder.names()).toEqual([
      'media-<time>-000003.log',
      'media-<time>-000004.log',
      'media.log',
    ]);
    file.close();
  });

  it('go, compressed or not, when there are more than LOG_BACKUP_COUNT', async ({ folder }) => {
    const file = rotate(folder, 3);
    await tidyUp(taskOf(folder));
    for (const text of ['4', '5']) file.write(Buffer.from(`${text} ${'x'.repeat(80)}\n`));
    await tidyUp(taskOf(folder, { backups: 1 }));
    expect(numbersOf(folder)).toEqual([4, 5]);
    await tidyUp(taskOf(folder, { backups: 0 }));
    expect(folder.names()).toEqual(['media.log']);
    file.close();
  });

  it('of other services and other people in the directory are left alone', async ({ folder }) => {
    const file = rotate(folder, 1);
    const others = [
      'media-20251017T193211Z-000001.log.bak',
      'media-alerts-20251017T193211Z-000001.log',
      'x.log',
    ];
    for (const name of others) writeFileSync(join(folder.path, name), 'x');
    await tidyUp(taskOf(folder, { backups: 0 }));
    for (const name of others) expect(existsSync(join(folder.path, name))).toBe(true);
    file.close();
  });
});

describe('a file that a writer may still write to', () => {
  it('is not compressed until that writer has seen the rotation', async ({ folder }) => {
    const idle = new RotatingFile(optionsOf(folder));
    idle.write(Buffer.from(`0 ${'x'.repeat(80)}\n`));
    const busy = new RotatingFile(optionsOf(folder));
    busy.write(Buffer.from(`1 ${'x'.repeat(80)}\n`));
    await tidyUp(taskOf(folder));
    expect(folder.names()).toEqual(['media-<time>-000001.log', 'media.log']);
    idle.write(Buffer.from('2\n'));
    await tidyUp(taskOf(folder));
    expect(folder.names()).toEqual(['media-<time>-000001.log.gz', 'media.log']);
    expect(numbersOf(folder)).toEqual([0, 1, 2]);
    idle.close();
    busy.close();
  });

  it('is compressed when the writer is dead, or has not written for an hour', async ({
    folder,
  }) => {
    const file = rotate(folder, 2);
    file.close();
    const { workshop } = placeOf(folder.path, 'media');
    const [first = '', second = ''] = readdirSync(folder.path)
      .filter((name) => name.startsWith('media-'))
      .map((name) => join(folder.path, name));
    linkSync(first, join(workshop, `${deadWriter()}.claim`));
    // Another container's, of which nothing can be known.
    linkSync(second, join(workshop, '1-1-4026531836-00000000-abcd0123.claim'));
    await tidyUp(taskOf(folder));
    expect(folder.names().map((name) => name.endsWith('.gz'))).toEqual([true, false, false]);
    const anHourAgo = (Date.now() - HOUR - 1000) / 1000;
    utimesSync(second, anHourAgo, anHourAgo);
    await tidyUp(taskOf(folder));
    expect(folder.names().map((name) => name.endsWith('.gz'))).toEqual([true, true, false]);
  });
});

describe('where a former process was killed', () => {
  const before = (folder: LogFolder) => {
    rotate(folder, 0).close();
    return placeOf(folder.path, 'media').workshop;
  };

  it('while it compressed: the plain file is compressed again', async ({ folder }) => {
    const workshop = before(folder);
    writeFileSync(rotatedPath(folder, 1), 'line\n');
    const unfinished = join(workshop, `${deadWriter()}.gz-unfinished`);
    writeFileSync(unfinished, gzipSync('line\n').subarray(0, 10));
    await tidyUp(taskOf(folder));
    expect(gunzipSync(readFileSync(`${rotatedPath(folder, 1)}.gz`)).toString()).toBe('line\n');
    expect(existsSync(unfinished)).toBe(false);
  });

  it('between the .gz and the deletion: the plain file goes', async ({ folder }) => {
    before(folder);
    writeFileSync(rotatedPath(folder, 1), 'line\n');
    writeFileSync(`${rotatedPath(folder, 1)}.gz`, gzipSync('line\n', { level: 1 }));
    await tidyUp(taskOf(folder));
    expect(folder.names()).toEqual(['media-<time>-000001.log.gz', 'media.log']);
  });

  it('and where the .gz is not whole, as in a gzip of yours: the plain file is not believed to be in it', async ({
    folder,
  }) => {
    before(folder);
    writeFileSync(rotatedPath(folder, 1), 'line\n');
    writeFileSync(`${rotatedPath(folder, 1)}.gz`, gzipSync('line\n').subarray(0, 12));
    await tidyUp(taskOf(folder));
    expect(gunzipSync(readFileSync(`${rotatedPath(folder, 1)}.gz`)).toString()).toBe('line\n');
  });

  it('between reserving a name and the rename: the empty file goes after a while', async ({
    folder,
  }) => {
    before(folder);
    writeFileSync(rotatedPath(folder, 1), '');
    await tidyUp(taskOf(folder));
    expect(folder.names()).toHaveLength(2);
    utimesSync(rotatedPath(folder, 1), 1e9, 1e9);
    await tidyUp(taskOf(folder));
    expect(folder.names()).toEqual(['media.log']);
  });

  it('while it tidied up: its lock is taken over, one of a process that runs is not', async ({
    folder,
  }) => {
    const workshop = before(folder);
    writeFileSync(rotatedPath(folder, 1), 'line\n');
    const lock = join(workshop, 'tidy.lock');
    symlinkSync(newWriterName(), lock);
    await tidyUp(taskOf(folder));
    expect(existsSync(`${rotatedPath(folder, 1)}.gz`)).toBe(false);
    rmSync(lock);
    symlinkSync(deadWriter(), lock);
    await tidyUp(taskOf(folder));
    expect(existsSync(`${rotatedPath(folder, 1)}.gz`)).toBe(true);
    expect(readdirSync(workshop)).toEqual([]);
  });

  it('while it took over a lock: the next one that tidies up removes what it had moved aside', async ({
    folder,
  }) => {
    const workshop = before(folder);
    symlinkSync(deadWriter(), join(workshop, `${deadWriter()}.stale`));
    symlinkSync(deadWriter(), join(workshop, `${newWriterName()}.stale`));
    await tidyUp(taskOf(folder));
    expect(readdirSync(workshop)).toHaveLength(1);
  });

  it('with many claims: the next one that tidies up removes them', async ({ folder }) => {
    const workshop = before(folder);
    mkdirSync(workshop, { recursive: true });
    for (let count = 0; count < 20; count++)
      writeFileSync(join(workshop, `${deadWriter()}.claim`), '');
    await tidyUp(taskOf(folder));
    expect(readdirSync(workshop)).toEqual([]);
  });
});
