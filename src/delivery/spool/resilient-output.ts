import type { SpoolClock } from './clock.ts';
import { Degradation } from './degradation.ts';
import type { SpoolDropReason } from './drop-counts.ts';
import type { FrameFacts } from './frame.ts';
import type { RecordEncoder } from './frame-buffer.ts';
import { GroupCommit } from './group-commit.ts';
import { MemoryQueue, type QueuedFrame } from './memory-queue.ts';
import type { SegmentFile } from './segment-file.ts';
import { SegmentOutput } from './segment-output.ts';
import {
  type AppendOutcome,
  DEFAULT_LIMIT_BYTES,
  DEFAULT_MEMORY_BYTES,
  DEFAULT_SEGMENT_BYTES,
  type SegmentWriterOptions,
  type WriterTotals,
} from './writer-options.ts';

// Copies of frames that are not durable yet; beyond it the writer waits for the disk.
const BACKLOG_BYTES = 8 * 1024 * 1024;

/** Called for each accepted record that is given up. */
export type OnDrop = (reason: SpoolDropReason, severity: number) => void;

/** Frames on their way to the disk, in memory while it fails, and back to the disk in order. */
export class ResilientOutput {
  readonly totals: WriterTotals = { accepted: 0, spooled: 0, durable: 0 };
  readonly #options: SegmentWriterOptions;
  readonly #clock: SpoolClock;
  readonly #onDrop: OnDrop;
  readonly #queue: MemoryQueue;
  readonly #commit: GroupCommit;
  readonly #output: SegmentOutput;
  readonly #degradation: Degradation;
  readonly #keep = (frame: QueuedFrame) => this.#keepInMemory(frame);
  #writeScheduled = false;
  #commitScheduled = false;
  #recordsInBuffer = 0;
  #lastKept = true;
  #ended = false;

  constructor(options: SegmentWriterOptions, clock: SpoolClock, onDrop: OnDrop) {
    const { storage, home, shared, thread, resource } = options;
    const { limitBytes = DEFAULT_LIMIT_BYTES, segmentBytes = DEFAULT_SEGMENT_BYTES } = options;
    this.#options = options;
    this.#clock = clock;
    this.#onDrop = onDrop;
    this.#queue = new MemoryQueue(options.memoryBytes ?? DEFAULT_MEMORY_BYTES, (frame) =>
      onDrop('memory_full', frame.severity),
    );
    this.#commit = this.#newCommit();
    const place = { storage, directory: home.path, thread, shared, resource };
    const bytes = Math.min(segmentBytes, limitBytes / 16);
    this.#output = new SegmentOutput(place, home, this.#commit, bytes);
    this.#degradation = new Degradation(clock, () => this.recover());
  }

  get isDegraded(): boolean {
    return this.#degradation.failing;
  }

  /** Bytes gathered and not written yet. */
  get gathered(): number {
    return this.#output.buffer.filled;
  }

  get scopes(): readonly Uint8Array[] {
    return this.#output.scopes;
  }

  get inMemory(): number {
    return this.#queue.size;
  }

  addScope(payload: Uint8Array): number {
    return this.#output.addScope(payload);
  }

  /** Whether a segment is open with room in it and nothing older waiting. */
  ready(now: number): boolean {
    const output = this.#output;
    if (this.#degradation.failing) return this.#degradation.isDue && this.#reopen(now);
    if (output.isOpen && !output.isAtEnd && this.#queue.size === 0) return true;
    return this.#reopen(now);
  }

  #reopen(now: number): boolean {
    const output = this.#output;
    if (output.isAtEnd) {
      if (!this.write()) return false;
      output.retire();
    }
    if (!output.isOpen && !this.#open(now)) return false;
    return this.#queue.size === 0 ? this.#works(0) : this.#drain(now);
  }

  #open(now: number): boolean {
    try {
      this.#output.open(now);
      return true;
    } catch (error) {
      this.#degradation.fail(error, this.#options.home.path);
      return false;
    }
  }

  #works(waited: number): true {
    this.#degradation.recover(this.#options.home.path, waited);
    return true;
  }

  // What waited in memory is older than what comes now, and goes first.
  #drain(now: number): boolean {
    const output = this.#output;
    const frames = this.#queue.takeAll();
    for (const [index, frame] of frames.entries()) {
      output.prepare(frame);
      output.buffer.addFrame(frame.bytes, output.salt);
      this.#recordsInBuffer += 1;
      if (!output.buffer.isFull && index < frames.length - 1) continue;
      let written = this.write();
      if (written && output.isAtEnd) {
        output.retire();
        written = this.#open(now);
      }
      if (!written) {
        this.#queue.putBack(frames.slice(index + 1));
        return false;
      }
    }
    return this.#works(frames.length);
  }

  /** Encodes a record behind what is gathered; throws what the encoder throws, and then nothing was taken. */
  encode<T>(value: T, encode: RecordEncoder<T>, facts: FrameFacts): void {
    this.#output.prepare(facts);
    this.#output.buffer.encode(value, encode, facts, this.#output.salt);
    this.totals.accepted += 1;
    this.#recordsInBuffer += 1;
  }

  /** Adds a frame of our own. */
  addPayload(payload: Uint8Array, facts: FrameFacts): void {
    this.#output.buffer.addPayload(payload, facts, this.#output.salt);
  }

  /** Decides what becomes of the record just encoded. */
  settle(): AppendOutcome {
    if (this.#options.mode === 'coalesced' && !this.#output.buffer.isFull) {
      this.#scheduleWrite();
      return 'pending';
    }
    if (this.write()) return 'spooled';
    return this.#lastKept ? 'memory' : 'dropped';
  }

  /** The same where `ready` said no. */
  toMemory(): AppendOutcome {
    this.#output.saveUnwritten(0, this.#keep);
    this.#recordsInBuffer = 0;
    return this.#lastKept ? 'memory' : 'dropped';
  }

  #keepInMemory(frame: QueuedFrame): void {
    this.#recordsInBuffer -= 1;
    this.#lastKept = this.#queue.push(frame);
    if (!this.#lastKept) this.#onDrop('memory_full', frame.severity);
  }

  #scheduleWrite(): void {
    if (this.#writeScheduled) return;
    this.#writeScheduled = true;
    this.#clock.atEndOfTurn(() => {
      this.#writeScheduled = false;
      this.write();
    });
  }

  write(): boolean {
    const error = this.#output.write(this.#keep);
    this.totals.spooled += Math.max(0, this.#recordsInBuffer);
    this.#recordsInBuffer = 0;
    if (error !== undefined) {
      this.#degradation.fail(error, this.#options.home.path);
      return false;
    }
    if (this.#options.mode === 'fsync') this.#scheduleCommit();
    return true;
  }

  #scheduleCommit(): void {
    if (this.#commit.backlogBytes > BACKLOG_BYTES) this.#commit.commitNow();
    if (this.#commitScheduled) return;
    this.#commitScheduled = true;
    this.#clock.atEndOfTurn(() => {
      this.#commitScheduled = false;
      this.#commit.begin();
    });
  }

  /** Leaves the segment; what is gathered waits for the next. */
  leaveSegment(): void {
    this.#output.saveUnwritten(0, this.#keep);
    this.#recordsInBuffer = 0;
    this.#output.retire();
  }

  /** Tries the disk again, if it is failing. */
  recover(): void {
    if (this.#degradation.failing && !this.#ended) this.#reopen(this.#clock.now());
  }

  /** See `GroupCommit.wait`. */
  durable(): Promise<boolean> {
    return this.#commit.wait();
  }

  /** See `GroupCommit.commitNow`. */
  commitNow(): boolean {
    return this.#commit.commitNow();
  }

  /** Nothing more comes; returns what the disk never took. */
  end(): QueuedFrame[] {
    // The timer of a failing disk may still be running.
    this.#ended = true;
    this.#output.retire();
    return this.#queue.takeAll();
  }

  /** Takes out what waits in memory. */
  takeFromMemory(): QueuedFrame[] {
    return this.#queue.takeAll();
  }

  get hasSegment(): boolean {
    return this.#output.isOpen;
  }

  #rewrite(segments: readonly SegmentFile[], frames: QueuedFrame[]): boolean {
    this.#takeBack(segments, frames);
    return !this.#degradation.failing && this.#reopen(this.#clock.now());
  }

  #takeBack(segments: readonly SegmentFile[], frames: QueuedFrame[]): void {
    if (this.#output.isAmong(segments)) this.leaveSegment();
    this.totals.spooled -= frames.length;
    this.#queue.putBack(frames);
  }

  #newCommit(): GroupCommit {
    const { storage, home } = this.#options;
    return new GroupCommit({
      storage,
      synchroniseNames: () => home.synchroniseNames(),
      onDurable: (records) => {
        this.totals.durable += records;
      },
      rewrite: (segments, frames) => this.#rewrite(segments, frames),
      keep: (segments, frames, error) => {
        this.#takeBack(segments, frames);
        this.#degradation.fail(error, home.path);
      },
    });
  }
}
