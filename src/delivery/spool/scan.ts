import { basename, join } from 'node:path';
import { LEVELS } from '../../common/levels.ts';
import { notPrivate } from '../../common/private-directory.ts';
import type { ProcessTable } from '../../common/process-identity.ts';
import { severityClass } from './drop-counts.ts';
import { FRAME_KIND } from './frame.ts';
import { ownerIsGone } from './lease.ts';
import { segmentsAmong } from './segment-name.ts';
import type { Damage } from './segment-reader.ts';
import { ADOPTED_DIRECTORY, isStreamName } from './spool-directory.ts';
import { SpoolReader } from './spool-reader.ts';
import { attempt, type SpoolStorage } from './storage.ts';

/** What lies in one directory of the spool; nothing of the records' contents. */
export interface StreamScan {
  readonly stream: string;
  /** False for what is not private to our own user, which is not read. */
  readonly isOurs: boolean;
  /** Whether its process still runs (or renews the lease); undefined for an adopted one. */
  readonly ownerRuns: boolean | undefined;
  readonly segments: number;
  readonly bytes: number;
  /** Records that are not delivered yet, all and by level. */
  readonly records: number;
  readonly byLevel: Readonly<Record<string, number>>;
  readonly lossNotices: number;
  /** When the oldest segment was begun, in milliseconds since the epoch: the records are no older. */
  readonly oldestMillis: number | undefined;
  readonly damage: Damage;
  /** Name of the error (`EACCES`) that kept something from being read. */
  readonly error: unknown;
}

/**
 * Looks at every directory of a spool without changing anything; throws only
 * where the root itself cannot be listed. Takes as long as reading all of it.
 */
export function scanSpool(
  storage: SpoolStorage,
  root: string,
  processes: ProcessTable,
  nowMillis: number,
): StreamScan[] {
  return storage
    .list(root)
    .filter(isStreamName)
    .sort()
    .flatMap((name) => {
      const path = join(root, name);
      if (storage.privateDirectory(path) === undefined) return [notOurs(name)];
      const runs = !ownerIsGone(storage, path, processes, nowMillis);
      return [scanDirectory(storage, path, runs), ...scanAdopted(storage, path)];
    });
}

function scanAdopted(storage: SpoolStorage, path: string): StreamScan[] {
  const parent = join(path, ADOPTED_DIRECTORY);
  let names: string[] = [];
  attempt(() => {
    if (storage.privateDirectory(parent) !== undefined) names = storage.list(parent).sort();
  });
  return names.flatMap((name) => {
    const adopted = join(parent, name);
    if (storage.privateDirectory(adopted) === undefined) return [notOurs(name)];
    return [scanDirectory(storage, adopted, undefined), ...scanAdopted(storage, adopted)];
  });
}

function notOurs(stream: string): StreamScan {
  return {
    stream,
    isOurs: false,
    ownerRuns: undefined,
    segments: 0,
    bytes: 0,
    records: 0,
    byLevel: {},
    lossNotices: 0,
    oldestMillis: undefined,
    damage: { places: 0, bytes: 0, tornBytes: 0 },
    error: notPrivate(),
  };
}

function scanDirectory(
  storage: SpoolStorage,
  path: string,
  ownerRuns: boolean | undefined,
): StreamScan {
  const size = measure(storage, path);
  // Not live: at the end of what is there now the scan is over.
  const reader = new SpoolReader(storage, path, false);
  const byLevel: Record<string, number> = {};
  let records = 0;
  let lossNotices = 0;
  let oldestMillis: number | undefined;
  for (let entry = reader.next(); entry; entry = reader.next()) {
    oldestMillis ??= reader.oldestMillis;
    if (entry.frame.kind === FRAME_KIND.lossNotice) {
      lossNotices += 1;
      continue;
    }
    const level = LEVELS[severityClass(entry.frame.severity)] as string;
    byLevel[level] = (byLevel[level] ?? 0) + 1;
    records += 1;
  }
  const { damage, lastError: error } = reader;
  reader.close();
  return {
    stream: basename(path),
    isOurs: true,
    ownerRuns,
    ...size,
    records,
    byLevel,
    lossNotices,
    oldestMillis,
    damage,
    error,
  };
}

function measure(storage: SpoolStorage, path: string): { segments: number; bytes: number } {
  let segments = 0;
  let bytes = 0;
  attempt(() => {
    for (const { file } of segmentsAmong(storage.list(path))) {
      segments += 1;
      attempt(() => {
        bytes += storage.stat(join(path, file)).bytes;
      });
    }
  });
  return { segments, bytes };
}
