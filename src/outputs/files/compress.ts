import { constants, createReadStream, createWriteStream, type ReadStream } from 'node:fs';
import { lstat, open, rename, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

const PRIVATE_FILE = 0o600;
/**
 * A pipe that another user has put at one of our names would hold up the thread, and with it the
 * end of the process; a link would have us read a file of somebody else's. Windows knows neither flag.
 */
const READ = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Makes `<path>.gz` of a file that nobody writes to any more, and deletes the file.
 *
 * Whenever it is cut short, there is the file, or all of the `.gz`, or both: the
 * `.gz` gets its name when it is complete and on the disk.
 *
 * @param work a file name in `workshop` for the unfinished one.
 * @throws the system's or zlib's error.
 */
export async function compressFile(path: string, workshop: string, work: string): Promise<void> {
  const target = `${path}.gz`;
  const { size, atime, mtime } = await lstat(path);
  if ((await unpackedSize(target)) !== size) {
    const unfinished = join(workshop, work);
    await pipeline(
      openedToRead(path),
      createGzip(),
      createWriteStream(unfinished, { mode: PRIVATE_FILE, flags: 'wx', flush: true }),
    );
    // Its age for retention is that of the lines.
    await utimes(unfinished, atime, mtime);
    await rename(unfinished, target);
    await syncDirectory(join(path, '..'));
  }
  await rm(path, { force: true });
}

function openedToRead(path: string): ReadStream {
  // Its type knows texts only; Node takes numbers as everywhere.
  return createReadStream(path, { flags: READ as unknown as string });
}

/** Bytes in a `.gz`; undefined where there is none, or somebody else is still writing it. */
async function unpackedSize(path: string): Promise<number | undefined> {
  let bytes = 0;
  const counter = new Writable({
    write(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done();
    },
  });
  try {
    await pipeline(openedToRead(path), createGunzip(), counter);
    return bytes;
  } catch {
    return undefined;
  }
}

// Otherwise a machine without power could forget the new name and remember the deletion.
async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().catch(() => undefined);
  await handle.close();
}
