import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withBuildLock } from '../deploy/native/build-lock.ts';
import { benchPeersDirectory } from '../deploy/native/directories.ts';
import { runNpm } from '../scripts/node-binary.mjs';

const PINNED = join(import.meta.dirname, 'peers');
const OWN = join(import.meta.dirname, '..');
const MANIFESTS = ['package.json', 'package-lock.json'];

/**
 * The folder in which the peers of bench/peers/package.json are installed, once for each lock file: they are
 * hundreds of megabytes, which nobody pays who never runs the bench.
 *
 * @throws Error where npm cannot install them
 */
export async function peersFolder(progress: (text: string) => void): Promise<string> {
  const target = folder();
  if (existsSync(target)) return target;
  const waiting = (holder: number) => progress(`waiting for process ${holder}, which installs`);
  await withBuildLock(`${target}.lock`, waiting, undefined, async () => {
    if (!existsSync(target)) await install(target, progress);
  });
  return target;
}

/** Installs the peers where one of these packages is none of this project's. */
export async function havePackages(
  names: readonly string[],
  progress: (text: string) => void,
): Promise<void> {
  if (!names.every(isOwn)) await peersFolder(progress);
}

/**
 * Where an installed package is: in this project, else among the peers.
 *
 * @throws Error where it is in neither
 */
export function packageFolder(name: string): string {
  return isOwn(name) ? join(OWN, 'node_modules', name) : peerFolder(name);
}

/**
 * Where a peer is, also where this project has another version of it.
 *
 * @throws Error where it is not installed: `peersFolder` comes first
 */
export function peerFolder(name: string): string {
  const peer = join(folder(), 'node_modules', name);
  if (!existsSync(join(peer, 'package.json'))) throw new Error(`${name} is not installed`);
  return peer;
}

function isOwn(name: string): boolean {
  return existsSync(join(OWN, 'node_modules', name, 'package.json'));
}

async function install(target: string, progress: (text: string) => void): Promise<void> {
  // Beside its place, so that the rename stays on one file system and is atomic.
  await mkdir(benchPeersDirectory(), { recursive: true });
  const work = await mkdtemp(join(benchPeersDirectory(), '.installing-'));
  const startedAt = Date.now();
  const tell = () =>
    progress(`installing peers, once: ${Math.round((Date.now() - startedAt) / 1000)} s`);
  const timer = setInterval(tell, 1_000);
  tell();
  try {
    for (const name of MANIFESTS) await copyFile(join(PINNED, name), join(work, name));
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const code = await runNpm(['ci', ...options], {
      cwd: work,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (code !== 0) throw new Error(`npm ci of the bench's peers ended with ${code}`);
    await rename(work, target);
  } finally {
    clearInterval(timer);
    await rm(work, { recursive: true, force: true });
  }
}

// Some packages are there for some platforms only. Nothing is compiled, so Node's version is all one.
function folder(): string {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const name of MANIFESTS) hash.update(readFileSync(join(PINNED, name)));
  return join(benchPeersDirectory(), hash.digest('hex').slice(0, 16));
}
