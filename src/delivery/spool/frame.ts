import { crc32 } from 'node:zlib';

/**
 * A frame, little endian: magic "LR", version and a zero (4), CRC32 (4) of all
 * that follows, payload length (4), sequence (6), kind (1), flags (1), scope (2),
 * severity number (1), a zero (1), payload.
 *
 * The CRC starts from the salt of the segment instead of 0. Without it, bytes in
 * the payload of a damaged record that look like a frame would be taken for one
 * when the reader searches for the next: somebody could log a forged record.
 */
export const FRAME_HEADER_BYTES = 24;
/** A longer payload is refused. */
export const PAYLOAD_LIMIT = 16 * 1024 * 1024;
export const MAGIC_BYTES = Buffer.from([0x4c, 0x52, 0x01, 0x00]);
const MAGIC = MAGIC_BYTES.readUInt32LE(0);

export const FRAME_KIND = { resource: 1, scope: 2, record: 3, lossNotice: 4, end: 5 } as const;
export type FrameKind = (typeof FRAME_KIND)[keyof typeof FRAME_KIND];

/** Bits of `flags`: an audit record is never dropped for room; a durable one is synchronised. */
export const FRAME_FLAG = { audit: 1, durable: 2 } as const;

/** What a frame says of itself. */
export interface FrameFacts {
  readonly kind: FrameKind;
  /** Rises by one per record of a thread, from 1. */
  readonly sequence: number;
  readonly scope: number;
  /** OpenTelemetry severity number, 0 to 24. */
  readonly severity: number;
  readonly flags: number;
}

/** A frame as read; offsets count from the beginning of its segment. */
export interface Frame extends FrameFacts {
  readonly payload: Buffer;
  readonly start: number;
  readonly end: number;
}

/** Answers of `frameEnd` that are no offset. */
export const INCOMPLETE = -1;
export const DAMAGED = -2;

/** Writes the header before a payload that lies at `start + FRAME_HEADER_BYTES` up to `end`. */
export function sealFrame(
  buffer: Buffer,
  start: number,
  end: number,
  facts: FrameFacts,
  salt: number,
): void {
  put32(buffer, start, MAGIC);
  put32(buffer, start + 8, end - start - FRAME_HEADER_BYTES);
  put32(buffer, start + 12, facts.sequence);
  put16(buffer, start + 16, facts.sequence / 2 ** 32);
  buffer[start + 18] = facts.kind;
  buffer[start + 19] = facts.flags;
  put16(buffer, start + 20, facts.scope);
  buffer[start + 22] = facts.severity;
  buffer[start + 23] = 0;
  resealFrame(buffer, start, end, salt);
}

/** Gives a finished frame the salt of another segment. */
export function resealFrame(buffer: Buffer, start: number, end: number, salt: number): void {
  put32(buffer, start + 4, crc32(buffer.subarray(start + 8, end), salt));
}

// A fifth of the cost of Buffer's own methods, which check their arguments; this is on the way of every record.
function put32(buffer: Buffer, at: number, value: number): void {
  put16(buffer, at, value);
  put16(buffer, at + 2, value >>> 16);
}

function put16(buffer: Buffer, at: number, value: number): void {
  buffer[at] = value;
  buffer[at + 1] = value >>> 8;
}

/** A whole frame of its own. */
export function buildFrame(facts: FrameFacts, payload: Uint8Array, salt: number): Buffer {
  const frame = Buffer.allocUnsafeSlow(FRAME_HEADER_BYTES + payload.length);
  frame.set(payload, FRAME_HEADER_BYTES);
  sealFrame(frame, 0, frame.length, facts, salt);
  return frame;
}

/** Where the frame at `start` ends, if a valid one does before `end`. */
export function frameEnd(buffer: Buffer, start: number, end: number, salt: number): number {
  if (end - start < FRAME_HEADER_BYTES) return beginsLikeFrame(buffer, start, end);
  if (buffer.readUInt32LE(start) !== MAGIC || buffer[start + 23] !== 0) return DAMAGED;
  const kind = buffer[start + 18] as number;
  const length = buffer.readUInt32LE(start + 8);
  if (kind < FRAME_KIND.resource || kind > FRAME_KIND.end || length > PAYLOAD_LIMIT) return DAMAGED;
  const frameEnds = start + FRAME_HEADER_BYTES + length;
  if (frameEnds > end) return INCOMPLETE;
  const sum = crc32(buffer.subarray(start + 8, frameEnds), salt);
  return sum === buffer.readUInt32LE(start + 4) ? frameEnds : DAMAGED;
}

/** The payload length that an incomplete frame claims; 0 where even that is missing. */
export function claimedBytes(buffer: Buffer, start: number, end: number): number {
  if (end - start < FRAME_HEADER_BYTES) return FRAME_HEADER_BYTES;
  return FRAME_HEADER_BYTES + buffer.readUInt32LE(start + 8);
}

/** Reads a frame that `frameEnd` found valid; the payload is a view. */
export function readFrame(buffer: Buffer, start: number, end: number, base: number): Frame {
  return {
    kind: buffer[start + 18] as FrameKind,
    sequence: buffer.readUIntLE(start + 12, 6),
    scope: buffer.readUInt16LE(start + 20),
    severity: buffer[start + 22] as number,
    flags: buffer[start + 19] as number,
    payload: buffer.subarray(start + FRAME_HEADER_BYTES, end),
    start: base + start,
    end: base + end,
  };
}

function beginsLikeFrame(buffer: Buffer, start: number, end: number): number {
  const known = Math.min(end - start, MAGIC_BYTES.length);
  return buffer.compare(MAGIC_BYTES, 0, known, start, start + known) === 0 ? INCOMPLETE : DAMAGED;
}
