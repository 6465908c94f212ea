import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/**
 * `<thread>-<number, 8 digits>-<salt, 8 hex digits>.segment`. The salt is in the
 * name and not only in the header, so that a damaged header costs nothing.
 */
export interface SegmentName {
  readonly thread: number;
  /** Rises by one per segment of a thread, from 1. */
  readonly number: number;
  readonly salt: number;
  readonly file: string;
}

export const SEGMENT_HEADER_BYTES = 28;
const HEADER_MAGIC = Buffer.from('LUMNSPL\u0001', 'latin1');
const NAME = /^(\d{1,10})-(\d{8,12})-([0-9a-f]{8})\.segment$/;

/** A name with a new random salt. */
export function newSegmentName(thread: number, number: number): SegmentName {
  const salt = randomBytes(4).readUInt32LE(0);
  const digits = String(number).padStart(8, '0');
  const file = `${thread}-${digits}-${salt.toString(16).padStart(8, '0')}.segment`;
  return { thread, number, salt, file };
}

/** Reads a file name; undefined for a file that is no segment. */
export function parseSegmentName(file: string): SegmentName | undefined {
  const parts = NAME.exec(file);
  if (!parts) return undefined;
  const [, thread, number, salt] = parts as unknown as [string, string, string, string];
  return { thread: Number(thread), number: Number(number), salt: Number.parseInt(salt, 16), file };
}

/** Segments among file names, by thread and number. */
export function segmentsAmong(files: readonly string[]): SegmentName[] {
  return files
    .map(parseSegmentName)
    .filter((name) => name !== undefined)
    .sort((a, b) => a.thread - b.thread || a.number - b.number);
}

/** Magic and version (8), thread (4), salt (4), time of creation (8), CRC32 of these (4). */
export function segmentHeader(name: SegmentName, createdMillis: number): Buffer {
  const header = Buffer.alloc(SEGMENT_HEADER_BYTES);
  header.set(HEADER_MAGIC);
  header.writeUInt32LE(name.thread, 8);
  header.writeUInt32LE(name.salt, 12);
  header.writeDoubleLE(createdMillis, 16);
  header.writeUInt32LE(crc32(header.subarray(0, 24)), 24);
  return header;
}

/** Milliseconds since the epoch at which a segment was begun; undefined where its header is damaged. */
export function createdMillisOf(header: Buffer): number | undefined {
  if (header.length < SEGMENT_HEADER_BYTES) return undefined;
  if (header.compare(HEADER_MAGIC, 0, 8, 0, 8) !== 0) return undefined;
  if (crc32(header.subarray(0, 24)) !== header.readUInt32LE(24)) return undefined;
  return header.readDoubleLE(16);
}
