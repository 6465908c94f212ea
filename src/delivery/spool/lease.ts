import { join } from 'node:path';
import { NOT_PRIVATE } from '../../common/private-directory.ts';
import type { ProcessIdentity, ProcessTable } from '../../common/process-identity.ts';
import { errorCode, readSmallFile, replaceFile, type SpoolStorage } from './storage.ts';

export const LEASE_FILE = 'lease';
/** How often whoever ships renews the lease. */
export const LEASE_RENEWAL_MILLIS = 5000;
/** A lease not renewed for this long is void, where the process cannot be asked for. */
export const LEASE_EXPIRY_MILLIS = 60_000;

/** Writes the lease of a directory; throws what the storage throws. */
export function writeLease(
  storage: SpoolStorage,
  directory: string,
  stream: string,
  owner: ProcessIdentity,
): void {
  const contents = Buffer.from(JSON.stringify({ stream, ...owner }));
  replaceFile(storage, join(directory, LEASE_FILE), contents, false);
}

/**
 * Whether the process that owns a directory is gone. Where it runs beside us its
 * number and start time tell; where it does not (another container or machine,
 * an unreadable lease), only that nobody renewed the lease for a minute.
 */
export function ownerIsGone(
  storage: SpoolStorage,
  directory: string,
  processes: ProcessTable,
  nowMillis: number,
): boolean {
  const owner = readLease(storage, directory);
  if (owner === 'not ours to read') return false;
  if (owner && isOurNamespace(owner, processes.self)) {
    return processes.startTimeOf(owner.pid) !== owner.startTime;
  }
  return nowMillis - lastSign(storage, directory) > LEASE_EXPIRY_MILLIS;
}

function isOurNamespace(owner: ProcessIdentity, self: ProcessIdentity): boolean {
  if (self.bootId === '' || self.pidNamespace === '' || self.startTime === '') return false;
  return owner.bootId === self.bootId && owner.pidNamespace === self.pidNamespace;
}

function readLease(
  storage: SpoolStorage,
  directory: string,
): ProcessIdentity | 'not ours to read' | undefined {
  try {
    const text = readSmallFile(storage, join(directory, LEASE_FILE)).toString('utf8');
    const lease = JSON.parse(text) as Partial<ProcessIdentity> | null;
    if (typeof lease?.pid !== 'number' || typeof lease.startTime !== 'string') return undefined;
    return lease as ProcessIdentity;
  } catch (error) {
    const code = errorCode(error);
    // Missing, not JSON (killed while it was written), no file at all. Anything else (EACCES, EMFILE)
    // says nothing about the owner.
    return code === 'ENOENT' || code === NOT_PRIVATE || code === ''
      ? undefined
      : 'not ours to read';
  }
}

function lastSign(storage: SpoolStorage, directory: string): number {
  try {
    return storage.stat(join(directory, LEASE_FILE)).modifiedMillis;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') return Number.POSITIVE_INFINITY;
  }
  try {
    return storage.stat(directory).modifiedMillis;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
