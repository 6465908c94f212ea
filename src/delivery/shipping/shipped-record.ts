import type { EncodedRecord } from '../encoder/encoded-record.ts';
import { type EntryPlace, FRAME_KIND, type SpoolEntry } from '../spool/index.ts';
import { lossRecord, OWN_SCOPE } from './loss-record.ts';

/** A record on its way from a spool, with where its frame ends there. */
export interface ShippedRecord extends EncodedRecord {
  readonly thread: number;
  readonly segment: number;
  readonly frameEnd: number;
}

const NOTHING = Buffer.alloc(0);

/**
 * What an entry of the spool is on the wire, valid as long as the entry. `stream` names the
 * directory it is from.
 */
export function shippedRecord(entry: SpoolEntry, stream: string): ShippedRecord {
  const isNotice = entry.frame.kind === FRAME_KIND.lossNotice;
  const bytes = isNotice ? lossRecord(entry, stream) : entry.frame.payload;
  return {
    bytes,
    start: 0,
    end: bytes.length,
    // Damaged frames only: a record without its resource is better than none.
    resource: entry.resource ?? NOTHING,
    scope: isNotice ? OWN_SCOPE : (entry.scope ?? NOTHING),
    thread: entry.thread,
    segment: entry.segment,
    frameEnd: entry.end,
  };
}

/** Where the last record of each thread ends. */
export function lastPlaces(records: readonly ShippedRecord[]): EntryPlace[] {
  const last = new Map(records.map((record) => [record.thread, record]));
  return [...last.values()].map(({ thread, segment, frameEnd }) => ({
    thread,
    segment,
    end: frameEnd,
  }));
}
