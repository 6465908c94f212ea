import { join } from 'node:path';
import { NOT_PRIVATE } from '../../common/private-directory.ts';
import type { CursorPosition } from './cursor.ts';
import { FRAME_KIND, type Frame } from './frame.ts';
import { sayLeftAlone } from './left-alone.ts';
import type { SegmentName } from './segment-name.ts';
import { type Damage, SegmentReader } from './segment-reader.ts';
import { errorCode, type SpoolStorage } from './storage.ts';

/** Where an entry of the spool ends. */
export interface EntryPlace {
  readonly thread: number;
  readonly segment: number;
  /** Offset in the segment. */
  readonly end: number;
}

/** A record or a loss notice to deliver, with what belongs to it; all bytes are as they were given. */
export interface SpoolEntry extends EntryPlace {
  /** Its payload is a view that is overwritten when the reader goes on. */
  readonly frame: Frame;
  /** Undefined where its frame was damaged and no other segment of the thread told. */
  readonly resource: Buffer | undefined;
  readonly scope: Buffer | undefined;
}

/** A segment read to its end; it may go once the cursor has passed `lastEnd`. */
export interface FinishedSegment {
  readonly name: SegmentName;
  readonly lastEnd: number;
}

/** Reads the segments of one thread, one after the other. */
export class ThreadReader {
  readonly finished: FinishedSegment[] = [];
  readonly damage: Damage = { places: 0, bytes: 0, tornBytes: 0 };
  readonly #storage: SpoolStorage;
  readonly #directory: string;
  readonly #hint: CursorPosition | undefined;
  readonly #scopes = new Map<number, Buffer>();
  #resource: Buffer | undefined;
  #waiting: SegmentName[] = [];
  #lastNumber = 0;
  #name: SegmentName | undefined;
  #reader: SegmentReader | undefined;
  #chunk: Buffer | undefined;
  #deliverFrom = 0;
  #lastEnd = 0;

  constructor(storage: SpoolStorage, directory: string, hint: CursorPosition | undefined) {
    this.#storage = storage;
    this.#directory = directory;
    this.#hint = hint;
  }

  /** Tells of the segments that exist now, in order. */
  offer(names: readonly SegmentName[]): void {
    for (const name of names) {
      if (name.number <= this.#lastNumber) continue;
      this.#lastNumber = name.number;
      // A kill between moving the cursor and removing the segment leaves this behind.
      if (this.#hint && name.number < this.#hint.segment) this.finished.push({ name, lastEnd: 0 });
      else this.#waiting.push(name);
    }
  }

  /** Segments that were not opened yet, and into which the cursor does not point. */
  get unopened(): readonly SegmentName[] {
    // A sweep moves the frames of a segment: the cursor would then point past records that were not delivered.
    return this.#waiting.filter((name) => name.number > (this.#hint?.segment ?? 0));
  }

  /** When the segment being read was begun, if its header tells. */
  get createdMillis(): number | undefined {
    return this.#reader?.createdMillis;
  }

  /** Whether everything offered was read to its end. */
  get isDone(): boolean {
    return this.#reader === undefined && this.#waiting.length === 0;
  }

  /** The next entry; `live` says that the thread may still be writing. Throws what the storage throws. */
  next(live: boolean): SpoolEntry | undefined {
    for (;;) {
      const reader = this.#reader ?? this.#openNext();
      if (!reader) return undefined;
      const isFinal = !live || this.#waiting.length > 0;
      const frame = reader.next(isFinal);
      if (frame) {
        const entry = this.#digest(frame);
        if (entry) return entry;
      } else if (isFinal || reader.isEnded) this.#finish();
      else return undefined;
    }
  }

  close(): void {
    this.#reader?.close();
    this.#chunk = this.#reader?.chunk;
    this.#reader = undefined;
  }

  #digest(frame: Frame): SpoolEntry | undefined {
    if (frame.kind === FRAME_KIND.resource) this.#resource = Buffer.from(frame.payload);
    else if (frame.kind === FRAME_KIND.scope) {
      this.#scopes.set(frame.scope, Buffer.from(frame.payload));
    } else if (frame.kind !== FRAME_KIND.end && frame.start >= this.#deliverFrom) {
      this.#lastEnd = frame.end;
      const segment = this.#name?.number as number;
      const scope = this.#scopes.get(frame.scope);
      const thread = this.#name?.thread as number;
      return { thread, segment, end: frame.end, frame, resource: this.#resource, scope };
    }
    return undefined;
  }

  #openNext(): SegmentReader | undefined {
    for (let name = this.#waiting[0]; name; name = this.#waiting[0]) {
      const path = join(this.#directory, name.file);
      try {
        this.#deliverFrom = this.#startOf(name, path);
        this.#reader = new SegmentReader(this.#storage, path, name.salt, this.#chunk);
      } catch (error) {
        const code = errorCode(error);
        if (code === NOT_PRIVATE) sayLeftAlone(this.#directory, name.file);
        // Else swept meanwhile, or removed by hand.
        else if (code !== 'ENOENT') throw error;
      }
      this.#waiting.shift();
      this.#name = name;
      this.#lastEnd = 0;
      if (this.#reader) return this.#reader;
    }
    return undefined;
  }

  // The cursor counts only where a frame really ends there; otherwise all of the segment goes out again.
  #startOf(name: SegmentName, path: string): number {
    const hint = this.#hint;
    if (!hint || hint.segment !== name.number) return 0;
    const reader = new SegmentReader(this.#storage, path, name.salt);
    try {
      for (let frame = reader.next(true); frame; frame = reader.next(true)) {
        if (frame.end >= hint.offset) return frame.end === hint.offset ? frame.end : 0;
      }
      return 0;
    } finally {
      reader.close();
    }
  }

  #finish(): void {
    const reader = this.#reader as SegmentReader;
    this.damage.places += reader.damage.places;
    this.damage.bytes += reader.damage.bytes;
    this.damage.tornBytes += reader.damage.tornBytes;
    this.finished.push({ name: this.#name as SegmentName, lastEnd: this.#lastEnd });
    this.close();
  }
}
