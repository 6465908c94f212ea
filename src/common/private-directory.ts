import { fstatSync, lstatSync } from 'node:fs';

/** The code of what was refused because another user could have put it there. */
export const NOT_PRIVATE = 'NOT_PRIVATE';

const WRITABLE_BY_OTHERS = 0o022n;
const hasOwners = process.geteuid !== undefined;
/** Who we are on file systems that give all files to somebody else (NFS for root, CIFS), by device. */
const owners = new Map<bigint, bigint>();

/**
 * Learns from a file that we have just made under which user the file system has what is ours.
 *
 * @param file its descriptor: what is at a path may be somebody else's by now
 * @throws the system's error
 */
export function learnOwner(file: number): void {
  if (!hasOwners) return;
  const { dev, uid } = fstatSync(file, { bigint: true });
  if (uid !== ownUser()) owners.set(dev, uid);
}

/** Whether what was found belongs to the user we are; always on a system without users of files. */
export function isOfOwnUser({ dev, uid }: { readonly dev: bigint; readonly uid: bigint }): boolean {
  return !hasOwners || uid === ownUser() || owners.get(dev) === uid;
}

/**
 * What tells a directory from any other that gets its path, where it is private: a real directory
 * (no link to one), of our own user, into which nobody else may write. In such a one no name can
 * be put, taken or replaced by another user.
 *
 * @returns undefined for anything else, and where nothing can be found
 */
export function privateDirectory(path: string): string | undefined {
  const stats = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  if (!stats?.isDirectory() || !isOfOwnUser(stats)) return undefined;
  if (hasOwners && (stats.mode & WRITABLE_BY_OTHERS) !== 0n) return undefined;
  return `${stats.dev}:${stats.ino}`;
}

/** An error with the code {@link NOT_PRIVATE}. */
export function notPrivate(): Error {
  return Object.assign(new Error('of another user, or no regular file'), { code: NOT_PRIVATE });
}

function ownUser(): bigint {
  return BigInt(process.geteuid?.() ?? 0);
}
