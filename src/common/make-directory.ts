import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const PRIVATE_DIRECTORY = 0o700;

/**
 * Makes a directory for the owner alone (0700), and those above it that are not there; one that
 * is there stays as it is.
 *
 * Level by level, not `recursive`: under a umask of 0777 the first level would bar the second,
 * and in a file system where nothing can be made (`/proc`) Node never comes back from it.
 *
 * @throws the system's error.
 */
export function makeDirectory(path: string): void {
  try {
    makeOne(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(path) === path) throw error;
    makeDirectory(dirname(path));
    makeOne(path);
  }
}

function makeOne(path: string): void {
  try {
    mkdirSync(path, PRIVATE_DIRECTORY);
  } catch (error) {
    // Of another thread meanwhile, too; some file systems say something else than EEXIST.
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
    throw error;
  }
  chmodSync(path, PRIVATE_DIRECTORY);
}
