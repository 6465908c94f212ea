import {
  closeSync,
  constants,
  fchmodSync,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  lutimesSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { makeDirectory } from '../../common/make-directory.ts';
import {
  isOfOwnUser,
  learnOwner,
  notPrivate,
  privateDirectory,
} from '../../common/private-directory.ts';
import type { PathFacts, SpoolStorage } from './storage.ts';

// Windows knows none of these.
const OPEN_FILE = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const OPEN_DIRECTORY =
  constants.O_RDONLY | (constants.O_DIRECTORY ?? 0) | (constants.O_NONBLOCK ?? 0);

/** The spool's file operations over node:fs. */
export const nodeStorage: SpoolStorage = {
  createFile(path) {
    const file = openSync(path, 'ax', 0o600);
    try {
      // The umask of the application may take even the owner's rights away.
      fchmodSync(file, 0o600);
      learnOwner(file);
    } catch (error) {
      closeSync(file);
      throw error;
    }
    return file;
  },
  openFile,
  write: (file, bytes, offset, length) => writeSync(file, bytes, offset, length),
  read: (file, bytes, offset, length, position) => readSync(file, bytes, offset, length, position),
  size: (file) => fstatSync(file).size,
  synchronise: (file) => fdatasyncSync(file),
  synchroniseLater: (file, done) => fdatasync(file, done),
  close: (file) => closeSync(file),
  list: (directory) => readdirSync(directory),
  stat(path): PathFacts {
    const facts = lstatSync(path);
    return {
      // A link or a device has a size that is none of the spool's.
      bytes: facts.isFile() ? facts.size : 0,
      modifiedMillis: facts.mtimeMs,
      isDirectory: facts.isDirectory(),
      isOpenToOthers: (facts.mode & 0o077) !== 0,
    };
  },
  privateDirectory,
  rename: (from, to) => renameSync(from, to),
  unlink: (path) => unlinkSync(path),
  makeDirectory,
  removeDirectory: (path) => rmdirSync(path),
  synchroniseDirectory(path) {
    // Windows cannot open a directory, and needs no such call.
    if (process.platform === 'win32') return;
    const file = openSync(path, OPEN_DIRECTORY);
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  },
  touch(path) {
    const now = new Date();
    lutimesSync(path, now, now);
  },
};

/** A pipe of another user would hold up whoever opens it, and a link lead to a file of somebody else's. */
function openFile(path: string): number {
  const file = open(path);
  try {
    const stats = fstatSync(file, { bigint: true });
    if (!stats.isFile() || !isOfOwnUser(stats)) throw notPrivate();
    return file;
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

function open(path: string): number {
  try {
    return openSync(path, OPEN_FILE);
  } catch (error) {
    // A link; a socket, or a device that is not there.
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'ELOOP' || code === 'ENXIO' ? notPrivate() : error;
  }
}
