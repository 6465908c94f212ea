import { join } from 'node:path';
import { codeOf, type FileSystem } from './file-system.ts';
import { fateOf, newWriterName } from './writer-identity.ts';

/** End of the name of a dead holder's lock while it is being removed. */
export const STALE_LOCK = '.stale';

/**
 * A lock that saves work and protects nothing: each step behind it is safe when
 * two do it at once, and only needless. Hence it may be taken over from a dead
 * holder without the perfect take-over that a file system cannot give.
 *
 * It is a symbolic link, because that is made in one step with its holder's name in it.
 */
export class WorkLock {
  readonly #fs: FileSystem;
  readonly #workshop: string;
  readonly #path: string;
  readonly #staleMillis: number;

  /** `staleMillis`: after this age also a holder of whom nothing is known is taken for dead. */
  constructor(fs: FileSystem, workshop: string, name: string, staleMillis: number) {
    this.#fs = fs;
    this.#workshop = workshop;
    this.#path = join(workshop, `${name}.lock`);
    this.#staleMillis = staleMillis;
  }

  /** @returns false where somebody else has it. A disk without links has no lock, and all may work. */
  take(now: number): boolean {
    if (this.#make()) return true;
    if (!this.#isStale(now)) return false;
    this.#remove();
    return this.#make();
  }

  release(): void {
    this.#fs.rmSync(this.#path, { force: true });
  }

  #make(): boolean {
    try {
      this.#fs.symlinkSync(newWriterName(), this.#path);
      return true;
    } catch (error) {
      return codeOf(error) !== 'EEXIST';
    }
  }

  #isStale(now: number): boolean {
    try {
      const fate = fateOf(this.#fs.readlinkSync(this.#path));
      if (fate === 'dead') return true;
      const age = now - this.#fs.lstatSync(this.#path).mtimeMs;
      // A thread may have ended in the middle, while its process runs on. In the future: a clock jumped.
      return age > this.#staleMillis || age < -this.#staleMillis;
    } catch {
      // Released meanwhile.
      return false;
    }
  }

  // Renamed first: of several that find it stale, one gets it.
  #remove(): void {
    const aside = join(this.#workshop, newWriterName() + STALE_LOCK);
    try {
      this.#fs.renameSync(this.#path, aside);
      this.#fs.rmSync(aside, { force: true });
    } catch {
      // Another one was faster.
    }
  }
}
