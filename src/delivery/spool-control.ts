const WAKE = 0;
const SLEEPING = 1;
const WRITTEN = 2;
const CLEAN = 3;
const ASKED = 4;
const ANSWERED = 5;
const FINISHING = 6;
const CELLS = 8;

/** Totals that the shipper keeps, each written by its thread alone. */
export const SPOOL_TOTAL = {
  /** Records the receiver took. */
  delivered: 0,
  /** Records a partial success refused. */
  rejected: 1,
  /** Records set aside because the receiver will never take them. */
  setAside: 2,
  /** Requests that were tried again. */
  retries: 3,
  /** Records of this process that need not be delivered any more. */
  settled: 4,
  /** Damaged places found in segments. */
  damaged: 5,
  /** When the oldest segment with undelivered records was begun, milliseconds since the epoch; 0: none. */
  oldestMillis: 6,
} as const;
export type SpoolTotal = keyof typeof SPOOL_TOTAL;
const TOTALS = 8;

/**
 * What the threads that log and the one that ships tell each other without a
 * message: a message costs microseconds a record, and a thread that is blocked
 * in `exit` receives none.
 */
export class SpoolControl {
  readonly memory: SharedArrayBuffer;
  readonly #cells: Int32Array<SharedArrayBuffer>;
  readonly #totals: Float64Array;

  constructor(memory: SharedArrayBuffer = new SharedArrayBuffer(CELLS * 4 + TOTALS * 8)) {
    this.memory = memory;
    this.#cells = new Int32Array(memory, 0, CELLS);
    this.#totals = new Float64Array(memory, CELLS * 4, TOTALS);
  }

  /** A record went to the spool; wakes the shipper where it sleeps. */
  wrote(): void {
    Atomics.add(this.#cells, WRITTEN, 1);
    if (Atomics.load(this.#cells, SLEEPING) === 1) this.wake();
  }

  /** Rises with each record, and wraps. */
  get written(): number {
    return Atomics.load(this.#cells, WRITTEN);
  }

  /** Whether records were written since the shipper last had nothing left to deliver. */
  get isPending(): boolean {
    return this.written !== Atomics.load(this.#cells, CLEAN);
  }

  /** The shipper has nothing left of what was written up to here. */
  set clean(written: number) {
    Atomics.store(this.#cells, CLEAN, written);
  }

  /** Asks for everything to be tried at once; `finish`: and for the directory to be removed. */
  ask(finish: boolean): number {
    Atomics.store(this.#cells, FINISHING, finish ? 1 : 0);
    const number = Atomics.add(this.#cells, ASKED, 1) + 1;
    this.wake();
    return number;
  }

  get asked(): number {
    return Atomics.load(this.#cells, ASKED);
  }

  get isFinishing(): boolean {
    return Atomics.load(this.#cells, FINISHING) === 1;
  }

  get isAsked(): boolean {
    return this.asked !== Atomics.load(this.#cells, ANSWERED);
  }

  /** All was tried that had been written when this was asked. */
  answer(number: number): void {
    Atomics.store(this.#cells, ANSWERED, number);
    Atomics.notify(this.#cells, ANSWERED);
  }

  /** Blocks until the question is answered; false where the time was over first. */
  waitForAnswer(number: number, timeoutMillis: number): boolean {
    const until = performance.now() + timeoutMillis;
    for (;;) {
      const answered = Atomics.load(this.#cells, ANSWERED);
      if (answered - number >= 0) return true;
      const remaining = until - performance.now();
      if (remaining <= 0) return false;
      Atomics.wait(this.#cells, ANSWERED, answered, remaining);
    }
  }

  wake(): void {
    Atomics.store(this.#cells, SLEEPING, 0);
    Atomics.add(this.#cells, WAKE, 1);
    Atomics.notify(this.#cells, WAKE);
  }

  /** Changes with every `wake`; read it before looking for work, and sleep with it. */
  get wakeCount(): number {
    return Atomics.load(this.#cells, WAKE);
  }

  /** Sleeps until woken, at once where that happened since `wakeCount` was read. */
  async sleep(wakeCount: number, millis: number): Promise<void> {
    const { async, value } = Atomics.waitAsync(this.#cells, WAKE, wakeCount, Math.max(1, millis));
    if (async) await value;
  }

  /** The same, woken also by the next record, unless one came since `written` was read. */
  async sleepUntilWritten(wakeCount: number, written: number, millis: number): Promise<void> {
    Atomics.store(this.#cells, SLEEPING, 1);
    if (this.written === written) await this.sleep(wakeCount, millis);
    Atomics.store(this.#cells, SLEEPING, 0);
  }

  total(name: SpoolTotal): number {
    return this.#totals[SPOOL_TOTAL[name]] as number;
  }

  /** For the shipper only. */
  add(name: SpoolTotal, amount: number): void {
    this.setTotal(name, this.total(name) + amount);
  }

  setTotal(name: SpoolTotal, value: number): void {
    this.#totals[SPOOL_TOTAL[name]] = value;
  }
}
