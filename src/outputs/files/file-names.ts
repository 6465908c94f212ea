import { join } from 'node:path';

/** Where one stream's files are. */
export interface FilePlace {
  readonly directory: string;
  /** Name of the file without `.log`. */
  readonly name: string;
  /** The file that is written to. */
  readonly path: string;
  /** Hidden beside it: claims of writers, locks, unfinished work. */
  readonly workshop: string;
}

/** The place of `<directory>/<name>.log`; any name becomes one that a file may have. */
export function placeOf(directory: string, name: string): FilePlace {
  const safe = name.replace(/[^A-Za-z0-9._-]+/g, '_').replace(/^\.+/, '_') || 'service';
  return {
    directory,
    name: safe,
    path: join(directory, `${safe}.log`),
    workshop: join(directory, `.${safe}.log`),
  };
}

/** A file that was rotated, as its name says. */
export interface RotatedFile {
  /** Name in the directory, without `.gz`. */
  readonly plainName: string;
  /** Counts up; orders the files whatever the clock said. */
  readonly sequence: number;
  /** The time in the name, for people and for order between equal sequences. */
  readonly stamp: string;
  readonly isCompressed: boolean;
}

const AFTER_NAME = /^-(\d{8}T\d{6}Z)-(\d{6,12})\.log(\.gz)?$/;

/** Reads a file's name; undefined for a file that is not one of this place's rotated ones. */
export function parseRotatedName(place: FilePlace, fileName: string): RotatedFile | undefined {
  if (!fileName.startsWith(place.name)) return undefined;
  const match = AFTER_NAME.exec(fileName.slice(place.name.length));
  if (!match) return undefined;
  const isCompressed = match[3] !== undefined;
  return {
    plainName: isCompressed ? fileName.slice(0, -'.gz'.length) : fileName,
    sequence: Number(match[2]),
    stamp: match[1] as string,
    isCompressed,
  };
}

/**
 * `<name>-20251017T193211Z-000042.log`. Files keep their names, unlike `.1`, `.2`
 * and so on: renumbering is many renames that several processes and a reader
 * would have to agree on.
 */
export function rotatedName(place: FilePlace, millis: number, sequence: number): string {
  const stamp = new Date(millis).toISOString().replace(/\.\d{3}|[-:]/g, '');
  return `${place.name}-${stamp}-${String(sequence).padStart(6, '0')}.log`;
}

/** Oldest first. */
export function byAge(one: RotatedFile, other: RotatedFile): number {
  return one.sequence - other.sequence || one.stamp.localeCompare(other.stamp);
}
