import { byAge, type RotatedFile } from './file-names.ts';

const DAY_MILLIS = 24 * 3600 * 1000;

/** What is kept of one stream's rotated files. */
export interface Retention {
  readonly backups: number;
  readonly days: number | undefined;
  /** Of all files together, with the one that is written to. */
  readonly bytes: number | undefined;
}

/** A rotated file on disk. */
export interface KeptFile extends RotatedFile {
  readonly bytes: number;
  /** Milliseconds since the epoch of its last line. */
  readonly mtimeMs: number;
}

/**
 * The files that retention deletes, oldest first. `trustAge`: whether the clock
 * can be believed.
 */
export function expired(
  files: readonly KeptFile[],
  retention: Retention,
  current: { readonly bytes: number; readonly now: number; readonly trustAge: boolean },
): KeptFile[] {
  const newestFirst = [...files].sort((one, other) => byAge(other, one));
  const oldest =
    retention.days === undefined || !current.trustAge
      ? Number.NEGATIVE_INFINITY
      : current.now - retention.days * DAY_MILLIS;
  let bytes = current.bytes;
  let youngest = Number.POSITIVE_INFINITY;
  const gone = newestFirst.filter((file, index) => {
    bytes += file.bytes;
    // No file is younger than one that came after it: a clock that was ahead for a while says so.
    youngest = Math.min(youngest, file.mtimeMs);
    return (
      index >= retention.backups ||
      youngest < oldest ||
      (retention.bytes !== undefined && bytes > retention.bytes)
    );
  });
  return gone.reverse();
}
