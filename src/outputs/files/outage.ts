import { say } from '../../common/diagnostics.ts';
import type { FileClock } from './clock.ts';

/** A disk that fails may also be slow to do so: it is not asked for each line. */
const RETRY_MILLIS = 250;

/** A time in which something on a file fails: one line when it begins, one when it ends. */
export class Outage {
  readonly #clock: FileClock;
  readonly #path: string;
  readonly #what: string;
  readonly #effect: string;
  #missed = 0;
  #missedBefore = 0;
  #failing = false;
  #retryAt = 0;

  /** In the message: `<path> <what> (<code>); <effect> until …`. */
  constructor(clock: FileClock, path: string, what: string, effect: string) {
    this.#clock = clock;
    this.#path = path;
    this.#what = what;
    this.#effect = effect;
  }

  /** How often it has failed, or was not tried. */
  get missed(): number {
    return this.#missed;
  }

  /** Whether it is too early to try again. */
  get isWaiting(): boolean {
    return this.#failing && this.#clock.monotonic() < this.#retryAt;
  }

  /** It failed with this error's code; without one, it was not tried. */
  miss(label?: string): void {
    this.#missed++;
    if (label === undefined) return;
    this.#retryAt = this.#clock.monotonic() + RETRY_MILLIS;
    if (this.#failing) return;
    this.#failing = true;
    this.#missedBefore = this.#missed - 1;
    say(
      'error',
      `log file ${this.#path} ${this.#what} (${label}); ${this.#effect} until that works again, other outputs go on`,
    );
  }

  works(): void {
    if (!this.#failing) return;
    this.#failing = false;
    const missed = this.#missed - this.#missedBefore;
    say(
      'warn',
      `log file ${this.#path} works again; it ${this.#what.replace('cannot', 'could not')} ${missed} times`,
    );
  }
}
