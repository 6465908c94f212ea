import { join } from 'node:path';
import { ERRORS_UP_TO, SWEEP_FROM, SWEEP_TO } from './admission.ts';
import { severityClass } from './drop-counts.ts';
import { buildFrame, FRAME_FLAG, FRAME_KIND, type Frame } from './frame.ts';
import { type SegmentName, segmentHeader } from './segment-name.ts';
import { SegmentReader } from './segment-reader.ts';
import type { SharedSpoolState } from './shared-state.ts';
import type { SpoolReader } from './spool-reader.ts';
import { attempt, type SpoolStorage, writeFully } from './storage.ts';

const CLASSES = 6;
const ERROR_CLASS = 4;
const LOWEST_SEVERITY_OF_CLASS = [1, 5, 9, 13, 17, 21] as const;

/** A segment that nobody reads or writes: delivered from later, or swept. */
export interface SweepCandidate {
  readonly directory: string;
  readonly name: SegmentName;
}

/**
 * Makes room in a spool that is nearly full: takes the least severe records out
 * of the oldest segments, then the next severity, and never an audit record.
 * Runs where the shipper runs, since it reads and writes whole segments.
 */
export class Sweeper {
  readonly #storage: SpoolStorage;
  readonly #shared: SharedSpoolState;
  readonly #limit: number;
  readonly #onDrop: (severity: number, records: number) => void;
  /** Records per class that may go, of segments seen before, so that none is read in vain. */
  readonly #contents = new Map<string, number[]>();

  /** `onDrop` gets the lowest severity number of the class and how many records went. */
  constructor(
    storage: SpoolStorage,
    shared: SharedSpoolState,
    limitBytes: number,
    onDrop: (severity: number, records: number) => void,
  ) {
    this.#storage = storage;
    this.#shared = shared;
    this.#limit = limitBytes;
    this.#onDrop = onDrop;
  }

  /** Sweeps if it is time; candidates oldest first. Never throws. */
  sweep(candidates: readonly SweepCandidate[]): void {
    if (this.#shared.usedBytes < this.#limit * SWEEP_FROM) return;
    for (let level = 0; level < CLASSES; level += 1) {
      const target = this.#limit * (level < ERROR_CLASS ? SWEEP_TO : ERRORS_UP_TO);
      for (const candidate of candidates) {
        if (this.#shared.usedBytes <= target) break;
        attempt(() => this.#take(candidate, level));
      }
    }
  }

  #take({ directory, name }: SweepCandidate, level: number): void {
    const path = join(directory, name.file);
    if (this.#contents.get(path)?.[level] === 0) return;
    const { frames, createdMillis } = this.#read(path, name);
    const kept = frames.filter((frame) => !mayGo(frame) || severityClass(frame.severity) !== level);
    const counts = countsOf(frames);
    if (kept.length < frames.length) {
      const before = this.#storage.stat(path).bytes;
      const after = this.#replace(path, name, createdMillis, kept);
      this.#shared.add(after - before);
      this.#onDrop(LOWEST_SEVERITY_OF_CLASS[level] as number, counts[level] as number);
      counts[level] = 0;
    }
    this.#contents.set(path, counts);
  }

  #read(path: string, name: SegmentName): { frames: Frame[]; createdMillis: number } {
    const reader = new SegmentReader(this.#storage, path, name.salt);
    try {
      const frames: Frame[] = [];
      for (let frame = reader.next(true); frame; frame = reader.next(true)) {
        frames.push({ ...frame, payload: Buffer.from(frame.payload) });
      }
      return { frames, createdMillis: reader.createdMillis ?? 0 };
    } finally {
      reader.close();
    }
  }

  /** Writes what is kept in place of the segment; returns its new size. */
  #replace(path: string, name: SegmentName, createdMillis: number, kept: Frame[]): number {
    if (!kept.some(({ kind }) => kind === FRAME_KIND.record || kind === FRAME_KIND.lossNotice)) {
      this.#storage.unlink(path);
      return 0;
    }
    const frames = kept.map((frame) => buildFrame(frame, frame.payload, name.salt));
    const contents = Buffer.concat([segmentHeader(name, createdMillis), ...frames]);
    this.#writeBeside(`${path}.swept`, contents);
    this.#storage.rename(`${path}.swept`, path);
    return contents.length;
  }

  // Durable before the rename: a loss of power must not leave less than the segment that was there.
  #writeBeside(path: string, contents: Buffer): void {
    attempt(() => this.#storage.unlink(path));
    const file = this.#storage.createFile(path);
    try {
      writeFully(this.#storage, file, contents, contents.length);
      this.#storage.synchronise(file);
    } catch (error) {
      attempt(() => this.#storage.unlink(path));
      throw error;
    } finally {
      this.#storage.close(file);
    }
  }
}

function mayGo(frame: Frame): boolean {
  return frame.kind === FRAME_KIND.record && !(frame.flags & FRAME_FLAG.audit);
}

function countsOf(frames: readonly Frame[]): number[] {
  const counts = new Array<number>(CLASSES).fill(0);
  for (const frame of frames) {
    if (mayGo(frame))
      counts[severityClass(frame.severity)] = (counts[severityClass(frame.severity)] as number) + 1;
  }
  return counts;
}

/** What may be swept of these directories, oldest first; give adopted ones before the own. */
export function sweepCandidates(readers: readonly SpoolReader[]): SweepCandidate[] {
  return readers.flatMap(({ directory, unopened }) =>
    unopened.map((name) => ({ directory, name })),
  );
}
