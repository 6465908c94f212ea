import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, type MockInstance, vi } from 'vitest';
import { RotatingFile } from '../../../../src/outputs/files/rotating-file.ts';
import { it, type LogFolder } from '../../../helpers/log-folder.ts';

const fileIn = (folder: LogFolder): RotatingFile =>
  new RotatingFile({
    directory: folder.path,
    name: 'media',
    maximumBytes: 100,
    rotateEveryMillis: undefined,
    retention: { backups: 0, days: undefined, bytes: undefined },
    compress: false,
  });
const write = (file: RotatingFile, text: string): void => file.write(Buffer.from(`${text}\n`));

let stderr: MockInstance<typeof process.stderr.write>;
beforeEach(() => {
  stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => stderr.mockRestore());
const said = (): string[] => stderr.mock.calls.map(([line]) => String(line));

describe('what is no regular file in the place of a log file', () => {
  it('is not written to: a pipe that nobody reads', ({ folder }) => {
    const file = fileIn(folder);
    mkdirSync(folder.path);
    execFileSync('mkfifo', [file.path], { stdio: 'ignore' });
    // Less than a pipe holds: with more, the write that should not be never came back.
    for (let number = 0; number < 10; number++) write(file, 'x'.repeat(1000));
    expect(file.notWritten).toBe(10);
    expect(said()).toEqual([
      expect.stringMatching(
        /media\.log cannot be written \(NOT_A_REGULAR_FILE\); lines are left out/,
      ),
    ]);
    file.close();
  });

  it('is not written to: a link, wherever it leads', ({ folder }) => {
    const file = fileIn(folder);
    mkdirSync(folder.path);
    const target = join(folder.path, 'of-somebody-else');
    writeFileSync(target, 'precious');
    symlinkSync(target, file.path);
    write(file, 'line');
    expect(file.notWritten).toBe(1);
    expect(readFileSync(target, 'utf8')).toBe('precious');
    expect(said()).toEqual([expect.stringContaining('media.log cannot be written (ELOOP)')]);
    file.close();
  });

  it('is not written to: a link that takes its place later', ({ folder }) => {
    const file = fileIn(folder);
    write(file, 'one');
    const moved = join(folder.path, 'moved');
    execFileSync('mv', [file.path, moved]);
    symlinkSync(moved, file.path);
    write(file, 'two');
    expect(readFileSync(moved, 'utf8')).toBe('one\n');
    expect(file.notWritten).toBe(1);
    file.close();
  });
});

describe('a directory that cannot be made', () => {
  // In /proc Node's own recursive way never ends.
  it('is an error at once', () => {
    const file = fileIn({ path: '/proc/nope/deeper' } as LogFolder);
    expect(() => file.open()).toThrow(expect.objectContaining({ code: 'ENOENT' }));
    file.close();
  });

  it('is made for the owner alone under any umask', ({ folder }) => {
    const umask = process.umask(0o777);
    try {
      const file = fileIn({ path: join(folder.path, 'deep') } as LogFolder);
      expect(() => file.open()).not.toThrow();
      file.close();
    } finally {
      process.umask(umask);
    }
    expect(readdirSync(join(folder.path, 'deep'))).toContain('media.log');
  });
});
