import {
  closeSync,
  fchmodSync,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmdirSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { makeDirectory } from '../../common/make-directory.ts';
import type { PathFacts, SpoolStorage } from './storage.ts';

/** The spool's file operations over node:fs. */
export const nodeStorage: SpoolStorage = {
  createFile(path) {
    const file = openSync(path, 'ax', 0o600);
    try {
      // The umask of the application may take even the owner's rights away.
      fchmodSync(file, 0o600);
    } catch (error) {
      closeSync(file);
      throw error;
    }
    return file;
  },
  openFile: (path) => openSync(path, 'r'),
  write: (file, bytes, offset, length) => writeSync(file, bytes, offset, length),
  read: (file, bytes, offset, length, position) => readSync(file, bytes, offset, length, position),
  size: (file) => fstatSync(file).size,
  synchronise: (file) => fdatasyncSync(file),
  synchroniseLater: (file, done) => fdatasync(file, done),
  close: (file) => closeSync(file),
  list: (directory) => readdirSync(directory),
  stat(path): PathFacts {
    const { size, mtimeMs, isDirectory } = withKind(path);
    return { bytes: size, modifiedMillis: mtimeMs, isDirectory };
  },
  rename: (from, to) => renameSync(from, to),
  unlink: (path) => unlinkSync(path),
  makeDirectory,
  removeDirectory: (path) => rmdirSync(path),
  synchroniseDirectory(path) {
    // Windows cannot open a directory, and needs no such call.
    if (process.platform === 'win32') return;
    const file = openSync(path, 'r');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  },
  touch(path) {
    const now = new Date();
    utimesSync(path, now, now);
  },
};

function withKind(path: string): { size: number; mtimeMs: number; isDirectory: boolean } {
  const facts = statSync(path);
  return { size: facts.size, mtimeMs: facts.mtimeMs, isDirectory: facts.isDirectory() };
}
