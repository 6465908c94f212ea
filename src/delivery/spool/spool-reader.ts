import { join } from 'node:path';
import { type Cursor, readCursor, writeCursor } from './cursor.ts';
import { type SegmentName, segmentsAmong } from './segment-name.ts';
import type { Damage } from './segment-reader.ts';
import type { SharedSpoolState } from './shared-state.ts';
import { attempt, errorCode, type SpoolStorage } from './storage.ts';
import {
  type EntryPlace,
  type FinishedSegment,
  type SpoolEntry,
  ThreadReader,
} from './thread-reader.ts';

const ENTRIES_PER_TURN = 512;

/**
 * Reads what all threads wrote into one directory, moves the cursor over what
 * was delivered, and removes segments behind it. One at a time for a directory.
 */
export class SpoolReader {
  readonly directory: string;
  readonly #storage: SpoolStorage;
  readonly #shared: SharedSpoolState | undefined;
  readonly #live: boolean;
  readonly #cursor: Cursor;
  readonly #threads = new Map<number, ThreadReader>();
  #turn = 0;
  #entriesOfTurn = 0;
  #lastError: unknown;

  /** `live`: its process may still write. `shared` is told of the bytes removed. */
  constructor(storage: SpoolStorage, directory: string, live: boolean, shared?: SharedSpoolState) {
    this.#storage = storage;
    this.#shared = shared;
    this.directory = directory;
    this.#live = live;
    this.#cursor = readCursor(storage, directory);
    this.#list();
  }

  /** The next entry of any thread; undefined where there is none now. Never throws. */
  next(): SpoolEntry | undefined {
    const entry = this.#fromThreads();
    if (entry) return entry;
    this.#list();
    return this.#fromThreads();
  }

  /** Says that the entry that ends there, and all before it of its thread, need not be delivered any more. */
  delivered({ thread, segment, end }: EntryPlace): void {
    this.#cursor.set(thread, { segment, offset: end });
  }

  /**
   * Writes the cursor and removes the segments behind it; false where that
   * failed, and then nothing was removed. The cursor is made durable before a
   * segment goes, and only then.
   */
  saveCursor(): boolean {
    const passed = this.#passed();
    try {
      writeCursor(this.#storage, this.directory, this.#cursor, passed.length > 0);
    } catch (error) {
      this.#lastError = error;
      return false;
    }
    for (const { reader, segment } of passed) this.#remove(reader, segment);
    return true;
  }

  /** Whether everything there was is read and gone; for a directory that is not live. */
  get isDrained(): boolean {
    return [...this.#threads.values()].every(
      (reader) => reader.isDone && reader.finished.length === 0,
    );
  }

  /** Segments that no one has opened yet; these may be swept. */
  get unopened(): SegmentName[] {
    return [...this.#threads.values()].flatMap((reader) =>
      this.#live ? reader.unopened.slice(0, -1) : reader.unopened,
    );
  }

  /** What was found damaged in segments read to their end. */
  get damage(): Damage {
    const sum: Damage = { places: 0, bytes: 0, tornBytes: 0 };
    for (const { damage } of this.#threads.values()) {
      sum.places += damage.places;
      sum.bytes += damage.bytes;
      sum.tornBytes += damage.tornBytes;
    }
    return sum;
  }

  /** When the oldest segment being read was begun, in milliseconds since the epoch. */
  get oldestMillis(): number | undefined {
    const times = [...this.#threads.values()].map((reader) => reader.createdMillis);
    const known = times.filter((time) => time !== undefined);
    return known.length > 0 ? Math.min(...known) : undefined;
  }

  /** The last error of the storage, which `next` does not throw. */
  get lastError(): unknown {
    return this.#lastError;
  }

  close(): void {
    for (const reader of this.#threads.values()) attempt(() => reader.close());
  }

  // A few hundred of one thread, then the next: a thread that never rests must not keep the others waiting.
  #fromThreads(): SpoolEntry | undefined {
    const threads = [...this.#threads.values()];
    for (let tries = 0; tries < threads.length; tries += 1) {
      const reader = threads[this.#turn % threads.length] as ThreadReader;
      const entry = this.#entryOf(reader);
      if (entry && ++this.#entriesOfTurn < ENTRIES_PER_TURN) return entry;
      this.#turn += 1;
      this.#entriesOfTurn = 0;
      if (entry) return entry;
    }
    return undefined;
  }

  #entryOf(reader: ThreadReader): SpoolEntry | undefined {
    try {
      return reader.next(this.#live);
    } catch (error) {
      // EMFILE and the like pass; the next call tries again.
      this.#lastError = error;
      return undefined;
    }
  }

  #list(): void {
    let names: SegmentName[];
    try {
      names = segmentsAmong(this.#storage.list(this.directory));
    } catch (error) {
      this.#lastError = error;
      return;
    }
    for (const thread of new Set(names.map((name) => name.thread))) {
      let reader = this.#threads.get(thread);
      if (!reader) {
        reader = new ThreadReader(this.#storage, this.directory, this.#cursor.get(thread));
        this.#threads.set(thread, reader);
      }
      reader.offer(names.filter((name) => name.thread === thread));
    }
  }

  #passed(): { reader: ThreadReader; segment: FinishedSegment }[] {
    return [...this.#threads].flatMap(([thread, reader]) => {
      const cursor = this.#cursor.get(thread);
      const kept = reader.finished.findIndex(({ name, lastEnd }) => {
        if (lastEnd === 0) return false;
        return (
          !cursor ||
          cursor.segment < name.number ||
          (cursor.segment === name.number && cursor.offset < lastEnd)
        );
      });
      const passed = kept < 0 ? reader.finished : reader.finished.slice(0, kept);
      return passed.map((segment) => ({ reader, segment }));
    });
  }

  #remove(reader: ThreadReader, segment: FinishedSegment): void {
    const path = join(this.directory, segment.name.file);
    try {
      const { bytes } = this.#storage.stat(path);
      this.#storage.unlink(path);
      this.#shared?.add(-bytes);
    } catch (error) {
      this.#lastError = error;
      if (errorCode(error) !== 'ENOENT') return;
    }
    reader.finished.splice(reader.finished.indexOf(segment), 1);
  }
}
