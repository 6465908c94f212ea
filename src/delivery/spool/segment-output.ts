import { NOT_PRIVATE } from '../../common/private-directory.ts';
import { FRAME_FLAG, FRAME_KIND, type FrameFacts } from './frame.ts';
import { FrameBuffer } from './frame-buffer.ts';
import type { GroupCommit } from './group-commit.ts';
import type { QueuedFrame } from './memory-queue.ts';
import { SegmentFile, type SegmentPlace } from './segment-file.ts';
import type { SpoolHome } from './spool-home.ts';
import { errorCode } from './storage.ts';

// Of this process: a second writer of a thread must not begin at 1 again, behind what the reader has read.
const lastNumbers = new Map<string, number>();

/** Frames into segments: opens, rotates and retires them; says what could not be written. */
export class SegmentOutput {
  readonly buffer = new FrameBuffer();
  readonly #place: SegmentPlace;
  readonly #home: SpoolHome;
  readonly #commit: GroupCommit;
  readonly #segmentBytes: number;
  readonly #scopes: Uint8Array[] = [];
  #segment: SegmentFile | undefined;
  #durableInBuffer = false;

  constructor(place: SegmentPlace, home: SpoolHome, commit: GroupCommit, segmentBytes: number) {
    this.#place = place;
    this.#home = home;
    this.#commit = commit;
    this.#segmentBytes = segmentBytes;
  }

  /** Salt that frames in the buffer must have; 0 while no segment is open. */
  get salt(): number {
    return this.#segment?.name.salt ?? 0;
  }

  get isOpen(): boolean {
    return this.#segment !== undefined;
  }

  get isAtEnd(): boolean {
    return (this.#segment?.size ?? 0) + this.buffer.filled >= this.#segmentBytes;
  }

  get scopes(): readonly Uint8Array[] {
    return this.#scopes;
  }

  addScope(payload: Uint8Array): number {
    return this.#scopes.push(payload) - 1;
  }

  /** Begins a segment; throws what the storage throws. */
  open(nowMillis: number): void {
    const { storage, directory } = this.#place;
    // In a root where all may do that, somebody could have put another directory at our path.
    if (storage.privateDirectory(directory) === undefined) {
      this.#openInNewDirectory(nowMillis);
      return;
    }
    try {
      this.#segment = SegmentFile.create(this.#place, this.#nextNumber(), nowMillis);
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error;
      this.#openInNewDirectory(nowMillis);
    }
  }

  // A directory without its lease is better than records without a segment.
  #openInNewDirectory(nowMillis: number): void {
    let cause: unknown;
    try {
      this.#home.ensure();
    } catch (error) {
      if (errorCode(error) === NOT_PRIVATE) throw error;
      cause = error;
    }
    try {
      this.#segment = SegmentFile.create(this.#place, this.#nextNumber(), nowMillis);
    } catch (error) {
      throw cause ?? error;
    }
  }

  #nextNumber(): number {
    const key = `${this.#place.thread} ${this.#place.directory}`;
    const number = (lastNumbers.get(key) ?? 0) + 1;
    lastNumbers.set(key, number);
    return number;
  }

  /** Puts the scope of a record before it, where this segment has not got it. */
  prepare(facts: FrameFacts): void {
    const segment = this.#segment;
    if (facts.flags & FRAME_FLAG.durable) this.#durableInBuffer = true;
    if (!segment || segment.scopes.has(facts.scope)) return;
    const payload = this.#scopes[facts.scope];
    if (!payload) return;
    const scopeFacts = { ...facts, kind: FRAME_KIND.scope, sequence: 0, severity: 0, flags: 0 };
    this.buffer.addPayload(payload, scopeFacts, segment.name.salt);
    segment.scopes.add(facts.scope);
  }

  /** Writes what the buffer holds; where that fails the segment is left and the error returned. */
  write(onUnwritten: (frame: QueuedFrame) => void): unknown {
    const { buffer } = this;
    const segment = this.#segment;
    if (!segment || buffer.filled === 0) return undefined;
    const written = segment.append(buffer.bytes, buffer.filled);
    if (this.#durableInBuffer) this.#retain(segment, written);
    if (written < buffer.filled) this.saveUnwritten(written, onUnwritten);
    buffer.clear();
    this.#durableInBuffer = false;
    if (segment.error !== undefined) this.retire();
    return segment.error;
  }

  /** Hands out copies of the records in the buffer that are not wholly before `written`, and empties it. */
  saveUnwritten(written: number, onUnwritten: (frame: QueuedFrame) => void): void {
    for (const frame of this.buffer.framesAfter(written)) {
      if (frame.kind !== FRAME_KIND.record) continue;
      onUnwritten({ ...frame, bytes: this.#copy(frame.start, frame.end) });
    }
    this.buffer.clear();
  }

  /** Leaves the segment; the commit closes it where it still has to be synchronised. */
  retire(): void {
    const segment = this.#segment;
    if (!segment) return;
    this.#segment = undefined;
    segment.retired = true;
    if (!this.#commit.needs(segment)) segment.close();
  }

  isAmong(segments: readonly SegmentFile[]): boolean {
    return this.#segment !== undefined && segments.includes(this.#segment);
  }

  #retain(segment: SegmentFile, written: number): void {
    for (const frame of this.buffer.framesAfter(0)) {
      if (frame.end > written || !(frame.flags & FRAME_FLAG.durable)) continue;
      segment.retain({ ...frame, bytes: this.#copy(frame.start, frame.end) });
    }
    if (segment.hasRetained) this.#commit.add(segment);
  }

  #copy(start: number, end: number): Buffer {
    return Buffer.from(this.buffer.bytes.subarray(start, end));
  }
}
