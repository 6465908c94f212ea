import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { notPrivate } from '../../common/private-directory.ts';
import { type ProcessTable, systemProcesses } from '../../common/process-identity.ts';
import { LEASE_FILE, writeLease } from './lease.ts';
import { segmentsAmong } from './segment-name.ts';
import type { SpoolHome } from './spool-home.ts';
import { attempt, type SpoolStorage } from './storage.ts';

// The two files of a directory, and what a kill may leave of replacing a file.
const OWN_FILE = /^(?:cursor|lease)$|\.(?:new|swept)$/;
export const ADOPTED_DIRECTORY = 'adopted';
const STREAM_NAME = /^[A-Za-z0-9._-]{1,40}-[0-9a-f]{16}(?:\.[0-9]{1,6})?$/;

/** `<service name, safe characters, at most 40>-<16 random hex digits>`. */
export function newStreamId(serviceName: string): string {
  const safe = serviceName.replace(/[^A-Za-z0-9._-]/g, '_').slice(0, 40);
  // A leading dot would hide the directory from who looks for it.
  return `${safe.replace(/^\./, '_') || 'service'}-${randomBytes(8).toString('hex')}`;
}

/** Whether a name in the spool's root is a process's directory. */
export function isStreamName(name: string): boolean {
  return STREAM_NAME.test(name);
}

/** The directory of this process. Each thread makes one of its own object with the same `stream`. */
export class SpoolDirectory implements SpoolHome {
  readonly root: string;
  readonly stream: string;
  readonly path: string;
  readonly #storage: SpoolStorage;
  readonly #processes: ProcessTable;

  /** Touches nothing yet; `ensure` does. */
  constructor(
    storage: SpoolStorage,
    root: string,
    stream: string,
    processes: ProcessTable = systemProcesses(),
  ) {
    this.#storage = storage;
    this.#processes = processes;
    this.root = root;
    this.stream = stream;
    this.path = join(root, stream);
  }

  ensure(): void {
    this.#storage.makeDirectory(this.path);
    if (!this.#isPrivate()) throw notPrivate();
    writeLease(this.#storage, this.path, this.stream, this.#processes.self);
  }

  // Where all files of a file system are somebody else's, one that we make tells whose ours are.
  #isPrivate(): boolean {
    const storage = this.#storage;
    if (storage.privateDirectory(this.path) !== undefined) return true;
    const probe = join(this.path, `${randomBytes(6).toString('hex')}.new`);
    attempt(() => storage.close(storage.createFile(probe)));
    attempt(() => storage.unlink(probe));
    return storage.privateDirectory(this.path) !== undefined;
  }

  renew(): void {
    if (this.#storage.privateDirectory(this.path) === undefined) {
      throw Object.assign(new Error('the directory was lost'), { code: 'ENOENT' });
    }
    this.#storage.touch(join(this.path, LEASE_FILE));
  }

  synchroniseNames(): void {
    this.#storage.synchroniseDirectory(this.path);
    this.#storage.synchroniseDirectory(this.root);
    // The root may be new as well; its parent may also be none of ours to open.
    attempt(() => this.#storage.synchroniseDirectory(dirname(this.root)));
  }

  /** Removes the directory if no records are left in it; for an orderly end. Whether it is gone. */
  removeIfEmpty(): boolean {
    return removeIfEmpty(this.#storage, this.path);
  }
}

/** Removes a directory of the spool if no segments are left in it; whether it is gone. */
export function removeIfEmpty(storage: SpoolStorage, path: string): boolean {
  return attempt(() => {
    if (storage.privateDirectory(path) === undefined) throw notPrivate();
    if (segmentsAmong(storage.list(path)).length > 0) throw new Error('not empty');
    attempt(() => storage.removeDirectory(join(path, ADOPTED_DIRECTORY)));
    if (storage.list(path).includes(ADOPTED_DIRECTORY)) throw new Error('not empty');
    const files = storage.list(path).filter((file) => OWN_FILE.test(file));
    for (const file of files) storage.unlink(join(path, file));
    storage.removeDirectory(path);
  });
}
