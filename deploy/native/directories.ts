import { chmod, mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const APPLICATION = 'lumen-otel-logger';

export const repositoryRoot: string = fileURLToPath(new URL('../..', import.meta.url));

/** Where built binaries are kept: they can be made again at any time. */
export function cacheDirectory(): string {
  return join(baseDirectory('XDG_CACHE_HOME', '.cache'), APPLICATION, 'stack');
}

/** Where unpacked message brokers are kept, which the tests of jobs need. */
export function brokerCacheDirectory(): string {
  return join(baseDirectory('XDG_CACHE_HOME', '.cache'), APPLICATION, 'brokers');
}

/** Where the packages are kept that the bench measures ours beside. */
export function benchPeersDirectory(): string {
  return join(baseDirectory('XDG_CACHE_HOME', '.cache'), APPLICATION, 'bench-peers');
}

/** Where the stack keeps logs and queues unless told otherwise. */
export function defaultDataDirectory(): string {
  return join(baseDirectory('XDG_STATE_HOME', '.local/state'), APPLICATION, 'stack');
}

/** A directory that only its owner can enter, also when it was there before. */
export async function privateDirectory(path: string): Promise<string> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  await chmod(path, 0o700);
  return path;
}

// The XDG specification tells to ignore a relative path.
function baseDirectory(variable: string, fallback: string): string {
  const value = process.env[variable];
  return value !== undefined && isAbsolute(value) ? value : join(homedir(), fallback);
}
