import { constants } from 'node:fs';
import type { Claim } from './claim.ts';
import type { FilePlace } from './file-names.ts';
import type { FileSystem } from './file-system.ts';

const PRIVATE_FILE = 0o600;
/**
 * Readable too: what a write on a full disk has left of a line is recognised before it is cut off.
 * A link could lead to a file of somebody else's, and a pipe that nobody reads would hold up the
 * application for ever. Windows knows neither flag.
 */
const OPEN_FLAGS =
  constants.O_RDWR |
  constants.O_APPEND |
  constants.O_CREAT |
  (constants.O_NOFOLLOW ?? 0) |
  (constants.O_NONBLOCK ?? 0);
const MOST_ATTEMPTS = 20;
const LINE_BREAK = 0x0a;
const SETTLE_MILLIS = 2;

/** The file a writer has open. */
export interface OpenFile {
  readonly descriptor: number;
  readonly ino: number;
  readonly dev: number;
  /** Bytes, and milliseconds since the epoch of the last write, when it was opened. */
  readonly size: number;
  readonly mtimeMs: number;
}

/**
 * Opens the file at the place and claims it, for the owner alone where it is new.
 * @throws the system's error, `ELOOP` for a link; `NOT_A_REGULAR_FILE` for a pipe, a device and the like.
 */
export function openFile(fs: FileSystem, place: FilePlace, claim: Claim): OpenFile {
  fs.makeDirectory(place.directory);
  for (let attempt = 1; ; attempt++) {
    const descriptor = fs.openSync(place.path, OPEN_FLAGS, PRIVATE_FILE);
    try {
      const stats = fs.fstatSync(descriptor);
      if (!stats.isFile())
        throw Object.assign(new Error('no file'), { code: 'NOT_A_REGULAR_FILE' });
      const { ino, dev, size, mtimeMs } = stats;
      if (claim.take({ ino, dev }) || attempt === MOST_ATTEMPTS) {
        endLastLine(fs, descriptor);
        return { descriptor, ino, dev, size, mtimeMs };
      }
    } catch (error) {
      fs.closeSync(descriptor);
      throw error;
    }
    // Somebody rotated it between the two.
    fs.closeSync(descriptor);
  }
}

/**
 * A process killed inside a large write, or a machine without power, leaves a
 * line without its end; the next one must not become part of it.
 */
function endLastLine(fs: FileSystem, descriptor: number): void {
  if (endsInLineBreak(fs, descriptor)) return;
  // Or a large write of somebody else is under way.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, SETTLE_MILLIS);
  if (!endsInLineBreak(fs, descriptor)) fs.writeSync(descriptor, Buffer.of(LINE_BREAK));
}

function endsInLineBreak(fs: FileSystem, descriptor: number): boolean {
  const { size } = fs.fstatSync(descriptor);
  const last = Buffer.alloc(1);
  return (
    size === 0 || fs.readSync(descriptor, last, 0, 1, size - 1) === 0 || last[0] === LINE_BREAK
  );
}

/**
 * Writes a whole line or none of it.
 * @throws the system's error; then no part of the line is left, unless others have written behind it.
 */
export function appendLine(fs: FileSystem, descriptor: number, line: Buffer): void {
  let written = fs.writeSync(descriptor, line, 0, line.length);
  try {
    // A full disk first takes a part, and says so at the next call.
    while (written < line.length) {
      written += fs.writeSync(descriptor, line, written, line.length - written);
    }
  } catch (error) {
    cutOff(fs, descriptor, line.subarray(0, written));
    throw error;
  }
}

function cutOff(fs: FileSystem, descriptor: number, fragment: Buffer): void {
  try {
    const start = fs.fstatSync(descriptor).size - fragment.length;
    const end = Buffer.alloc(fragment.length);
    fs.readSync(descriptor, end, 0, end.length, start);
    if (end.equals(fragment)) fs.ftruncateSync(descriptor, start);
  } catch {
    // The next writer that opens the file ends the line.
  }
}
