/**
 * At most `burst` records at once, and `perSecond` in the long run: in any span of `t`
 * seconds no more than `burst + perSecond × t` pass.
 */
export class TokenBucket {
  readonly #perMilli: number;
  readonly #burst: number;
  #tokens: number;
  #atMillis: number;

  /** @param nowMillis of a clock that need not be monotonic: one set back refills nothing */
  constructor(perSecond: number, burst: number, nowMillis: number) {
    this.#perMilli = perSecond / 1000;
    this.#burst = burst;
    this.#tokens = burst;
    this.#atMillis = nowMillis;
  }

  /** Takes one token; false where there is none. */
  take(nowMillis: number): boolean {
    const passed = Math.max(0, nowMillis - this.#atMillis);
    this.#atMillis = nowMillis;
    this.#tokens = Math.min(this.#burst, this.#tokens + passed * this.#perMilli);
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
