import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { readSmallFile, replaceFile, type SpoolStorage } from './storage.ts';

/** Up to where a thread's records were delivered: everything before `offset` of `segment`. */
export interface CursorPosition {
  readonly segment: number;
  readonly offset: number;
}
export type Cursor = Map<number, CursorPosition>;

export const CURSOR_FILE = 'cursor';

/**
 * Reads the cursor of a directory; empty where there is none or it is damaged.
 * It is a hint: losing it costs duplicates, and believing it without a check
 * against the segments would cost records.
 */
export function readCursor(storage: SpoolStorage, directory: string): Cursor {
  const cursor: Cursor = new Map();
  try {
    const text = readSmallFile(storage, join(directory, CURSOR_FILE)).toString('latin1');
    const body = text.slice(9);
    if (text.slice(0, 9) !== `${checksum(body)} `) return cursor;
    for (const [thread, segment, offset] of JSON.parse(body) as [number, number, number][]) {
      cursor.set(thread, { segment, offset });
    }
  } catch {
    cursor.clear();
  }
  return cursor;
}

/** Replaces the cursor; throws what the storage throws. `durable` waits for the disk. */
export function writeCursor(
  storage: SpoolStorage,
  directory: string,
  cursor: Cursor,
  durable: boolean,
): void {
  const rows = [...cursor].map(([thread, { segment, offset }]) => [thread, segment, offset]);
  const body = JSON.stringify(rows);
  const contents = Buffer.from(`${checksum(body)} ${body}`, 'latin1');
  replaceFile(storage, join(directory, CURSOR_FILE), contents, durable);
}

const checksum = (text: string): string => crc32(text).toString(16).padStart(8, '0');
