import type { QueuedFrame } from './memory-queue.ts';
import type { SegmentFile } from './segment-file.ts';
import type { SpoolStorage } from './storage.ts';

type Waiter = (durable: boolean) => void;
interface Batch {
  readonly segment: SegmentFile;
  readonly frames: QueuedFrame[];
}

/** What the writer does for the commit. */
export interface CommitHost {
  readonly storage: SpoolStorage;
  /** Makes the name of a new segment durable; may throw. */
  synchroniseNames(): void;
  onDurable(records: number): void;
  /** Writes frames again, elsewhere; whether it could. The segments must not be used any more. */
  rewrite(segments: readonly SegmentFile[], frames: QueuedFrame[]): boolean;
  /** The same after a second failure in a row: the frames wait in memory until the disk is tried again. */
  keep(segments: readonly SegmentFile[], frames: QueuedFrame[], error: unknown): void;
}

/**
 * Makes written frames durable by batch, off the main thread, one batch at a
 * time; what is written meanwhile is the next one.
 *
 * A failed fdatasync is not repeated on the same file: Linux marks the pages
 * clean after reporting the error once, and the second call would succeed over
 * lost data. The frames are written again to a new segment.
 */
export class GroupCommit {
  readonly #host: CommitHost;
  readonly #dirty = new Set<SegmentFile>();
  #inFlight: Batch[] = [];
  #waiters: Waiter[] = [];
  #failedBefore = false;
  #error: unknown;

  constructor(host: CommitHost) {
    this.#host = host;
  }

  /** Says that a segment holds frames that are to be made durable. */
  add(segment: SegmentFile): void {
    this.#dirty.add(segment);
  }

  /** Bytes of the frames that no batch has taken yet. */
  get backlogBytes(): number {
    let bytes = 0;
    for (const segment of this.#dirty) bytes += segment.retainedBytes;
    return bytes;
  }

  /** Whether a segment must stay open. */
  needs(segment: SegmentFile): boolean {
    return this.#dirty.has(segment) || this.#inFlight.some((batch) => batch.segment === segment);
  }

  /** Resolves with true once all that was added is durable; with false where that failed twice. */
  wait(): Promise<boolean> {
    if (this.#dirty.size === 0 && this.#inFlight.length === 0) return Promise.resolve(true);
    const waiting = new Promise<boolean>((resolve) => this.#waiters.push(resolve));
    this.begin();
    return waiting;
  }

  /** Begins a batch unless one is under way. */
  begin(): void {
    if (this.#inFlight.length > 0) return;
    if (this.#dirty.size === 0) {
      this.#answer(true);
      return;
    }
    this.#inFlight = [...this.#dirty].map((segment) => ({
      segment,
      frames: segment.takeRetained(),
    }));
    this.#dirty.clear();
    const waiters = this.#waiters;
    this.#waiters = [];
    this.#synchronise(0, waiters);
  }

  /** Synchronises at once, blocking, and says whether that succeeded; for the end of a process and too large a backlog. */
  commitNow(): boolean {
    const unsafe = this.#inFlight.filter(({ segment }) => !this.#try(segment));
    const segments = [...this.#dirty];
    this.#dirty.clear();
    const failed = segments.filter((segment) => !this.#try(segment));
    // The batch under way would be told too late for the end of a process, and finds its frames gone.
    const frames = unsafe.flatMap((batch) => batch.frames.splice(0));
    frames.push(...failed.flatMap((segment) => segment.takeRetained()));
    failed.push(...unsafe.map(({ segment }) => segment).filter((one) => !failed.includes(one)));
    for (const segment of segments) this.#host.onDurable(segment.takeRetained().length);
    const durable = failed.length === 0;
    const rewritten = durable || this.#saveElsewhere(failed, frames, this.#error);
    for (const segment of segments) this.#release(segment);
    if (durable) this.#failedBefore = false;
    if (durable || !rewritten) this.#answer(durable);
    return durable;
  }

  #answer(durable: boolean): void {
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const resolve of waiters) resolve(durable);
  }

  #try(segment: SegmentFile): boolean {
    try {
      this.#synchroniseNames(segment);
      this.#host.storage.synchronise(segment.file);
    } catch (error) {
      segment.failed = true;
      this.#error = error;
    }
    return !segment.failed;
  }

  #synchroniseNames(segment: SegmentFile): void {
    if (segment.namesAreDurable) return;
    this.#host.synchroniseNames();
    segment.namesAreDurable = true;
  }

  #synchronise(index: number, waiters: Waiter[]): void {
    const batch = this.#inFlight[index];
    if (!batch) {
      this.#finish(waiters);
      return;
    }
    const done = (error: unknown) => {
      if (error || batch.segment.failed) this.#fail(index, waiters, error ?? this.#error);
      else this.#synchronise(index + 1, waiters);
    };
    try {
      this.#synchroniseNames(batch.segment);
      this.#host.storage.synchroniseLater(batch.segment.file, done);
    } catch (error) {
      done(error);
    }
  }

  #finish(waiters: Waiter[]): void {
    const batches = this.#inFlight;
    this.#inFlight = [];
    this.#failedBefore = false;
    for (const { segment, frames } of batches) {
      this.#host.onDurable(frames.length);
      this.#release(segment);
    }
    for (const resolve of waiters) resolve(true);
    this.begin();
  }

  #fail(index: number, waiters: Waiter[], error: unknown): void {
    const batches = this.#inFlight;
    const failed = batches.slice(index).map((batch) => batch.segment);
    for (const segment of failed) {
      segment.failed = true;
      this.#dirty.delete(segment);
    }
    const frames = batches
      .slice(index)
      .flatMap(({ segment, frames }) => [...frames, ...segment.takeRetained()]);
    this.#inFlight = [];
    const rewritten = this.#saveElsewhere(failed, frames, error);
    for (const { segment } of batches) this.#release(segment);
    this.#waiters.unshift(...waiters);
    if (!rewritten) this.#answer(false);
    this.begin();
  }

  // Once at once, on a new segment. A disk that fails again is given time, and who waits is told.
  #saveElsewhere(failed: readonly SegmentFile[], frames: QueuedFrame[], error: unknown): boolean {
    if (frames.length === 0) return true;
    const isFirst = !this.#failedBefore;
    this.#failedBefore = true;
    if (isFirst) return this.#host.rewrite(failed, frames);
    this.#host.keep(failed, frames, error);
    return false;
  }

  #release(segment: SegmentFile): void {
    if (segment.retired && !this.needs(segment)) segment.close();
  }
}
