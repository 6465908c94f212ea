import { join } from 'node:path';
import { buildFrame, FRAME_KIND } from './frame.ts';
import type { QueuedFrame } from './memory-queue.ts';
import { newSegmentName, type SegmentName, segmentHeader } from './segment-name.ts';
import type { SharedSpoolState } from './shared-state.ts';
import { attempt, type SpoolStorage, writeFully } from './storage.ts';

/** Where and for whom a segment is begun. */
export interface SegmentPlace {
  readonly storage: SpoolStorage;
  readonly directory: string;
  readonly thread: number;
  readonly shared: SharedSpoolState;
  readonly resource: Uint8Array;
}

/** A segment that this thread appends to. */
export class SegmentFile {
  readonly name: SegmentName;
  readonly file: number;
  /** Scopes that were put before a record of theirs. */
  readonly scopes = new Set<number>();
  /** Why the last `append` stopped short. */
  error: unknown;
  /** Nothing more will be appended; whoever synchronises it last closes it. */
  retired = false;
  /** A synchronisation failed: what the kernel still holds may be gone, although the next one succeeds. */
  failed = false;
  namesAreDurable = false;
  readonly #storage: SpoolStorage;
  readonly #shared: SharedSpoolState;
  #size = 0;
  #closed = false;
  #retainedBytes = 0;
  #retained: QueuedFrame[] = [];

  /** Creates a segment with its header and resource; throws what the storage throws. */
  static create(place: SegmentPlace, number: number, nowMillis: number): SegmentFile {
    const { storage, directory, resource } = place;
    const name = newSegmentName(place.thread, number);
    const path = join(directory, name.file);
    const file = storage.createFile(path);
    const facts = { kind: FRAME_KIND.resource, sequence: 0, scope: 0, severity: 0, flags: 0 };
    const frame = buildFrame(facts, resource, name.salt);
    const beginning = Buffer.concat([segmentHeader(name, nowMillis), frame]);
    try {
      writeFully(storage, file, beginning, beginning.length);
    } catch (error) {
      attempt(() => storage.close(file));
      attempt(() => storage.unlink(path));
      throw error;
    }
    place.shared.add(beginning.length);
    return new SegmentFile(place, name, file, beginning.length);
  }

  private constructor(place: SegmentPlace, name: SegmentName, file: number, size: number) {
    this.#storage = place.storage;
    this.#shared = place.shared;
    this.name = name;
    this.file = file;
    this.#size = size;
  }

  get size(): number {
    return this.#size;
  }

  /** Appends `length` bytes; returns how many were written, fewer than asked where `error` is set. */
  append(bytes: Uint8Array, length: number): number {
    let done = 0;
    try {
      while (done < length) {
        const written = this.#storage.write(this.file, bytes, done, length - done);
        if (written <= 0) throw Object.assign(new Error('nothing written'), { code: 'ENOSPC' });
        done += written;
      }
    } catch (error) {
      this.error = error;
    }
    this.#size += done;
    this.#shared.add(done);
    return done;
  }

  /** Keeps a frame until it is durable: after a failed synchronisation it must be written again. */
  retain(frame: QueuedFrame): void {
    this.#retained.push(frame);
    this.#retainedBytes += frame.bytes.length;
  }

  get hasRetained(): boolean {
    return this.#retained.length > 0;
  }

  get retainedBytes(): number {
    return this.#retainedBytes;
  }

  takeRetained(): QueuedFrame[] {
    const frames = this.#retained;
    this.#retained = [];
    this.#retainedBytes = 0;
    return frames;
  }

  close(): void {
    // Twice would close whatever got the same descriptor since.
    if (this.#closed) return;
    this.#closed = true;
    attempt(() => this.#storage.close(this.file));
  }
}
