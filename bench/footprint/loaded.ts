import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The source files that a start loads, of all threads. */
export interface Loaded {
  readonly files: number;
  readonly bytes: number;
}

/**
 * Starts an empty application under flags, and counts the files that V8 compiled: modules of both
 * kinds, in all threads. JSON and WebAssembly are no scripts, and Node's own do not count.
 */
export async function loadedBy(
  flags: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<Loaded> {
  const app = join(folder, 'empty.cjs');
  writeFileSync(app, '');
  const coverage = mkdtempSync(join(folder, 'coverage-'));
  const child = spawn(process.execPath, [...flags, app], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', ...env, NODE_V8_COVERAGE: coverage },
    stdio: 'ignore',
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`the empty application ended with ${code} under ${flags}`);
  const files = new Set(readdirSync(coverage).flatMap((name) => scriptsOf(join(coverage, name))));
  files.delete(app);
  const bytes = [...files].reduce((sum, file) => sum + statSync(file).size, 0);
  return { files: files.size, bytes };
}

function scriptsOf(file: string): string[] {
  const { result } = JSON.parse(readFileSync(file, 'utf8')) as { result: { url: string }[] };
  return result
    .filter(({ url }) => url.startsWith('file:'))
    .map(({ url }) => fileURLToPath(url.replace(/[?#].*$/, '')));
}
