import { join } from 'node:path';
import type { FilePlace } from './file-names.ts';
import { codeOf, type FileSystem, isSameFile } from './file-system.ts';
import { fateOf, newWriterName } from './writer-identity.ts';

const SUFFIX = '.claim';

/**
 * A writer's word that it may still write to a file: a hard link to it, under
 * the writer's name. Between a look at the path and the write that follows,
 * another process may rotate, compress and delete the file; a line written then
 * would be gone. A file that has a claim is not compressed.
 *
 * A claim on a file can only be made while it has its own name, so once it is
 * rotated its claims get fewer, and the last one going is final.
 */
export class Claim {
  readonly #fs: FileSystem;
  readonly #place: FilePlace;
  readonly #path: string;
  #isSupported = true;

  constructor(fs: FileSystem, place: FilePlace) {
    this.#fs = fs;
    this.#place = place;
    this.#path = join(place.workshop, newWriterName() + SUFFIX);
  }

  /** False on a disk without hard links: nothing may be compressed there. */
  get isSupported(): boolean {
    return this.#isSupported;
  }

  /** @returns false where the path is another file by now; ask again after opening that. */
  take(opened: { ino: number; dev: number }): boolean {
    if (!this.#isSupported) return true;
    this.release();
    try {
      if (isElsewhere(this.#fs, this.#place)) throw new Error('the workshop is no directory');
      this.#link();
      return isSameFile(this.#fs.lstatSync(this.#path), opened);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return false;
      this.#isSupported = false;
      return true;
    }
  }

  release(): void {
    this.#fs.rmSync(this.#path, { force: true });
  }

  #link(): void {
    try {
      this.#fs.linkSync(this.#place.path, this.#path);
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
      // The first writer, or somebody tidied up too well.
      this.#fs.makeDirectory(this.#place.workshop);
      this.#fs.linkSync(this.#place.path, this.#path);
    }
  }
}

/** Whether something else has the workshop's name: a link to a directory, where our work would be done. */
export function isElsewhere(fs: FileSystem, { workshop }: FilePlace): boolean {
  const stats = fs.lstatSync(workshop, { throwIfNoEntry: false });
  return stats !== undefined && !stats.isDirectory();
}

/** A claim as others see it. */
interface FoundClaim {
  readonly path: string;
  readonly writer: string;
  readonly ino: number;
  readonly dev: number;
}

/** Removes the claims of processes that are dead; returns the others. */
export function sweepClaims(fs: FileSystem, place: FilePlace): FoundClaim[] {
  const found: FoundClaim[] = [];
  for (const name of fs.readdirSync(place.workshop)) {
    if (!name.endsWith(SUFFIX)) continue;
    const path = join(place.workshop, name);
    const writer = name.slice(0, -SUFFIX.length);
    if (fateOf(writer) === 'dead') {
      fs.rmSync(path, { force: true });
      continue;
    }
    const stats = fs.lstatSync(path, { throwIfNoEntry: false });
    if (stats) found.push({ path, writer, ino: stats.ino, dev: stats.dev });
  }
  return found;
}
