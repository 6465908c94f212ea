/** A new file's time of the last write may be of a clock that is some milliseconds behind. */
const COARSE_CLOCK_MILLIS = 50;

/**
 * Rotation by time: lines of different periods are in different files. Periods
 * are counted from the epoch, in UTC, so that all processes mean the same ones,
 * and no day has 23 or 25 hours.
 */
export class RotationPeriod {
  readonly #millis: number | undefined;
  #current = 0;
  #lastLook = Number.NEGATIVE_INFINITY;

  /** `millis`: length of a period; undefined for none. */
  constructor(millis: number | undefined) {
    this.#millis = millis;
  }

  /**
   * A file was opened: its lines are of the period of its last write, or later
   * than our last look at the one before it. On a network disk whose clock is
   * behind, writers would otherwise rotate each other's new file for each line.
   */
  begin(file: { readonly size: number; readonly mtimeMs: number }, now: number): void {
    if (this.#millis === undefined) return;
    const written =
      file.size > 0 ? Math.max(file.mtimeMs + COARSE_CLOCK_MILLIS, this.#lastLook) : now;
    // Not in the future, whatever a clock said when it was written.
    this.#current = Math.floor(Math.min(written, now) / this.#millis);
    this.#lastLook = now;
  }

  /** Whether a line written now belongs into another file. */
  isOver(now: number): boolean {
    if (this.#millis === undefined) return false;
    this.#lastLook = now;
    const period = Math.floor(now / this.#millis);
    // The clock went back: otherwise no rotation until it is where it was.
    if (period < this.#current) this.#current = period;
    return period > this.#current;
  }
}
