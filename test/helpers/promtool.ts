import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const CACHE = join(homedir(), '.cache', 'lumen-otel-logger');
const UNPACKED = join(CACHE, 'prometheus');
const DOWNLOAD_MS = 120_000;

/**
 * Prometheus' own linter: on the path, or unpacked, once, from Debian's package without
 * installing it. `undefined` where neither can be had.
 */
export async function ensurePromtool(): Promise<string | undefined> {
  return (await findPromtool()) ?? (await unpackPromtool().catch(() => undefined));
}

async function findPromtool(): Promise<string | undefined> {
  const folders = [...(process.env['PATH'] ?? '').split(':'), join(UNPACKED, 'usr', 'bin')];
  for (const folder of folders) {
    const path = join(folder, 'promtool');
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  return undefined;
}

async function unpackPromtool(): Promise<string | undefined> {
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(join(CACHE, 'prometheus-'));
  try {
    await run('apt-get', ['download', 'prometheus'], { cwd: folder, timeout: DOWNLOAD_MS });
    const [archive] = (await readdir(folder)).filter((name) => name.endsWith('.deb'));
    await run('dpkg', ['-x', archive ?? '', folder]);
    await rename(folder, UNPACKED);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return findPromtool();
}
