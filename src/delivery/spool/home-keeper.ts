import type { SharedSpoolState } from './shared-state.ts';
import type { SpoolHome } from './spool-home.ts';
import { errorCode } from './storage.ts';

const CHECK_MILLIS = 30_000;

/**
 * Notices that the directory is no longer ours: a process that slept (a stopped
 * container, a suspended machine) may have been taken for dead.
 */
export class HomeKeeper {
  readonly #home: SpoolHome;
  readonly #shared: SharedSpoolState;
  #generation: number;
  #checkedAt: number;

  constructor(home: SpoolHome, shared: SharedSpoolState, nowMillis: number) {
    this.#home = home;
    this.#shared = shared;
    this.#generation = shared.generation;
    this.#checkedAt = nowMillis;
  }

  /** Whether the directory was lost since the last call, which this thread or another found out. */
  wasLost(nowMillis: number): boolean {
    if (Math.abs(nowMillis - this.#checkedAt) > CHECK_MILLIS) this.#check(nowMillis);
    if (this.#shared.generation === this.#generation) return false;
    this.#generation = this.#shared.generation;
    return true;
  }

  #check(nowMillis: number): void {
    this.#checkedAt = nowMillis;
    try {
      this.#home.renew();
    } catch (error) {
      if (errorCode(error) === 'ENOENT') this.#shared.directoryLost();
    }
  }
}
