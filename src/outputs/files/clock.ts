/** Time for files; tests bring their own. */
export interface FileClock {
  /** Milliseconds since the epoch. It may jump: somebody sets it, or a machine wakes up. */
  now(): number;
  /** Milliseconds since some moment; never goes back. */
  monotonic(): number;
}

export const systemClock: FileClock = { now: Date.now, monotonic: () => performance.now() };

const JUMP_MILLIS = 5 * 60_000;
const DISTRUST_MILLIS = 60 * 60_000;

/**
 * Says whether the age of a file means anything. A clock that jumps a year ahead
 * makes every file a year old: for an hour after a jump nothing is deleted for
 * its age. Number and total size still bound what is kept.
 */
export class ClockTrust {
  readonly #clock: FileClock;
  #difference: number;
  #distrustedUntil = Number.NEGATIVE_INFINITY;

  constructor(clock: FileClock) {
    this.#clock = clock;
    this.#difference = clock.now() - clock.monotonic();
  }

  /** Looks at the clock; a jump is seen at the first look after it. */
  get isTrusted(): boolean {
    const monotonic = this.#clock.monotonic();
    const difference = this.#clock.now() - monotonic;
    // Compared with the last look, not the first: a clock that is slewed slowly does not jump.
    if (Math.abs(difference - this.#difference) > JUMP_MILLIS) {
      this.#distrustedUntil = monotonic + DISTRUST_MILLIS;
    }
    this.#difference = difference;
    return monotonic >= this.#distrustedUntil;
  }
}
