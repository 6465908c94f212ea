import { randomBytes } from 'node:crypto';
/** What the spool needs to know of a path. */
export interface PathFacts {
  readonly bytes: number;
  /** Milliseconds since the epoch. */
  readonly modifiedMillis: number;
  readonly isDirectory: boolean;
  /** Whether others than its owner may read, write or enter. */
  readonly isOpenToOthers: boolean;
}

/**
 * The few file operations under the spool. Every one may throw an errno error
 * (`code`: ENOSPC, EIO, EMFILE, EROFS, ENOENT, EACCES …), and none does more than
 * its one system call where that is possible, so that a test can let each call
 * fail in turn.
 */
export interface SpoolStorage {
  /** Creates a file of mode 0600 for appending; EEXIST where the name is taken. Returns a descriptor. */
  createFile(path: string): number;
  /**
   * Opens for reading, without following a link and without waiting for anybody; returns a
   * descriptor. NOT_PRIVATE where it is no regular file of our own user.
   */
  openFile(path: string): number;
  /** Appends; returns the number of bytes written, which may be fewer than asked. */
  write(file: number, bytes: Uint8Array, offset: number, length: number): number;
  /** Reads at a position; returns the number of bytes, 0 at the end. */
  read(file: number, bytes: Uint8Array, offset: number, length: number, position: number): number;
  /** Bytes of an open file. */
  size(file: number): number;
  /** Makes the contents of a file durable; blocks. */
  synchronise(file: number): void;
  /** The same off the calling thread; `done` gets the error, if any. */
  synchroniseLater(file: number, done: (error: unknown) => void): void;
  close(file: number): void;
  /** Names in a directory, in no particular order. */
  list(directory: string): string[];
  /** Of the name itself, where it is a link. */
  stat(path: string): PathFacts;
  /**
   * What tells this directory from any other; undefined unless it is a real one of our own user
   * into which nobody else may write. Throws for no reason that concerns the directory.
   */
  privateDirectory(path: string): string | undefined;
  rename(from: string, to: string): void;
  unlink(path: string): void;
  /** Makes a directory and its missing parents with mode 0700; silent where it exists. */
  makeDirectory(path: string): void;
  /** Removes an empty directory. */
  removeDirectory(path: string): void;
  /** Makes names created in, or removed from, a directory durable. */
  synchroniseDirectory(path: string): void;
  /** Sets the modification time to now. */
  touch(path: string): void;
}

/** The errno code of an error, or '' where it has none. */
export function errorCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** Runs what may fail without harm; returns whether it succeeded. */
export function attempt(action: () => void): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}

/** Writes all bytes: a short write is continued, one of nothing is a full disk. */
export function writeFully(
  storage: SpoolStorage,
  file: number,
  bytes: Uint8Array,
  length: number,
  onProgress?: (written: number) => void,
): void {
  for (let done = 0; done < length; ) {
    const written = storage.write(file, bytes, done, length - done);
    if (written <= 0) throw Object.assign(new Error('nothing was written'), { code: 'ENOSPC' });
    done += written;
    onProgress?.(done);
  }
}

/**
 * Replaces a small file as a whole: a reader sees the old or the new contents, never half.
 *
 * Each call has a name of its own for the new file. With one for all, two threads that made the
 * lease at once took it from each other; the one that then failed kept its records in memory, and
 * a kill cost them.
 */
export function replaceFile(
  storage: SpoolStorage,
  path: string,
  contents: Uint8Array,
  durable: boolean,
): void {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.new`;
  const file = storage.createFile(temporary);
  try {
    try {
      writeFully(storage, file, contents, contents.length);
      if (durable) storage.synchronise(file);
    } finally {
      storage.close(file);
    }
    storage.rename(temporary, path);
  } catch (error) {
    attempt(() => storage.unlink(temporary));
    throw error;
  }
}

/** The contents of a small file, at most 64 KiB of it. */
export function readSmallFile(storage: SpoolStorage, path: string): Buffer {
  const buffer = Buffer.alloc(65_536);
  const file = storage.openFile(path);
  try {
    let length = 0;
    for (let more = -1; more !== 0 && length < buffer.length; length += more) {
      more = storage.read(file, buffer, length, buffer.length - length, length);
    }
    return buffer.subarray(0, length);
  } finally {
    storage.close(file);
  }
}
