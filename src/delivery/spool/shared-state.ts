const USED = 0;
const GENERATION = 1;
const KIBIBYTE = 1024;

/**
 * What the threads of a process share about its spool: the space in use, and a
 * generation that rises when the directory was lost, so that every writer
 * begins a new segment. `memory` can be handed to a worker thread.
 */
export class SharedSpoolState {
  readonly memory: SharedArrayBuffer;
  readonly #cells: Int32Array;
  #remainder = 0;

  constructor(memory: SharedArrayBuffer = new SharedArrayBuffer(8)) {
    this.memory = memory;
    this.#cells = new Int32Array(memory);
  }

  /** Bytes in use, in steps of 1 KiB, of all threads. */
  get usedBytes(): number {
    return (this.#cells[USED] as number) * KIBIBYTE;
  }

  /** Adds bytes written, or takes away (negative) bytes removed. */
  add(bytes: number): void {
    this.#remainder += bytes;
    if (this.#remainder < KIBIBYTE && this.#remainder > -KIBIBYTE) return;
    const whole = Math.trunc(this.#remainder / KIBIBYTE);
    this.#remainder -= whole * KIBIBYTE;
    Atomics.add(this.#cells, USED, whole);
  }

  /** Replaces the count by what was measured. */
  measured(bytes: number): void {
    Atomics.store(this.#cells, USED, Math.ceil(bytes / KIBIBYTE));
  }

  /** Which directory, counted from 0, the writers should be in. */
  get generation(): number {
    return Atomics.load(this.#cells, GENERATION);
  }

  /** Says that the directory was lost. */
  directoryLost(): void {
    Atomics.add(this.#cells, GENERATION, 1);
  }
}
