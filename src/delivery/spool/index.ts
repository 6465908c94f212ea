/**
 * The spool: records on disk until they are delivered. See docs/delivery.md for
 * what it promises. Nothing here knows OTLP: a record is bytes, a severity
 * number and a scope.
 *
 * A thread that logs:
 * ```ts
 * const shared = new SharedSpoolState();          // workers: new SharedSpoolState(shared.memory)
 * const home = new SpoolDirectory(nodeStorage, root, newStreamId(serviceName));
 * attempt(() => home.ensure());                   // the writer tries again where this fails
 * const writer = new SegmentWriter({ storage: nodeStorage, home, shared, mode: 'on', thread: threadId, resource });
 * const scope = writer.defineScope(encodedScope);
 * writer.append(record, severityNumber, scope, 0, encode);   // 'spooled' | 'pending' | 'memory' | 'dropped'
 * await writer.durable();                         // audit: true once it is on the disk
 * writer.flush();                                 // in `exit`
 * writer.close();
 * ```
 *
 * The thread that ships, one per process:
 * ```ts
 * const reader = new SpoolReader(nodeStorage, home.path, true, shared);
 * for (let entry = reader.next(); entry; entry = reader.next()) batch.push(entry);   // undefined: nothing now, ask again
 * reader.delivered(lastEntryOfEachThread);        // in order, once the Collector has them
 * reader.saveCursor();                            // removes the segments that are done
 * home.renew();                                   // every LEASE_RENEWAL_MILLIS; throws ENOENT: shared.directoryLost()
 * const orphans = adoptOrphans({ storage, own: home, processes, shared, limitBytes, nowMillis });   // at start and every minute
 * // each orphan: new SpoolReader(nodeStorage, path, false, shared); once isDrained: close(), removeIfEmpty(nodeStorage, path)
 * new Sweeper(nodeStorage, shared, limitBytes, (severity, n) => lossWriter.countDrop('spool_full', severity, n))
 *   .sweep(sweepCandidates([...orphanReaders, reader]));     // after each round
 * shared.measured(spooledBytes(nodeStorage, home.path));     // now and then, if anything was removed by hand
 * ```
 * A disk that fails: `writer.isDegraded`, then `writer.takeFromMemory()` and `framesOf` deliver around it.
 */

export { type ProcessTable, systemProcesses } from '../../common/process-identity.ts';
export { adoptedDirectories, adoptOrphans, spooledBytes } from './adoption.ts';
export type { DropTable, LossNotice, SpoolDropReason } from './drop-counts.ts';
export { FRAME_FLAG, FRAME_KIND, PAYLOAD_LIMIT } from './frame.ts';
export { LEASE_RENEWAL_MILLIS } from './lease.ts';
export { sayLeftAlone } from './left-alone.ts';
export { framesOf } from './memory-image.ts';
export { nodeStorage } from './node-storage.ts';
export { type StreamScan, scanSpool } from './scan.ts';
export { SegmentWriter } from './segment-writer.ts';
export { SharedSpoolState } from './shared-state.ts';
export { isStreamName, newStreamId, removeIfEmpty, SpoolDirectory } from './spool-directory.ts';
export { SpoolReader } from './spool-reader.ts';
export { attempt, errorCode, type SpoolStorage } from './storage.ts';
export { Sweeper, sweepCandidates } from './sweep.ts';
export type { EntryPlace, SpoolEntry } from './thread-reader.ts';
export type {
  AppendOutcome,
  SegmentWriterOptions,
  SpoolMode,
  WriterTotals,
} from './writer-options.ts';
