import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { choresOf, type TidyTask } from './chores.ts';
import { isElsewhere } from './claim.ts';
import { compressFile } from './compress.ts';
import type { FilePlace } from './file-names.ts';
import { nodeFileSystem } from './file-system.ts';
import { STALE_LOCK, WorkLock } from './lock.ts';
import { fateOf, newWriterName } from './writer-identity.ts';

/** Also a large file on a slow disk is compressed by then. */
const STALE_MILLIS = 60 * 60_000;
const UNFINISHED = '.gz-unfinished';

/**
 * Deletes what retention does not keep and compresses the rest, until there is
 * nothing left to do. Safe when several do it at once, and when it is cut short
 * anywhere; one of them does the work.
 *
 * @throws the system's error.
 */
export async function tidyUp(task: TidyTask): Promise<void> {
  const { place } = task;
  if (isElsewhere(nodeFileSystem, place)) {
    throw Object.assign(new Error('the workshop is no directory'), { code: 'ENOTDIR' });
  }
  const lock = new WorkLock(nodeFileSystem, place.workshop, 'tidy', STALE_MILLIS);
  if (!lock.take(Date.now())) return;
  try {
    await removeUnfinished(place);
    for (;;) {
      const { remove, compress } = choresOf(nodeFileSystem, task, Date.now());
      for (const path of remove) await removeBoth(path);
      for (const path of compress) {
        await compressFile(path, place.workshop, newWriterName() + UNFINISHED);
      }
      // Else look again: meanwhile more was rotated, and some of that is not kept.
      if (compress.length === 0) return;
    }
  } finally {
    lock.release();
  }
}

async function removeBoth(path: string): Promise<void> {
  await rm(path, { force: true });
  await rm(`${path}.gz`, { force: true });
}

/** Of processes that were killed while they compressed, or took over a lock. */
async function removeUnfinished(place: FilePlace): Promise<void> {
  for (const name of await readdir(place.workshop)) {
    if (!name.endsWith(UNFINISHED) && !name.endsWith(STALE_LOCK)) continue;
    const path = join(place.workshop, name);
    const stats = await lstat(path).catch(() => undefined);
    const isOld = stats !== undefined && Math.abs(Date.now() - stats.mtimeMs) > STALE_MILLIS;
    if (isOld || fateOf(name) === 'dead') await rm(path, { force: true });
  }
}
