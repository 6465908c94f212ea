import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { setDiagnosticLevel } from '../../../src/common/diagnostics.ts';
import { watchLevelFile } from '../../../src/pipeline/level-file.ts';
import { ScopeLevels } from '../../../src/pipeline/scope-levels.ts';

const [TRACE, DEBUG, INFO, WARN] = [1, 5, 9, 13];

interface Watched {
  readonly directory: string;
  readonly path: string;
  readonly levels: ScopeLevels;
  watch(): void;
  /** Waits until the logger `app` has this severity. */
  until(severity: number): Promise<void>;
}

const it = test.extend<{ watched: Watched; said: string[] }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the parameter's names
  watched: async ({}, use) => {
    const directory = mkdtempSync(join(tmpdir(), 'level-file-'));
    const path = join(directory, 'levels');
    const levels = new ScopeLevels('info');
    let stop = (): void => {};
    await use({
      directory,
      path,
      levels,
      watch: () => {
        stop = watchLevelFile(path, levels);
      },
      until: (severity) =>
        vi.waitFor(() => expect(levels.minimum('app')).toBe(severity), { timeout: 20_000 }),
    });
    stop();
    rmSync(directory, { recursive: true });
  },
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the parameter's names
  said: async ({}, use) => {
    const said: string[] = [];
    const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      said.push(String(text));
      return true;
    });
    await use(said);
    spy.mockRestore();
  },
});

describe('LOG_LEVEL_FILE', () => {
  it('holds from the first record on', ({ watched }) => {
    writeFileSync(watched.path, 'app=debug\n');
    watched.watch();
    expect(watched.levels.minimum('app')).toBe(DEBUG);
  });

  it('is followed through writing, renaming, removal and coming back', async ({ watched }) => {
    watched.watch();
    expect(watched.levels.minimum('app')).toBe(INFO);
    writeFileSync(watched.path, 'app=debug');
    await watched.until(DEBUG);
    writeFileSync(`${watched.path}.new`, '*=warn');
    renameSync(`${watched.path}.new`, watched.path);
    await watched.until(WARN);
    rmSync(watched.path);
    await watched.until(INFO);
    writeFileSync(watched.path, 'trace');
    await watched.until(TRACE);
  });

  it('is followed in a directory that is made later', async ({ watched }) => {
    const path = join(watched.directory, 'later', 'levels');
    const stop = watchLevelFile(path, watched.levels);
    mkdirSync(join(watched.directory, 'later'));
    writeFileSync(path, 'app=debug');
    await watched.until(DEBUG);
    stop();
  });

  it('is followed where Kubernetes exchanges a link above it', async ({ watched }) => {
    const { directory, path } = watched;
    for (const [name, text] of [
      ['..one', 'app=debug'],
      ['..two', 'app=warn'],
    ] as const) {
      mkdirSync(join(directory, name));
      writeFileSync(join(directory, name, 'levels'), text);
    }
    symlinkSync('..one', join(directory, '..data'));
    symlinkSync(join('..data', 'levels'), path);
    watched.watch();
    expect(watched.levels.minimum('app')).toBe(DEBUG);
    symlinkSync('..two', join(directory, '..data_tmp'));
    renameSync(join(directory, '..data_tmp'), join(directory, '..data'));
    await watched.until(WARN);
  });

  it('with bad content costs one line, and the last good levels stay', async ({
    watched,
    said,
  }) => {
    writeFileSync(watched.path, 'app=debug');
    watched.watch();
    writeFileSync(watched.path, 'app=loud\n');
    await vi.waitFor(() => expect(said).not.toEqual([]), { timeout: 20_000 });
    expect(said).toEqual([
      expect.stringMatching(/warn: LOG_LEVEL_FILE: ".*levels": allowed are rules like http=warn/),
    ]);
    expect(watched.levels.minimum('app')).toBe(DEBUG);
    writeFileSync(watched.path, 'app=warn\n');
    await watched.until(WARN);
    expect(said).toHaveLength(1);
  });

  it('that is a directory costs one line', ({ watched, said }) => {
    mkdirSync(watched.path);
    watched.watch();
    expect(said).toEqual([expect.stringContaining('it cannot be read (EISDIR)')]);
    expect(watched.levels.minimum('app')).toBe(INFO);
  });

  it('that is not there yet is said to those who want to know', ({ watched, said }) => {
    setDiagnosticLevel('info');
    watched.watch();
    setDiagnosticLevel('warn');
    expect(said).toEqual([
      expect.stringMatching(/ info: LOG_LEVEL_FILE: there is no ".*levels" yet/),
    ]);
  });
});
