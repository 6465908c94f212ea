import type { EncodedRecord } from '../encoder/encoded-record.ts';
import { FRAME_KIND, type SpoolEntry } from '../spool/index.ts';
import { lossRecord, OWN_SCOPE } from './loss-record.ts';

/** A record on its way from a spool, with where it lies there. */
export interface ShippedRecord extends EncodedRecord {
  readonly entry: SpoolEntry;
}

const NOTHING = Buffer.alloc(0);

/** What an entry of the spool is on the wire. `stream` names the directory it is from. */
export function shippedRecord(entry: SpoolEntry, stream: string): ShippedRecord {
  const isNotice = entry.frame.kind === FRAME_KIND.lossNotice;
  const bytes = isNotice ? lossRecord(entry, stream) : entry.frame.payload;
  return {
    entry,
    bytes,
    start: 0,
    end: bytes.length,
    // Damaged frames only: a record without its resource is better than none.
    resource: entry.resource ?? NOTHING,
    scope: isNotice ? OWN_SCOPE : (entry.scope ?? NOTHING),
  };
}
