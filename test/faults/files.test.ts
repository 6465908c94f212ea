import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { placeOf } from '../../src/outputs/files/file-names.ts';
import { nodeFileSystem } from '../../src/outputs/files/file-system.ts';
import { rotationLock } from '../../src/outputs/files/rotate.ts';
import { RotatingFile } from '../../src/outputs/files/rotating-file.ts';
import { tidyUp } from '../../src/outputs/files/tidy-up.ts';
import { it } from '../helpers/log-folder.ts';
import { runWriters, WRITER } from './files/many-writers.ts';
import { numberedLine, tallyLines } from './files/numbered-lines.ts';

const SIZE = 100_000;

// `npm run test:files` is the long run of it.
describe('writers of one file, through rotations and compression, lose, tear and double no line', () => {
  it('four processes', { timeout: 120_000 }, async () => {
    const run = { lines: 40_000, processes: 4, threads: 0, maximumBytes: SIZE };
    const result = await runWriters(run);
    expect(result).toMatchObject({ lines: 40_000, torn: 0, twice: 0, early: 0 });
    expect(result.rotated).toBeGreaterThan(50);
    expect(result.compressed).toBe(result.rotated);
  });

  it('two processes with two more threads each', { timeout: 120_000 }, async () => {
    const run = { lines: 12_000, processes: 2, threads: 2, maximumBytes: SIZE };
    const result = await runWriters(run);
    expect(result).toMatchObject({ lines: 12_000, torn: 0, twice: 0, early: 0 });
    expect(result.compressed).toBe(result.rotated);
  });
});

describe('a writer that is killed in the middle of its rotations', () => {
  it('leaves every line it had written, and nothing that stays', { timeout: 120_000 }, async ({
    folder,
  }) => {
    const acknowledged = new Map<string, number>();
    // Rotations every few lines: most kills meet one, or the compression after it.
    const start = async (writer: string): Promise<void> => {
      const child = fork(WRITER, [folder.path, writer, '10000000', '0', '5000']);
      const ended = once(child, 'exit');
      child.on('message', (lines) => acknowledged.set(`${writer}.0`, Number(lines)));
      await once(child, 'message');
      setTimeout(() => child.kill('SIGKILL'), 20 + Math.random() * 150);
      await ended;
    };
    for (let round = 0; round < 6; round++) {
      await Promise.all([start(`a${round}`), start(`b${round}`)]);
    }
    const place = placeOf(folder.path, 'media');
    const retention = { backups: 1e6, days: undefined, bytes: undefined };
    await tidyUp({ place, retention, compress: true, trustAge: true });
    const { numbers, torn, twice } = tallyLines(folder.path);
    expect({ torn, twice }).toEqual({ torn: 0, twice: 0 });
    for (const [writer, lines] of acknowledged) {
      expect([...(numbers.get(writer) ?? [])].filter((number) => number < lines)).toHaveLength(
        lines,
      );
    }
    expect([...acknowledged.values()].reduce((sum, lines) => sum + lines, 0)).toBeGreaterThan(100);
    // A lock of the dead stays until the next rotation, which takes it over at once.
    const left = readdirSync(place.workshop).filter((name) => name !== 'rotate.lock');
    expect(left).toEqual([]);
    expect(rotationLock(nodeFileSystem, place).take(Date.now())).toBe(true);
    const plain = readdirSync(folder.path).filter(
      (name) => name.endsWith('.log') && name !== 'media.log',
    );
    // At most those whose name a killed process had only reserved.
    expect(plain.length).toBeLessThanOrEqual(12);
  });
});

describe('a reader that follows the file by its name', () => {
  it('sees every line through every rotation', async ({ folder }) => {
    const file = new RotatingFile({
      directory: folder.path,
      name: 'media',
      maximumBytes: 2000,
      rotateEveryMillis: undefined,
      retention: { backups: 2, days: undefined, bytes: undefined },
      compress: true,
    });
    file.open();
    const tail = spawn('tail', ['-n', '+1', '-F', file.path], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let seen = '';
    tail.stdout.setEncoding('utf8').on('data', (text: string) => {
      seen += text;
    });
    let expected = '';
    // As many lines as make a rotation; a reader that is two behind finds none of the one between.
    for (let number = 0; number < 200; number += 8) {
      for (let line = number; line < number + 8; line++) {
        expected += numberedLine('a', line);
        file.write(numberedLine('a', line));
      }
      await expect.poll(() => seen.length, { timeout: 30_000, interval: 5 }).toBe(expected.length);
    }
    expect(seen).toBe(expected);
    expect(file.notWritten).toBe(0);
    tail.kill();
    file.close();
  });
});
