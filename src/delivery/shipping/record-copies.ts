import type { BufferPool } from './buffer-pool.ts';
import type { ShippedRecord } from './shipped-record.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** More than are under way. */
const MOST_READY = 8192;
const NOTHING = Buffer.alloc(0);

/** What the requests of all sources take their memory from. */
export class RequestMemory {
  readonly buffers: BufferPool;
  /**
   * V8 notes that these live long and allocates them in its old generation from then on, where
   * those of half a million records lay about before it looked: so they are used again.
   */
  readonly records: Writable<ShippedRecord>[] = [];

  constructor(buffers: BufferPool) {
    this.buffers = buffers;
  }
}

/** Holds the records of one request: what a reader gives is overwritten when it reads on. */
export class RecordCopies {
  readonly #memory: RequestMemory;
  readonly #blocks: Buffer[] = [];
  readonly #records: Writable<ShippedRecord>[] = [];
  #filled = 0;

  constructor(memory: RequestMemory) {
    this.#memory = memory;
  }

  /** A copy of a record with its bytes; valid until `release`. */
  add(record: ShippedRecord): ShippedRecord {
    const copy = this.#memory.records.pop() ?? { ...record };
    this.#records.push(copy);
    const block = this.#room(record.end - record.start);
    copy.bytes = block;
    copy.start = this.#filled;
    this.#filled += record.bytes.copy(block, this.#filled, record.start, record.end);
    copy.end = this.#filled;
    copy.resource = record.resource;
    copy.scope = record.scope;
    copy.thread = record.thread;
    copy.segment = record.segment;
    copy.frameEnd = record.frameEnd;
    return copy;
  }

  release(): void {
    for (const block of this.#blocks) this.#memory.buffers.give(block);
    for (const record of this.#records) this.#keep(record);
    this.#blocks.length = 0;
    this.#records.length = 0;
  }

  #room(bytes: number): Buffer {
    const last = this.#blocks.at(-1);
    if (last && last.length - this.#filled >= bytes) return last;
    const block = this.#memory.buffers.take(bytes);
    this.#blocks.push(block);
    this.#filled = 0;
    return block;
  }

  #keep(record: Writable<ShippedRecord>): void {
    if (this.#memory.records.length >= MOST_READY) return;
    // Nothing that is not needed is held on to.
    record.bytes = NOTHING;
    record.resource = NOTHING;
    record.scope = NOTHING;
    this.#memory.records.push(record);
  }
}
