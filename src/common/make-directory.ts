import {
  chmodSync,
  closeSync,
  constants,
  fchmodSync,
  lstatSync,
  mkdirSync,
  openSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';

const PRIVATE_DIRECTORY = 0o700;
const OPEN_DIRECTORY =
  constants.O_RDONLY |
  (constants.O_DIRECTORY ?? 0) |
  (constants.O_NOFOLLOW ?? 0) |
  (constants.O_NONBLOCK ?? 0);

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
  // Nearly never: only a strange umask takes rights of the owner away.
  if ((lstatSync(path).mode & 0o777) !== PRIVATE_DIRECTORY) makePrivate(path);
}

// By descriptor: in a place where others may write, the path could be a link to a file of theirs, or of ours.
function makePrivate(path: string): void {
  let file: number;
  try {
    file = openSync(path, OPEN_DIRECTORY);
  } catch (error) {
    // Of a directory without any right not even the owner gets a descriptor; Windows has none at all.
    if (!lstatSync(path).isDirectory()) throw error;
    chmodSync(path, PRIVATE_DIRECTORY);
    return;
  }
  try {
    fchmodSync(file, PRIVATE_DIRECTORY);
  } finally {
    closeSync(file);
  }
}
