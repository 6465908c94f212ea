import {
  buildFrame,
  FRAME_HEADER_BYTES,
  type Frame,
  type FrameFacts,
  PAYLOAD_LIMIT,
  readFrame,
  resealFrame,
  sealFrame,
} from './frame.ts';

/**
 * Writes a value straight into the buffer at an offset and returns where it
 * ends. An end beyond `buffer.length` (any such number) says that it did not
 * fit; it is called again with a larger buffer.
 */
export type RecordEncoder<T> = (value: T, buffer: Buffer, offset: number) => number;

const USUAL_BYTES = 64 * 1024;
const KEPT_BYTES = 1024 * 1024;

/** Thrown for a payload above `PAYLOAD_LIMIT`. */
export class TooLargeError extends Error {}

/** One buffer in which frames are built behind each other, so that a record costs no allocation. */
export class FrameBuffer {
  #buffer: Buffer = Buffer.allocUnsafeSlow(USUAL_BYTES);
  #filled = 0;

  get bytes(): Buffer {
    return this.#buffer;
  }

  get filled(): number {
    return this.#filled;
  }

  /** Whether it holds as much as should be written at once. */
  get isFull(): boolean {
    return this.#filled >= USUAL_BYTES;
  }

  /** Encodes a value behind what is there; throws what the encoder throws, and then holds what it held. */
  encode<T>(value: T, encode: RecordEncoder<T>, facts: FrameFacts, salt: number): void {
    const start = this.#filled;
    const from = start + FRAME_HEADER_BYTES;
    let end = encode(value, this.#buffer, from);
    while (!(end <= this.#buffer.length)) {
      if (this.#buffer.length - from >= PAYLOAD_LIMIT) throw new TooLargeError();
      this.#grow(Math.max(this.#buffer.length * 2, from + USUAL_BYTES));
      end = encode(value, this.#buffer, from);
    }
    if (end - from > PAYLOAD_LIMIT) throw new TooLargeError();
    sealFrame(this.#buffer, start, end, facts, salt);
    this.#filled = end;
  }

  /** Adds a frame of a payload at hand. */
  addPayload(payload: Uint8Array, facts: FrameFacts, salt: number): void {
    this.addFrame(buildFrame(facts, payload, salt), salt);
  }

  /** Adds a finished frame, sealed anew for the segment it now belongs to. */
  addFrame(frame: Buffer, salt: number): void {
    const end = this.#filled + frame.length;
    if (end > this.#buffer.length) this.#grow(end);
    this.#buffer.set(frame, this.#filled);
    resealFrame(this.#buffer, this.#filled, end, salt);
    this.#filled = end;
  }

  /** Every frame that is not wholly before `written`; payloads are views. */
  framesAfter(written: number): Frame[] {
    const frames: Frame[] = [];
    for (let start = 0; start < this.#filled; ) {
      const end = start + FRAME_HEADER_BYTES + this.#buffer.readUInt32LE(start + 8);
      if (end > written) frames.push(readFrame(this.#buffer, start, end, 0));
      start = end;
    }
    return frames;
  }

  clear(): void {
    this.#filled = 0;
    // One record of 16 MiB must not cost 16 MiB for ever.
    if (this.#buffer.length > KEPT_BYTES) this.#buffer = Buffer.allocUnsafeSlow(USUAL_BYTES);
  }

  #grow(bytes: number): void {
    const larger = Buffer.allocUnsafeSlow(bytes);
    this.#buffer.copy(larger, 0, 0, this.#filled);
    this.#buffer = larger;
  }
}
