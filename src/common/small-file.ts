import { type BigIntStats, closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { errorLabel } from './diagnostics.ts';

/** `<(command)` in a shell: the command may still be starting. */
const PIPE_WAIT_MILLIS = 1000;
const PIPE_LOOK_MILLIS = 10;

/** The text, or why there is none: the system's code or a few words, without what is in the file. */
export type SmallFileRead = { readonly text: string } | { readonly problem: string };

/**
 * Reads a file of the configuration. Never throws and never blocks: a named pipe without a writer
 * kept services from starting for ever, as did `/dev/zero`.
 *
 * @param largest bytes; a larger file is refused, as its first part would be another configuration
 * @param pipes whether a pipe may stand for the file; it is gone once read, so not for those who
 * read again
 */
export function readSmallFile(path: string, largest: number, pipes = false): SmallFileRead {
  let file: number | undefined;
  try {
    // Without O_NONBLOCK (Windows has none) opening a named pipe waits for its writer.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    // As bigint: below Node 24 the `realpath` of modules looks at what the last `stat` without left
    // behind, and takes a linked package for no link where that was a pipe.
    const stats = fstatSync(file, { bigint: true });
    const refused = refusalOf(stats, largest, pipes);
    if (refused !== undefined) return { problem: refused };
    const read = readAll(file, largest);
    return stats.isFIFO() && 'text' in read && read.text === ''
      ? { problem: 'nothing is in the pipe' }
      : read;
  } catch (error) {
    return { problem: errorLabel(error) };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function refusalOf(stats: BigIntStats, largest: number, pipes: boolean): string | undefined {
  if (stats.isDirectory()) return 'EISDIR';
  if (!stats.isFile() && !(pipes && stats.isFIFO())) return 'it is no regular file';
  return stats.size > largest ? tooLarge(largest) : undefined;
}

/** Not by its size alone: files of `/proc` have none, and others grow. */
function readAll(file: number, largest: number): SmallFileRead {
  const bytes = Buffer.allocUnsafe(largest + 1);
  const latest = performance.now() + PIPE_WAIT_MILLIS;
  let length = 0;
  while (length <= largest) {
    const count = readSome(file, bytes, length);
    if (count === 0) return { text: bytes.toString('utf8', 0, length) };
    if (count !== undefined) length += count;
    else if (performance.now() > latest) return { problem: 'the pipe has no end' };
    else pause();
  }
  return { problem: tooLarge(largest) };
}

/** The bytes read, 0 at the end, undefined where a pipe has nothing yet. */
function readSome(file: number, bytes: Buffer, at: number): number | undefined {
  try {
    return readSync(file, bytes, at, bytes.length - at, null);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return undefined;
    throw error;
  }
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PIPE_LOOK_MILLIS);
}

const tooLarge = (largest: number): string => `it is larger than ${Math.floor(largest / 1024)} KiB`;
