import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MILLISECONDS = 500;

/**
 * Runs one build at a time per target, across processes: a build takes minutes
 * and all the memory it gets. The holder writes its process ID, so that the lock
 * of a dead process is broken. Should two processes break it at once, both build,
 * and the first to rename its result into place wins.
 */
export async function withBuildLock<T>(
  path: string,
  onWait: (holder: number) => void,
  signal: AbortSignal | undefined,
  build: () => Promise<T>,
): Promise<T> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  let told = false;
  while (!(await acquire(path))) {
    signal?.throwIfAborted();
    const holder = await readHolder(path);
    if (holder === undefined || !isAlive(holder)) {
      await rm(path, { force: true });
      continue;
    }
    if (!told) onWait(holder);
    told = true;
    await sleep(POLL_MILLISECONDS, undefined, signal === undefined ? {} : { signal });
  }
  try {
    return await build();
  } finally {
    await rm(path, { force: true });
  }
}

async function acquire(path: string): Promise<boolean> {
  // A link appears with its content; a file that is created and then written
  // would look like one without a holder in between.
  const own = `${path}.${process.pid}`;
  await writeFile(own, `${process.pid}\n`, { mode: 0o600 });
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

async function readHolder(path: string): Promise<number | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const holder = Number.parseInt(text, 10);
  return Number.isNaN(holder) ? undefined : holder;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
