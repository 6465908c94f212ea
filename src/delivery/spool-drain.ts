import type { SpoolControl } from './spool-control.ts';

const LOOK_MILLIS = 5;
const CELL_RANGE = 2 ** 32;

/** Waits for the shipper's thread to deliver what is spooled. */
export class SpoolDrain {
  readonly #control: SpoolControl;
  #triedUpTo: number | undefined;

  constructor(control: SpoolControl) {
    this.#control = control;
  }

  /** Whether anything was ever written. */
  get isUsed(): boolean {
    return this.#control.written !== 0;
  }

  /** Whether records wait. */
  get isPending(): boolean {
    return this.#control.isPending;
  }

  /** Whether records wait that were not tried in vain since they were written. */
  get hasUntried(): boolean {
    return this.#control.isPending && this.#control.written !== this.#triedUpTo;
  }

  /** Records of all threads that are not delivered; about. */
  get records(): number {
    if (!this.#control.isPending) return 0;
    const settled = this.#control.total('settled') % CELL_RANGE;
    return Math.max(1, (this.#control.written - settled) | 0);
  }

  /** Resolves when everything was tried, or after the time given; keeps the process alive until then. */
  async untilTried(timeoutMillis: number): Promise<void> {
    if (!this.#control.isPending) return;
    const until = performance.now() + timeoutMillis;
    const { written } = this.#control;
    const question = this.#control.ask(false);
    // Looks instead of waiting for a message: the loop is idle here, and it is soon over.
    while (!this.#control.waitForAnswer(question, 0) && performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MILLIS));
    }
    if (this.#control.isPending) this.#triedUpTo = written;
  }

  /** Asks for the last time; what it returns blocks until that is answered or the time is over. */
  finish(): (timeoutMillis: number) => void {
    const question = this.#control.ask(true);
    return (timeoutMillis) => void this.#control.waitForAnswer(question, timeoutMillis);
  }

  /** The shipper's thread is gone: whoever waits for it would wait in vain. */
  giveUp(): void {
    this.#control.answer(this.#control.asked);
  }
}
