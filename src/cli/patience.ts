/** A longer step between two looks is a process, a disk or a machine that stood still, and no receiver's fault. */
const LONGEST_STEP_MILLIS = 1000;

/** Time to wait for something to move, of which only that counts in which it could have moved. */
export class Patience {
  readonly #millis: number;
  readonly #now: () => number;
  #spentMillis = 0;
  #lookedAt: number;

  /** `now`: milliseconds of any clock; default the monotonic one. */
  constructor(millis: number, now: () => number = () => performance.now()) {
    this.#millis = millis;
    this.#now = now;
    this.#lookedAt = now();
  }

  /** To be asked often: it is a look. */
  isOver(): boolean {
    const now = this.#now();
    this.#spentMillis += Math.max(0, Math.min(now - this.#lookedAt, LONGEST_STEP_MILLIS));
    this.#lookedAt = now;
    return this.#spentMillis > this.#millis;
  }

  /** Something moved. */
  restart(): void {
    this.#spentMillis = 0;
    this.#lookedAt = this.#now();
  }
}
