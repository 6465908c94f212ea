import { join } from 'node:path';
import { sweepClaims } from './claim.ts';
import { byAge, type FilePlace, parseRotatedName } from './file-names.ts';
import { type FileSystem, isSameFile } from './file-system.ts';
import { expired, type KeptFile, type Retention } from './retention.ts';

/** Longer than any writer that still runs needs to notice a rotation. */
const FORGOTTEN_CLAIM_MILLIS = 60 * 60_000;
/** A rotation that has reserved its name renames at once. */
const EMPTY_FILE_MILLIS = 60_000;

/** What is wanted of one stream's rotated files. */
export interface TidyTask {
  readonly place: FilePlace;
  readonly retention: Retention;
  readonly compress: boolean;
  /** Whether the clock can be believed. */
  readonly trustAge: boolean;
}

interface DiskFile extends KeptFile {
  readonly path: string;
  readonly ino: number;
  readonly dev: number;
}

/** Paths without `.gz`, oldest first. */
export interface Chores {
  readonly remove: readonly string[];
  readonly compress: readonly string[];
}

/**
 * What there is to do now: it looks at every file, and removes the claims of dead processes.
 * @throws the system's error.
 */
export function choresOf(fs: FileSystem, task: TidyTask, now: number): Chores {
  const { place } = task;
  // In this order: a claim is made before the rotation, so that files found first have all theirs.
  const files = rotatedFiles(fs, place);
  const claims = sweepClaims(fs, place);
  const full = files.filter((file) => file.bytes > 0);
  const active = fs.lstatSync(place.path, { throwIfNoEntry: false });
  const gone = expired(full, task.retention, {
    bytes: active?.size ?? 0,
    now,
    trustAge: task.trustAge,
  });
  const mayBeCompressed = (file: DiskFile): boolean =>
    task.compress &&
    !file.isCompressed &&
    (now - file.mtimeMs > FORGOTTEN_CLAIM_MILLIS ||
      !claims.some((claim) => isSameFile(claim, file)));
  // Of a process that was killed between reserving a name and the rename.
  const left = files.filter(
    (file) => file.bytes === 0 && Math.abs(now - file.mtimeMs) > EMPTY_FILE_MILLIS,
  );
  const path = ({ plainName }: KeptFile): string => join(place.directory, plainName);
  return {
    remove: [...left, ...gone].map(path),
    compress: full
      .filter((file) => !gone.includes(file) && mayBeCompressed(file))
      .sort(byAge)
      .map(path),
  };
}

/** One entry for a file that is there both plain and compressed: the plain one. */
function rotatedFiles(fs: FileSystem, place: FilePlace): DiskFile[] {
  const files = new Map<string, DiskFile>();
  for (const name of fs.readdirSync(place.directory)) {
    const parsed = parseRotatedName(place, name);
    if (!parsed || (parsed.isCompressed && files.has(parsed.plainName))) continue;
    const path = join(place.directory, name);
    const stats = fs.lstatSync(path, { throwIfNoEntry: false });
    if (!stats?.isFile()) continue;
    const { ino, dev, size, mtimeMs } = stats;
    files.set(parsed.plainName, { ...parsed, path, ino, dev, bytes: size, mtimeMs });
  }
  return [...files.values()];
}
