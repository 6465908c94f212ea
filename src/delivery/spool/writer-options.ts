import type { SpoolClock } from './clock.ts';
import type { SharedSpoolState } from './shared-state.ts';
import type { SpoolHome } from './spool-home.ts';
import type { SpoolStorage } from './storage.ts';

/**
 * `on`: written when the call returns, survives a kill of the process.
 * `coalesced`: written at the end of the turn of the event loop.
 * `fsync`: like `on`, and made durable soon after; `durable()` waits for it.
 */
export type SpoolMode = 'on' | 'coalesced' | 'fsync';

export interface SegmentWriterOptions {
  readonly storage: SpoolStorage;
  readonly home: SpoolHome;
  readonly shared: SharedSpoolState;
  readonly mode: SpoolMode;
  /** `threadId` of node:worker_threads: no two threads of a process write with the same. */
  readonly thread: number;
  /** Encoded resource; opaque here. */
  readonly resource: Uint8Array;
  /** Bytes that the process may have on disk; default 256 MiB. */
  readonly limitBytes?: number;
  /** Bytes after which a new segment is begun; default 8 MiB, at most a sixteenth of the limit. */
  readonly segmentBytes?: number;
  /** Bytes kept while the disk fails; default 4 MiB. */
  readonly memoryBytes?: number;
  /** Default 1; a second writer of the same thread goes on where the first ended. */
  readonly firstSequence?: number;
  readonly clock?: SpoolClock;
}

export const DEFAULT_LIMIT_BYTES = 256 * 1024 * 1024;
export const DEFAULT_SEGMENT_BYTES = 8 * 1024 * 1024;
export const DEFAULT_MEMORY_BYTES = 4 * 1024 * 1024;

/**
 * What became of a record: `spooled` is in the file, `pending` will be at the
 * end of the turn, `memory` waits for the disk, `dropped` is counted and gone.
 */
export type AppendOutcome = 'spooled' | 'pending' | 'memory' | 'dropped';

/** Running totals of one writer. */
export interface WriterTotals {
  accepted: number;
  /** Records written to a segment. */
  spooled: number;
  /** Records known to be durable. */
  durable: number;
}
