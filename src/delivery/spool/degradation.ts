import { errorLabel, say } from '../../common/diagnostics.ts';
import type { SpoolClock } from './clock.ts';

const FIRST_RETRY_MILLIS = 1000;
const LONGEST_RETRY_MILLIS = 30_000;
// A disk that takes writes but fails to synchronise works again and again: one line a minute, and no new start of the delays.
const QUIET_MILLIS = 60_000;

/** Whether the disk is failing, since when, and when to try again; says so in one line per failure. */
export class Degradation {
  readonly #clock: SpoolClock;
  readonly #retry: () => void;
  #failing = false;
  #delay = FIRST_RETRY_MILLIS;
  #retryAt = 0;
  #timerRuns = false;
  #failedAt = Number.NEGATIVE_INFINITY;
  #told = false;

  constructor(clock: SpoolClock, retry: () => void) {
    this.#clock = clock;
    this.#retry = retry;
  }

  get failing(): boolean {
    return this.#failing;
  }

  /** Whether it is time to try the disk again. */
  get isDue(): boolean {
    return this.#clock.now() >= this.#retryAt;
  }

  /** An operation failed. */
  fail(error: unknown, directory: string): void {
    const now = this.#clock.now();
    const isNew = Math.abs(now - this.#failedAt) > QUIET_MILLIS;
    if (isNew) this.#delay = FIRST_RETRY_MILLIS;
    else this.#delay = Math.min(this.#delay * 2, LONGEST_RETRY_MILLIS);
    if (isNew && !this.#failing) this.#tell(error, directory);
    this.#failedAt = now;
    this.#failing = true;
    this.#retryAt = now + this.#delay;
    this.#startTimer();
  }

  /** The disk works again. */
  recover(directory: string, waited: number): void {
    if (!this.#failing) return;
    this.#failing = false;
    if (!this.#told) return;
    this.#told = false;
    say('warn', `the spool in ${directory} works again; ${waited} records that waited are in it`);
  }

  #tell(error: unknown, directory: string): void {
    this.#told = true;
    say(
      'warn',
      `the spool in ${directory} cannot be written (${errorLabel(error)}): records wait in memory until it can, as many as fit`,
    );
  }

  #startTimer(): void {
    if (this.#timerRuns) return;
    this.#timerRuns = true;
    this.#clock.later(this.#delay, () => {
      this.#timerRuns = false;
      if (!this.#failing) return;
      // A timer may fire a millisecond early; then this attempt must still count.
      this.#retryAt = Math.min(this.#retryAt, this.#clock.now());
      this.#retry();
      if (this.#failing) this.#startTimer();
    });
  }
}
