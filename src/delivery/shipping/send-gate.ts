const FIRST_PAUSE_MILLIS = 250;
const LONGEST_PAUSE_MILLIS = 30_000;
// A receiver that asks for more than this has a bug in its clock.
const LONGEST_RETRY_AFTER_MILLIS = 600_000;

// The wall clock may be set back by an hour, and a pause would last as long.
const monotonic = (): number => performance.now();

/**
 * When the next request may go. While requests succeed several go at a time;
 * after a failure one goes at a time, after a pause that doubles with each
 * failure, until one succeeds.
 */
export class SendGate {
  readonly #width: number;
  readonly #now: () => number;
  readonly #random: () => number;
  #underWay = 0;
  #failures = 0;
  #openAt = 0;

  constructor(width: number, now: () => number = monotonic, random: () => number = Math.random) {
    this.#width = width;
    this.#now = now;
    this.#random = random;
  }

  get isFailing(): boolean {
    return this.#failures > 0;
  }

  /** Takes a place if one is free now; otherwise the milliseconds to wait, or Infinity for another to end. */
  enter(): 0 | number {
    if (this.#underWay >= (this.isFailing ? 1 : this.#width)) return Number.POSITIVE_INFINITY;
    const wait = this.#openAt - this.#now();
    if (wait > 0) return wait;
    this.#underWay += 1;
    return 0;
  }

  /** A request ended without telling anything of the receiver's health. */
  left(): void {
    this.#underWay -= 1;
  }

  succeeded(): void {
    this.#underWay -= 1;
    this.#failures = 0;
    this.#openAt = 0;
  }

  /** `afterMillis`: what the receiver asked for. */
  failed(afterMillis?: number): void {
    this.#underWay -= 1;
    const doubled = FIRST_PAUSE_MILLIS * 2 ** Math.min(this.#failures, 10);
    const pause = Math.min(doubled, LONGEST_PAUSE_MILLIS) * (0.75 + this.#random() * 0.5);
    const asked = Math.min(afterMillis ?? 0, LONGEST_RETRY_AFTER_MILLIS);
    this.#failures += 1;
    this.#openAt = Math.max(this.#openAt, this.#now() + Math.max(pause, asked));
  }

  /** Ends the pause: somebody is waiting for the outcome of one more try. */
  hurry(): void {
    this.#openAt = 0;
  }
}
