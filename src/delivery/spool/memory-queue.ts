import { severityClass } from './drop-counts.ts';
import { FRAME_FLAG, type FrameFacts } from './frame.ts';

const AUDIT_CLASS = 6;

/** A sealed frame that waits in memory. */
export interface QueuedFrame extends FrameFacts {
  readonly bytes: Buffer;
}

/**
 * Frames that the disk would not take, bounded. When full, the oldest of the
 * least severe go first; audit records only make way to nothing, so that a new
 * frame is refused when they alone fill it.
 */
export class MemoryQueue {
  readonly #limit: number;
  readonly #onDrop: (frame: FrameFacts) => void;
  readonly #classes: QueuedFrame[][] = Array.from({ length: AUDIT_CLASS + 1 }, () => []);
  #bytes = 0;

  /** `limit` in bytes. */
  constructor(limit: number, onDrop: (frame: FrameFacts) => void) {
    this.#limit = limit;
    this.#onDrop = onDrop;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get size(): number {
    return this.#classes.reduce((sum, frames) => sum + frames.length, 0);
  }

  /** Whether the frame found room; the caller tells of a refused one. */
  push(frame: QueuedFrame): boolean {
    const own = classOf(frame);
    if (frame.bytes.length > this.#limit) return false;
    while (this.#bytes + frame.bytes.length > this.#limit) {
      if (!this.#dropBelow(own)) return false;
    }
    this.#put(frame);
    return true;
  }

  /** Gives back a frame that could not be written after all; never drops it. */
  putBack(frames: readonly QueuedFrame[]): void {
    for (const frame of frames) this.#put(frame);
    for (const waiting of this.#classes) waiting.sort((a, b) => a.sequence - b.sequence);
  }

  /** Takes everything out, in order of sequence. */
  takeAll(): QueuedFrame[] {
    const all = this.#classes.flat().sort((a, b) => a.sequence - b.sequence);
    for (const frames of this.#classes) frames.length = 0;
    this.#bytes = 0;
    return all;
  }

  #put(frame: QueuedFrame): void {
    this.#classes[classOf(frame)]?.push(frame);
    this.#bytes += frame.bytes.length;
  }

  // A frame of the same class gives way too, since it is older; one of a higher class does not.
  #dropBelow(own: number): boolean {
    const weakest = this.#classes.findIndex((frames) => frames.length > 0);
    if (weakest < 0 || weakest > own || weakest === AUDIT_CLASS) return false;
    const dropped = this.#classes[weakest]?.shift() as QueuedFrame;
    this.#bytes -= dropped.bytes.length;
    this.#onDrop(dropped);
    return true;
  }
}

function classOf(frame: FrameFacts): number {
  return frame.flags & FRAME_FLAG.audit ? AUDIT_CLASS : severityClass(frame.severity);
}
