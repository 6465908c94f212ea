import {
  closeSync,
  fstatSync,
  ftruncateSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeSync,
} from 'node:fs';
import { makeDirectory } from '../../common/make-directory.ts';

/**
 * What a writer asks of the disk, synchronously: Node's functions under Node's
 * names, and one that makes directories, behind one object, so that a test can have a disk that
 * fills or breaks.
 */
export const nodeFileSystem = {
  closeSync,
  fstatSync,
  ftruncateSync,
  linkSync,
  lstatSync,
  makeDirectory,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeSync,
};
export type FileSystem = typeof nodeFileSystem;

/** The system's code of an error, such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | undefined)?.code;
}

/** Whether two looks were at the same file, whatever its name is now. */
export function isSameFile(
  one: { readonly ino: number; readonly dev: number },
  other: { readonly ino: number; readonly dev: number },
): boolean {
  return one.ino === other.ino && one.dev === other.dev;
}
