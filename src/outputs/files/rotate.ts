import { join } from 'node:path';
import { type FilePlace, parseRotatedName, rotatedName } from './file-names.ts';
import { codeOf, type FileSystem, isSameFile } from './file-system.ts';
import { WorkLock } from './lock.ts';

const PRIVATE_FILE = 0o600;
/** A rotation takes milliseconds. */
const STALE_LOCK_MILLIS = 10_000;

/** A file's lock for rotation. */
export function rotationLock(fs: FileSystem, place: FilePlace): WorkLock {
  return new WorkLock(fs, place.workshop, 'rotate', STALE_LOCK_MILLIS);
}

/**
 * Gives the file its rotated name, unless another writer has it in hand or has done it.
 *
 * The rename is safe also without the lock: its target is reserved by nobody
 * else, so at the worst a file is rotated that has just begun.
 *
 * @returns whether this call rotated.
 * @throws the system's error; the file then still has its name.
 */
export function rotateFile(
  fs: FileSystem,
  place: FilePlace,
  lock: WorkLock,
  opened: { readonly ino: number; readonly dev: number },
  now: number,
): boolean {
  if (!lock.take(now)) return false;
  try {
    const current = fs.lstatSync(place.path, { throwIfNoEntry: false });
    if (!current || !isSameFile(current, opened)) return false;
    const target = reserve(fs, place, now);
    try {
      fs.renameSync(place.path, target);
    } catch (error) {
      fs.rmSync(target, { force: true });
      throw error;
    }
    return true;
  } finally {
    lock.release();
  }
}

/** Makes the rotated file's name ours; killed before the rename, an empty file stays until it is tidied up. */
function reserve(fs: FileSystem, place: FilePlace, now: number): string {
  const sequences = fs
    .readdirSync(place.directory)
    .map((name) => parseRotatedName(place, name)?.sequence ?? 0);
  for (let sequence = Math.max(0, ...sequences) + 1; ; sequence++) {
    const path = join(place.directory, rotatedName(place, now, sequence));
    try {
      fs.closeSync(fs.openSync(path, 'wx', PRIVATE_FILE));
      return path;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}
