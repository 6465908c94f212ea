import { Admission } from './admission.ts';
import { type SpoolClock, systemClock } from './clock.ts';
import { DropCounts, type DropTable, type SpoolDropReason } from './drop-counts.ts';
import { FRAME_FLAG, FRAME_KIND, type FrameFacts } from './frame.ts';
import { type RecordEncoder, TooLargeError } from './frame-buffer.ts';
import { HomeKeeper } from './home-keeper.ts';
import { memoryImage } from './memory-image.ts';
import { ResilientOutput } from './resilient-output.ts';
import {
  type AppendOutcome,
  DEFAULT_LIMIT_BYTES,
  type SegmentWriterOptions,
  type WriterTotals,
} from './writer-options.ts';

const NOTICE_INTERVAL_MILLIS = 1000;
const NOTICE_SEVERITY = 13;

/**
 * Appends the records of one thread to its segments. No method throws, and none
 * waits for anything but the disk.
 */
export class SegmentWriter {
  readonly #options: SegmentWriterOptions;
  readonly #clock: SpoolClock;
  readonly #admission: Admission;
  readonly #keeper: HomeKeeper;
  readonly #output: ResilientOutput;
  readonly #drops = new DropCounts();
  #sequence: number;
  #noticeAt = 0;
  #closed = false;

  constructor(options: SegmentWriterOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#sequence = options.firstSequence ?? 1;
    this.#admission = new Admission(options.limitBytes ?? DEFAULT_LIMIT_BYTES);
    this.#keeper = new HomeKeeper(options.home, options.shared, this.#clock.now());
    this.#output = new ResilientOutput(options, this.#clock, (reason, severity) =>
      this.#drop(reason, severity),
    );
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
    if (!this.#admits(severity, flags)) return this.#drop('spool_full', severity);
    const now = this.#clock.now();
    const open = this.#ready(now);
    const bits = this.#options.mode === 'fsync' ? flags | FRAME_FLAG.durable : flags;
    const sequence = this.#sequence;
    try {
      const facts = { kind: FRAME_KIND.record, sequence, scope, severity, flags: bits };
      this.#output.encode(value, encode, facts);
    } catch (error) {
      const reason = error instanceof TooLargeError ? 'too_large' : 'not_serializable';
      return this.#drop(reason, severity);
    }
    this.#sequence += 1;
    if (!open) return this.#output.toMemory();
    const outcome = this.#output.settle();
    if (this.#drops.hasUntold) this.#tellLoss(now, NOTICE_INTERVAL_MILLIS);
    return outcome;
  }

  /** Writes everything that waits, as far as the disk allows; synchronous, for `exit`. */
  flush(): boolean {
    this.#output.write();
    this.#output.recover();
    if (this.#drops.hasUntold) this.#tellLoss(this.#clock.now(), 0);
    if (this.#options.mode === 'fsync') this.#output.commitNow();
    return !this.isDegraded;
  }

  /**
   * Resolves with true once every record with the durable flag (in mode `fsync`:
   * every record) taken so far is on the disk, with false where that failed.
   */
  async durable(): Promise<boolean> {
    this.#output.write();
    this.#output.recover();
    return this.isDegraded ? false : this.#output.durable();
  }

  /**
   * Writes what waits and ends the segment, so that all of it can be delivered and
   * removed; the next record begins another.
   */
  endSegment(): void {
    if (this.#closed) return;
    this.flush();
    this.#writeEnd();
    this.#output.leaveSegment();
  }

  /** Ends the segment; what the disk will not take is given up and counted. Returns the next sequence. */
  close(): number {
    if (this.#closed) return this.#sequence;
    this.flush();
    this.#closed = true;
    this.#writeEnd();
    for (const frame of this.#output.end()) this.#drop('abandoned', frame.severity);
    return this.#sequence;
  }

  /**
   * Takes what waits in memory while the disk fails, as the bytes of a segment
   * (see `framesOf`), so that it can be delivered although it cannot be spooled.
   */
  takeFromMemory(): Buffer | undefined {
    const { thread, resource } = this.#options;
    if (this.inMemory === 0) return undefined;
    const frames = this.#output.takeFromMemory();
    return memoryImage(thread, this.#clock.now(), resource, this.#output.scopes, frames);
  }

  /** Counts records that somebody else gave up (a sweep), so that the next loss notice tells of them. */
  countDrop(reason: SpoolDropReason, severity: number, records: number): void {
    this.#drops.drop(reason, severity, this.#clock.now(), records);
  }

  get totals(): Readonly<WriterTotals> {
    return this.#output.totals;
  }

  get dropped(): DropTable {
    return this.#drops.totals;
  }

  /** Whether records wait in memory because the disk fails. */
  get isDegraded(): boolean {
    return this.#output.isDegraded;
  }

  /** Records that wait in memory. */
  get inMemory(): number {
    return this.#output.inMemory;
  }

  #admits(severity: number, flags: number): boolean {
    if (flags & FRAME_FLAG.audit) return true;
    const used = this.#options.shared.usedBytes + this.#output.gathered;
    return this.#admission.admits(severity, used);
  }

  #ready(now: number): boolean {
    if (this.#keeper.wasLost(now)) this.#output.leaveSegment();
    return this.#output.ready(now);
  }

  #tellLoss(now: number, interval: number): void {
    const { shared, limitBytes = DEFAULT_LIMIT_BYTES } = this.#options;
    if (now - this.#noticeAt < interval || !this.#ready(now)) return;
    if (shared.usedBytes >= limitBytes) return;
    this.#noticeAt = now;
    this.#addOwnFrame(FRAME_KIND.lossNotice, Buffer.from(JSON.stringify(this.#drops.notice())));
    if (this.#output.write()) this.#drops.told();
  }

  #writeEnd(): void {
    if (this.#output.hasSegment) {
      this.#addOwnFrame(FRAME_KIND.end, Buffer.alloc(0));
      this.#output.write();
    }
    this.#output.commitNow();
  }

  #addOwnFrame(kind: FrameFacts['kind'], payload: Uint8Array): void {
    const sequence = this.#sequence++;
    const facts = { kind, sequence, scope: 0, severity: NOTICE_SEVERITY, flags: FRAME_FLAG.audit };
    this.#output.addPayload(payload, facts);
  }

  #drop(reason: SpoolDropReason, severity: number): 'dropped' {
    this.#drops.drop(reason, severity, this.#clock.now());
    return 'dropped';
  }
}
