import { join } from 'node:path';
import type { ProcessTable } from '../../common/process-identity.ts';
import { ownerIsGone } from './lease.ts';
import { sayLeftAlone } from './left-alone.ts';
import { segmentsAmong } from './segment-name.ts';
import type { SharedSpoolState } from './shared-state.ts';
import { ADOPTED_DIRECTORY, isStreamName, type SpoolDirectory } from './spool-directory.ts';
import { attempt, type SpoolStorage } from './storage.ts';

/** Share of the limit up to which orphans are taken in; the rest wait until those are delivered. */
const ROOM_SHARE = 0.7;
const NAME_ATTEMPTS = 100;

export interface AdoptionOptions {
  readonly storage: SpoolStorage;
  readonly own: SpoolDirectory;
  readonly processes: ProcessTable;
  readonly shared: SharedSpoolState;
  readonly limitBytes: number;
  /** Milliseconds since the epoch. */
  readonly nowMillis: number;
  /** Whether an orphan of this name is ours to take; default any. */
  readonly mayAdopt?: (stream: string) => boolean;
}

/**
 * Takes over the directories of processes that are gone: renames each into our
 * own, so that of several that try only one succeeds. Returns the new paths. What is not private
 * to our own user is left alone: a link as orphan would have us delete files elsewhere.
 * Never throws. Called at the start and every minute by whoever ships.
 */
export function adoptOrphans(options: AdoptionOptions): string[] {
  const { storage, own, mayAdopt = () => true } = options;
  let names: string[] = [];
  attempt(() => {
    names = storage.list(own.root).filter((name) => isStreamName(name) && name !== own.stream);
  });
  return names
    .filter((name) => mayAdopt(name) && isOrphan(name, options))
    .flatMap((name) => adopt(name, options));
}

function isOrphan(name: string, options: AdoptionOptions): boolean {
  const { storage, own, processes, nowMillis } = options;
  const path = join(own.root, name);
  if (identityOf(storage, path) !== undefined) {
    return ownerIsGone(storage, path, processes, nowMillis);
  }
  if (isSuspicious(storage, path)) sayLeftAlone(own.root, name);
  return false;
}

function identityOf(storage: SpoolStorage, path: string): string | undefined {
  let identity: string | undefined;
  attempt(() => {
    identity = storage.privateDirectory(path);
  });
  return identity;
}

/** Not what a service of another user has there, which nobody else can look into. */
function isSuspicious(storage: SpoolStorage, path: string): boolean {
  let isClosed = false;
  const isThere = attempt(() => {
    const { isDirectory, isOpenToOthers } = storage.stat(path);
    isClosed = isDirectory && !isOpenToOthers;
  });
  return isThere && !isClosed;
}

/** Directories adopted before, for a shipper that begins anew in the same process. Never throws. */
export function adoptedDirectories(storage: SpoolStorage, own: SpoolDirectory): string[] {
  return adoptedPaths(storage, own).flatMap((path) => [path, ...hoist(storage, own, path)]);
}

function adoptedPaths(storage: SpoolStorage, own: SpoolDirectory): string[] {
  const parent = join(own.path, ADOPTED_DIRECTORY);
  return namesIn(storage, parent)
    .map((name) => join(parent, name))
    .filter((path) => identityOf(storage, path) !== undefined);
}

function namesIn(storage: SpoolStorage, directory: string): string[] {
  if (identityOf(storage, directory) === undefined) return [];
  try {
    return storage.list(directory);
  } catch {
    return [];
  }
}

/** Bytes of all segments in a directory and those it adopted; 0 where it cannot be read. */
export function spooledBytes(storage: SpoolStorage, directory: string): number {
  let bytes = 0;
  attempt(() => {
    const names = storage.list(directory);
    for (const { file } of segmentsAmong(names)) {
      attempt(() => {
        bytes += storage.stat(join(directory, file)).bytes;
      });
    }
    if (!names.includes(ADOPTED_DIRECTORY)) return;
    const adopted = join(directory, ADOPTED_DIRECTORY);
    for (const name of namesIn(storage, adopted)) {
      const path = join(adopted, name);
      if (identityOf(storage, path) !== undefined) bytes += spooledBytes(storage, path);
    }
  });
  return bytes;
}

function adopt(name: string, options: AdoptionOptions): string[] {
  const { storage, own, shared, limitBytes } = options;
  const from = join(own.root, name);
  const bytes = spooledBytes(storage, from);
  // At least one, however large: in a crash loop each process must take what the one before it left.
  if (shared.usedBytes > 0 && shared.usedBytes + bytes > limitBytes * ROOM_SHARE) return [];
  const identity = identityOf(storage, from);
  const to = move(storage, own, from, name);
  if (to === undefined) return [];
  if (identity === undefined || identityOf(storage, to) !== identity) {
    // Put in its place between our look and the rename, in a root where all may do that.
    sayLeftAlone(own.root, name);
    attempt(() => storage.rename(to, from));
    return [];
  }
  if (!ownerIsGone(storage, to, options.processes, options.nowMillis)) {
    // It renewed its lease between our look and the rename.
    if (attempt(() => storage.rename(to, from))) return [];
  }
  shared.add(bytes);
  return [to, ...hoist(storage, own, to)];
}

// A name can be taken: a process that was adopted by mistake goes on in a new directory of the old name.
function move(
  storage: SpoolStorage,
  own: SpoolDirectory,
  from: string,
  name: string,
): string | undefined {
  const parent = join(own.path, ADOPTED_DIRECTORY);
  if (!attempt(() => storage.makeDirectory(parent))) return undefined;
  const taken = new Set(namesIn(storage, parent).map((each) => join(parent, each)));
  const base = name.replace(/\.[0-9]{1,6}$/, '');
  for (let suffix = 0; suffix < NAME_ATTEMPTS; suffix += 1) {
    const to = join(parent, suffix === 0 ? base : `${base}.${suffix}`);
    if (taken.has(to)) continue;
    return attempt(() => storage.rename(from, to)) ? to : undefined;
  }
  return undefined;
}

// What the orphan had adopted itself comes up to our own level; otherwise a crash loop would nest without end.
function hoist(storage: SpoolStorage, own: SpoolDirectory, orphan: string): string[] {
  const nested = join(orphan, ADOPTED_DIRECTORY);
  if (identityOf(storage, nested) === undefined) return [];
  const moved = namesIn(storage, nested)
    .filter((name) => identityOf(storage, join(nested, name)) !== undefined)
    .map((name) => move(storage, own, join(nested, name), name))
    .filter((path) => path !== undefined)
    // A process that died in the middle of this left a level more.
    .flatMap((path) => [path, ...hoist(storage, own, path)]);
  attempt(() => storage.removeDirectory(nested));
  return moved;
}
