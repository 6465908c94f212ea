import { basename } from 'node:path';
import { type RequestLimits, requestEnd } from '../encoder/export-request.ts';
import type { EntryPlace, SpoolReader } from '../spool/index.ts';
import { RecordCopies, type RequestMemory } from './record-copies.ts';
import { lastPlaces, type ShippedRecord, shippedRecord } from './shipped-record.ts';

/** Records of one directory that travel in one request. */
export interface Batch {
  readonly source: SpoolSource;
  readonly records: readonly ShippedRecord[];
  readonly copies: RecordCopies;
  /** Where it ends. Not to be read from its records later: those are used again once it is settled. */
  readonly places: readonly EntryPlace[];
  isSettled: boolean;
}

/**
 * Cuts what lies in one directory of the spool into requests, and moves the
 * directory's cursor over those that are settled, in order: of several under
 * way, one that is ahead of an earlier one must not take the cursor with it.
 */
export class SpoolSource {
  readonly reader: SpoolReader;
  readonly isOwn: boolean;
  readonly #stream: string;
  readonly #batches: Batch[] = [];
  readonly #memory: RequestMemory;
  #forming: ShippedRecord[] = [];
  #formingBytes = 0;
  #copies: RecordCopies;
  #isUnsaved = false;
  #isExhausted = false;

  constructor(reader: SpoolReader, isOwn: boolean, memory: RequestMemory) {
    this.reader = reader;
    this.#memory = memory;
    this.#copies = new RecordCopies(memory);
    this.isOwn = isOwn;
    this.#stream = basename(reader.directory);
  }

  /** Reads on until a request is full; whether it is. */
  fill(limits: RequestLimits): boolean {
    while (this.#forming.length < limits.records && this.#formingBytes < limits.bytes) {
      const entry = this.reader.next();
      this.#isExhausted = entry === undefined;
      if (!entry) return false;
      const record = this.#copies.add(shippedRecord(entry, this.#stream));
      this.#forming.push(record);
      this.#formingBytes += record.end - record.start;
    }
    return true;
  }

  /** Whether records were read and are not under way. */
  get hasForming(): boolean {
    return this.#forming.length > 0;
  }

  /** Whether nothing read is unsettled. */
  get isSettled(): boolean {
    return this.#forming.length === 0 && this.#batches.length === 0;
  }

  /** Whether all there was, at the last look, is read and settled. */
  get isDone(): boolean {
    return this.#isExhausted && this.isSettled;
  }

  /** The next request's records; what is too much for one waits for the next. */
  take(limits: RequestLimits): Batch {
    const end = requestEnd(this.#forming, 0, limits);
    const records = this.#forming.slice(0, end);
    const places = lastPlaces(records);
    const batch = { source: this, records, copies: this.#copies, places, isSettled: false };
    this.#batches.push(batch);
    this.#startWith(this.#forming.slice(end));
    return batch;
  }

  // Copied once more: the blocks they lie in go back when the request before them is settled.
  #startWith(rest: readonly ShippedRecord[]): void {
    const copies = new RecordCopies(this.#memory);
    this.#copies = copies;
    this.#forming = rest.map((record) => copies.add(record));
    this.#formingBytes = rest.reduce((sum, { start, end }) => sum + end - start, 0);
  }

  /** Moves the cursor as far as everything before is settled as well. */
  settle(batch: Batch): void {
    batch.isSettled = true;
    batch.copies.release();
    for (let first = this.#batches[0]; first?.isSettled; first = this.#batches[0]) {
      for (const place of first.places) this.reader.delivered(place);
      this.#batches.shift();
      this.#isUnsaved = true;
    }
    if (this.#isUnsaved) this.save();
  }

  /** Writes the cursor and removes the segments behind it. */
  save(): boolean {
    this.#isUnsaved = !this.reader.saveCursor();
    return !this.#isUnsaved;
  }
}
