import { errorLabel, say } from '../../common/diagnostics.ts';
import type { SpoolClock } from './clock.ts';

const FIRST_RETRY_MILLIS = 1000;
const LONGEST_RETRY_MILLIS = 30_000;

/** Whether the disk is failing, since when, and when to try again; says so in one line per failure. */
export class Degradation {
  readonly #clock: SpoolClock;
  readonly #retry: () => void;
  #failing = false;
  #delay = FIRST_RETRY_MILLIS;
  #retryAt = 0;
  #timerRuns = false;

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
    if (!this.#failing) {
      this.#delay = FIRST_RETRY_MILLIS;
      say(
        'warn',
        `the spool in ${directory} cannot be written (${errorLabel(error)}): records wait in memory, the newest and most severe first to stay, until it can`,
      );
    } else this.#delay = Math.min(this.#delay * 2, LONGEST_RETRY_MILLIS);
    this.#failing = true;
    this.#retryAt = this.#clock.now() + this.#delay;
    this.#startTimer();
  }

  /** The disk works again. */
  recover(directory: string, waited: number): void {
    if (!this.#failing) return;
    this.#failing = false;
    say('warn', `the spool in ${directory} works again; ${waited} records that waited are in it`);
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
