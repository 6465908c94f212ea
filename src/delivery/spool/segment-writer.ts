import { Admission } from './admission.ts';
import { type SpoolClock, systemClock } from './clock.ts';
import { Degradation } from './degradation.ts';
import { DropCounts, type DropTable, type SpoolDropReason } from './drop-counts.ts';
import { FRAME_FLAG, FRAME_KIND, type FrameFacts } from './frame.ts';
import { type RecordEncoder, TooLargeError } from './frame-buffer.ts';
import { GroupCommit } from './group-commit.ts';
import { memoryImage } from './memory-image.ts';
import { MemoryQueue, type QueuedFrame } from './memory-queue.ts';
import type { SegmentFile } from './segment-file.ts';
import { SegmentOutput } from './segment-output.ts';
import { errorCode } from './storage.ts';
import {
  type AppendOutcome,
  DEFAULT_LIMIT_BYTES,
  DEFAULT_MEMORY_BYTES,
  DEFAULT_SEGMENT_BYTES,
  type SegmentWriterOptions,
  type WriterTotals,
} from './writer-options.ts';

const NOTICE_INTERVAL_MILLIS = 1000;
const LEASE_CHECK_MILLIS = 30_000;
const NOTICE_SEVERITY = 13;
// Copies of frames that are not durable yet; beyond it the writer waits for the disk.
const BACKLOG_BYTES = 8 * 1024 * 1024;

/**
 * Appends the records of one thread to its segments. No method throws, and none
 * waits for anything but the disk.
 */
export class SegmentWriter {
  readonly #options: SegmentWriterOptions;
  readonly #clock: SpoolClock;
  readonly #admission: Admission;
  readonly #queue: MemoryQueue;
  readonly #commit: GroupCommit;
  readonly #output: SegmentOutput;
  readonly #degradation: Degradation;
  readonly #drops = new DropCounts();
  readonly #totals: WriterTotals = { accepted: 0, spooled: 0, durable: 0 };
  readonly #keep = (frame: QueuedFrame) => this.#keepInMemory(frame);
  #sequence: number;
  #generation: number;
  #leaseCheckedAt: number;
  #noticeAt = 0;
  #writeScheduled = false;
  #commitScheduled = false;
  #recordsInBuffer = 0;
  #lastKept = true;
  #closed = false;

  constructor(options: SegmentWriterOptions) {
    const { storage, home, shared, thread, resource } = options;
    const limit = options.limitBytes ?? DEFAULT_LIMIT_BYTES;
    const segmentBytes = Math.min(options.segmentBytes ?? DEFAULT_SEGMENT_BYTES, limit / 16);
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#sequence = options.firstSequence ?? 1;
    this.#generation = shared.generation;
    this.#leaseCheckedAt = this.#clock.now();
    this.#admission = new Admission(limit);
    this.#queue = new MemoryQueue(options.memoryBytes ?? DEFAULT_MEMORY_BYTES, (frame) =>
      this.#drop('memory_full', frame.severity),
    );
    this.#commit = new GroupCommit({
      storage,
      synchroniseNames: () => home.synchroniseNames(),
      onDurable: (records) => {
        this.#totals.durable += records;
      },
      rewrite: (segments, frames) => this.#rewrite(segments, frames),
      keep: (segments, frames, error) => {
        this.#takeBack(segments, frames);
        this.#degradation.fail(error, home.path);
      },
    });
    const place = { storage, directory: home.path, thread, shared, resource };
    this.#output = new SegmentOutput(place, home, this.#commit, segmentBytes);
    this.#degradation = new Degradation(this.#clock, () => this.#recover());
  }

  /** Registers an encoded scope; its number goes with each of its records. At most 65,535. */
  defineScope(payload: Uint8Array): number {
    return this.#output.addScope(payload);
  }

  /**
   * Takes a record: `severity` is its OpenTelemetry number, `flags` are of
   * `FRAME_FLAG`. An error of the encoder is counted as `not_serializable`.
   */
  append<T>(
    value: T,
    severity: number,
    scope: number,
    flags: number,
    encode: RecordEncoder<T>,
  ): AppendOutcome {
    if (this.#closed) return this.#drop('abandoned', severity);
    const now = this.#clock.now();
    if (!this.#admits(severity, flags)) return this.#drop('spool_full', severity);
    this.#keepHome(now);
    const open = this.#ready(now);
    const bits = this.#options.mode === 'fsync' ? flags | FRAME_FLAG.durable : flags;
    const facts = {
      kind: FRAME_KIND.record,
      sequence: this.#sequence,
      scope,
      severity,
      flags: bits,
    };
    try {
      this.#output.prepare(facts);
      this.#output.buffer.encode(value, encode, facts, this.#output.salt);
    } catch (error) {
      const reason = error instanceof TooLargeError ? 'too_large' : 'not_serializable';
      return this.#drop(reason, severity);
    }
    this.#sequence += 1;
    this.#totals.accepted += 1;
    this.#recordsInBuffer += 1;
    if (!open) return this.#toMemory();
    const outcome = this.#settle();
    if (this.#drops.hasUntold) this.#tellLoss(now, NOTICE_INTERVAL_MILLIS);
    return outcome;
  }

  /** Writes everything that waits, as far as the disk allows; synchronous, for `exit`. */
  flush(): boolean {
    this.#writeBuffer();
    if (this.#degradation.failing) this.#recover();
    if (this.#drops.hasUntold) this.#tellLoss(this.#clock.now(), 0);
    if (this.#options.mode === 'fsync') this.#commit.commitNow();
    return !this.#degradation.failing;
  }

  /**
   * Resolves with true once every record with the durable flag (in mode `fsync`:
   * every record) taken so far is on the disk, with false where that failed.
   */
  async durable(): Promise<boolean> {
    this.#writeBuffer();
    if (this.#degradation.failing) this.#recover();
    if (this.#degradation.failing) return false;
    return this.#commit.wait();
  }

  /** Ends the segment; what the disk will not take is given up and counted. Returns the next sequence. */
  close(): number {
    if (this.#closed) return this.#sequence;
    this.#closed = true;
    this.flush();
    this.#writeEnd();
    this.#commit.commitNow();
    this.#output.retire();
    for (const frame of this.#queue.takeAll()) this.#drop('abandoned', frame.severity);
    return this.#sequence;
  }

  /**
   * Takes what waits in memory while the disk fails, as the bytes of a segment
   * (see `framesOf`), so that it can be delivered although it cannot be spooled.
   */
  takeFromMemory(): Buffer | undefined {
    if (this.#queue.size === 0) return undefined;
    return memoryImage(
      this.#options.thread,
      this.#clock.now(),
      this.#options.resource,
      this.#output.scopes,
      this.#queue.takeAll(),
    );
  }

  /** Counts records that somebody else gave up (a sweep), so that the next loss notice tells of them. */
  countDrop(reason: SpoolDropReason, severity: number, records: number): void {
    this.#drops.drop(reason, severity, this.#clock.now(), records);
  }

  get totals(): Readonly<WriterTotals> {
    return this.#totals;
  }

  get dropped(): DropTable {
    return this.#drops.totals;
  }

  /** Whether records wait in memory because the disk fails. */
  get isDegraded(): boolean {
    return this.#degradation.failing;
  }

  /** Records that wait in memory. */
  get inMemory(): number {
    return this.#queue.size;
  }

  #admits(severity: number, flags: number): boolean {
    if (flags & FRAME_FLAG.audit) return true;
    const used = this.#options.shared.usedBytes + this.#output.buffer.filled;
    return this.#admission.admits(severity, used);
  }

  // A process that slept (a stopped container, a suspended machine) may have been taken for dead.
  #keepHome(now: number): void {
    const { shared, home } = this.#options;
    if (Math.abs(now - this.#leaseCheckedAt) > LEASE_CHECK_MILLIS) {
      this.#leaseCheckedAt = now;
      try {
        home.renew();
      } catch (error) {
        if (errorCode(error) === 'ENOENT') shared.directoryLost();
      }
    }
    if (shared.generation === this.#generation) return;
    this.#generation = shared.generation;
    this.#leaveSegment();
  }

  #leaveSegment(): void {
    this.#output.saveUnwritten(0, this.#keep);
    this.#recordsInBuffer = 0;
    this.#output.retire();
  }

  /** Whether a segment is open with room in it and nothing older waiting. */
  #ready(now: number): boolean {
    const output = this.#output;
    if (this.#degradation.failing) return this.#degradation.isDue && this.#reopen(now);
    if (output.isOpen && !output.isAtEnd && this.#queue.size === 0) return true;
    return this.#reopen(now);
  }

  #reopen(now: number): boolean {
    const output = this.#output;
    if (output.isAtEnd) {
      if (!this.#writeBuffer()) return false;
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
      let written = this.#writeBuffer();
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

  #recover(): void {
    if (this.#degradation.failing && !this.#closed) this.#reopen(this.#clock.now());
  }

  #settle(): AppendOutcome {
    if (this.#options.mode === 'coalesced' && !this.#output.buffer.isFull) {
      this.#scheduleWrite();
      return 'pending';
    }
    if (this.#writeBuffer()) return 'spooled';
    return this.#lastKept ? 'memory' : 'dropped';
  }

  #toMemory(): AppendOutcome {
    this.#output.saveUnwritten(0, this.#keep);
    this.#recordsInBuffer = 0;
    return this.#lastKept ? 'memory' : 'dropped';
  }

  #keepInMemory(frame: QueuedFrame): void {
    this.#recordsInBuffer -= 1;
    this.#lastKept = this.#queue.push(frame);
    if (!this.#lastKept) this.#drop('memory_full', frame.severity);
  }

  #scheduleWrite(): void {
    if (this.#writeScheduled) return;
    this.#writeScheduled = true;
    this.#clock.atEndOfTurn(() => {
      this.#writeScheduled = false;
      this.#writeBuffer();
    });
  }

  #writeBuffer(): boolean {
    const error = this.#output.write(this.#keep);
    this.#totals.spooled += Math.max(0, this.#recordsInBuffer);
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

  #rewrite(segments: readonly SegmentFile[], frames: QueuedFrame[]): boolean {
    this.#takeBack(segments, frames);
    return !this.#degradation.failing && this.#reopen(this.#clock.now());
  }

  #takeBack(segments: readonly SegmentFile[], frames: QueuedFrame[]): void {
    if (this.#output.isAmong(segments)) this.#leaveSegment();
    this.#totals.spooled -= frames.length;
    this.#queue.putBack(frames);
  }

  #tellLoss(now: number, interval: number): void {
    const { shared, limitBytes = DEFAULT_LIMIT_BYTES } = this.#options;
    if (now - this.#noticeAt < interval || !this.#ready(now)) return;
    if (shared.usedBytes >= limitBytes) return;
    this.#noticeAt = now;
    const payload = Buffer.from(JSON.stringify(this.#drops.notice()));
    this.#addOwnFrame(FRAME_KIND.lossNotice, payload);
    if (this.#writeBuffer()) this.#drops.told();
  }

  #addOwnFrame(kind: FrameFacts['kind'], payload: Uint8Array): void {
    const facts = { kind, scope: 0, severity: NOTICE_SEVERITY, flags: FRAME_FLAG.audit };
    const sequence = this.#sequence++;
    this.#output.buffer.addPayload(payload, { ...facts, sequence }, this.#output.salt);
  }

  #writeEnd(): void {
    if (!this.#output.isOpen) return;
    this.#addOwnFrame(FRAME_KIND.end, Buffer.alloc(0));
    this.#writeBuffer();
  }

  #drop(reason: SpoolDropReason, severity: number): 'dropped' {
    this.#drops.drop(reason, severity, this.#clock.now());
    return 'dropped';
  }
}
