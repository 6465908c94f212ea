import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { test } from 'vitest';

/** A directory of one test. */
export interface LogFolder {
  readonly path: string;
  /** Names of the visible files, sorted, with `<time>` for the time in them. */
  names(): string[];
  /** The lines of the rotated files in their order, then of the named one. */
  lines(name?: string): string[];
}

/** A test with a folder of its own, removed afterwards. */
export const it = test.extend<{ folder: LogFolder }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the parameter's names
  folder: async ({}, use) => {
    const root = mkdtempSync(join(tmpdir(), 'otel-logger-folder-'));
    const path = join(root, 'logs');
    await use({
      path,
      names: () => visible(path).map((name) => name.replace(/\d{8}T\d{6}Z/, '<time>')),
      lines: (name = 'media.log') => linesIn(path, name),
    });
    rmSync(root, { recursive: true, force: true });
  },
});

const visible = (path: string): string[] =>
  readdirSync(path)
    .filter((name) => !name.startsWith('.'))
    .sort();

function linesIn(path: string, active: string): string[] {
  const rotated = visible(path)
    .filter((name) => name.replace(/-\d{8}T\d{6}Z-\d{6}\.log(\.gz)?$/, '.log') === active)
    .filter((name) => name !== active)
    .sort((one, other) => sequence(one).localeCompare(sequence(other)));
  return [...rotated, active].flatMap((name) => {
    const bytes = readFileSync(join(path, name));
    const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
    return text.split('\n').slice(0, -1);
  });
}

const sequence = (name: string): string => /-(\d{6,})\.log/.exec(name)?.[1] ?? '';
