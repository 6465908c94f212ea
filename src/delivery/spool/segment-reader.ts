import {
  claimedBytes,
  DAMAGED,
  FRAME_KIND,
  type Frame,
  frameEnd,
  INCOMPLETE,
  MAGIC_BYTES,
  readFrame,
} from './frame.ts';
import { createdMillisOf, SEGMENT_HEADER_BYTES } from './segment-name.ts';
import { attempt, errorCode, type SpoolStorage } from './storage.ts';

const FIRST_CHUNK_BYTES = 8 * 1024;
const LARGEST_CHUNK_BYTES = 256 * 1024;
const SECTOR_BYTES = 4096;
const NO_CHUNK = Buffer.alloc(0);

/** What was found unreadable. */
export interface Damage {
  /** Separate places; each cost at least one frame, or only a header. */
  places: number;
  bytes: number;
  /** Bytes of a last frame that was never finished: normal after a kill, nothing acknowledged is in it. */
  tornBytes: number;
}

/**
 * Reads the frames of one segment in order, also while it is written. Contents
 * never make it throw: what is damaged is counted, and the search goes on for
 * the next valid frame. Only the storage's own errors come through, except EIO,
 * which costs the sectors concerned.
 */
export class SegmentReader {
  readonly damage: Damage = { places: 0, bytes: 0, tornBytes: 0 };
  readonly #storage: SpoolStorage;
  readonly #file: number;
  readonly #salt: number;
  #chunk: Buffer;
  /** Offset in the segment of the first byte of the chunk. */
  #base = 0;
  #filled = 0;
  #at = 0;
  #damageEndedAt = -1;
  #headerRead = false;
  #ended = false;
  #created: number | undefined;

  /** Opens the segment at `path`, to be read through `chunk`; throws what the storage throws. */
  constructor(storage: SpoolStorage, path: string, salt: number, chunk: Buffer = NO_CHUNK) {
    this.#storage = storage;
    this.#chunk = chunk;
    this.#file = storage.openFile(path);
    this.#salt = salt;
  }

  /** Where the next frame is looked for. */
  get offset(): number {
    return this.#base + this.#at;
  }

  /** When the segment was begun, in milliseconds since the epoch, once a frame was read. */
  get createdMillis(): number | undefined {
    return this.#created;
  }

  /** Whether the writer said that nothing follows. */
  get isEnded(): boolean {
    return this.#ended;
  }

  /**
   * The next frame; undefined where there is none now. Its payload is a view that
   * the next call may overwrite. `isFinal` says that the writer is done with the
   * segment: an incomplete frame at the end is then torn, not late.
   */
  next(isFinal: boolean): Frame | undefined {
    for (;;) {
      if (!this.#headerRead && !this.#readHeader(isFinal)) return undefined;
      const end = frameEnd(this.#chunk, this.#at, this.#filled, this.#salt);
      if (end >= 0) return this.#take(end);
      if (end === DAMAGED && this.#at < this.#filled) this.#skipTo(this.#nextMagic());
      else if (!this.#fill() && !this.#skipUnfinished(isFinal)) return undefined;
    }
  }

  /** The memory it reads through, for the next segment; once this one is closed. */
  get chunk(): Buffer {
    return this.#chunk;
  }

  close(): void {
    // The descriptor is gone even where close reports an error.
    attempt(() => this.#storage.close(this.#file));
  }

  #take(end: number): Frame {
    const frame = readFrame(this.#chunk, this.#at, end, this.#base);
    this.#at = end;
    if (frame.kind === FRAME_KIND.end) this.#ended = true;
    return frame;
  }

  #readHeader(isFinal: boolean): boolean {
    while (this.#filled < SEGMENT_HEADER_BYTES) {
      if (this.#fill()) continue;
      // Nothing of it was ever written, or the rest was lost: then there is no frame either.
      if (isFinal && this.#filled > this.#at) this.#tear();
      return false;
    }
    this.#headerRead = true;
    this.#created = createdMillisOf(this.#chunk.subarray(0, SEGMENT_HEADER_BYTES));
    if (this.#created === undefined) this.#skipTo(SEGMENT_HEADER_BYTES);
    this.#at = SEGMENT_HEADER_BYTES;
    return true;
  }

  // At the end of the file. A whole frame behind an unfinished one proves that the first is damaged.
  #skipUnfinished(isFinal: boolean): boolean {
    const from = this.#at;
    for (let at = from + 1; ; at += 1) {
      at = this.#chunk.subarray(0, this.#filled).indexOf(MAGIC_BYTES, at);
      if (at < 0) break;
      if (frameEnd(this.#chunk, at, this.#filled, this.#salt) < 0) continue;
      this.#skipTo(at);
      return true;
    }
    if (isFinal && this.#filled > from) this.#tear();
    return false;
  }

  #tear(): void {
    this.damage.tornBytes += this.#filled - this.#at;
    this.#at = this.#filled;
  }

  #nextMagic(): number {
    const found = this.#chunk.subarray(0, this.#filled).indexOf(MAGIC_BYTES, this.#at + 1);
    if (found >= 0) return found;
    // The last bytes may be the beginning of a magic that is cut by the end of the chunk.
    return Math.max(this.#at + 1, this.#filled - MAGIC_BYTES.length + 1);
  }

  #skipTo(at: number): void {
    if (this.#damageEndedAt !== this.#base + this.#at) this.damage.places += 1;
    this.damage.bytes += at - this.#at;
    this.#at = at;
    this.#damageEndedAt = this.#base + at;
  }

  /** Reads on behind what is in the chunk; whether there was more. */
  #fill(): boolean {
    if (this.#filled === this.#chunk.length) this.#renewChunk();
    const more = this.#readMore();
    this.#filled += more;
    return more > 0;
  }

  // Makes room, in the same memory where it is enough.
  #renewChunk(): void {
    const rest = this.#chunk.subarray(this.#at, this.#filled);
    const incomplete = frameEnd(this.#chunk, this.#at, this.#filled, this.#salt) === INCOMPLETE;
    const needed = incomplete ? claimedBytes(this.#chunk, this.#at, this.#filled) : 0;
    // Small at first: most segments of a quiet service are.
    const usual = Math.min(
      Math.max(FIRST_CHUNK_BYTES, this.#chunk.length * 2),
      LARGEST_CHUNK_BYTES,
    );
    const bytes = Math.max(usual, needed, rest.length + SECTOR_BYTES);
    const isEnough = this.#chunk.length >= bytes && this.#chunk.length <= 2 * bytes;
    const chunk = isEnough ? this.#chunk : Buffer.allocUnsafeSlow(bytes);
    // Within one buffer as well: copy allows for overlap.
    rest.copy(chunk);
    this.#base += this.#at;
    this.#at = 0;
    this.#filled = rest.length;
    this.#chunk = chunk;
  }

  #readMore(): number {
    const room = this.#chunk.length - this.#filled;
    const position = this.#base + this.#filled;
    try {
      return this.#storage.read(this.#file, this.#chunk, this.#filled, room, position);
    } catch (error) {
      if (errorCode(error) !== 'EIO') throw error;
    }
    return this.#readSector(Math.min(room, SECTOR_BYTES - (position % SECTOR_BYTES)), position);
  }

  // One bad sector must not cost the sectors around it; it is taken for zeros, which no frame is.
  #readSector(length: number, position: number): number {
    try {
      return this.#storage.read(this.#file, this.#chunk, this.#filled, length, position);
    } catch (error) {
      if (errorCode(error) !== 'EIO') throw error;
    }
    const left = this.#storage.size(this.#file) - position;
    const bytes = Math.max(0, Math.min(length, left));
    this.#chunk.fill(0, this.#filled, this.#filled + bytes);
    return bytes;
  }
}
