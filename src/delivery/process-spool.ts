import {
  getEnvironmentData,
  isMainThread,
  setEnvironmentData,
  threadId,
} from 'node:worker_threads';
import type { ShippedSpool } from './shipper-protocol.ts';
import {
  newStreamId,
  nodeStorage,
  SharedSpoolState,
  SpoolDirectory,
  type SpoolMode,
} from './spool/index.ts';
import { SpoolControl } from './spool-control.ts';

export interface SpoolSettings {
  readonly root: string;
  readonly mode: SpoolMode;
  readonly limitBytes: number;
  /** Records in one request at most. */
  readonly batchSize: number;
  /** Milliseconds that records wait for company. */
  readonly delayMillis: number;
}

/** The spool of this process as one of its threads sees it. */
export interface ProcessSpool extends SpoolSettings {
  readonly stream: string;
  readonly home: SpoolDirectory;
  readonly shared: SharedSpoolState;
  readonly control: SpoolControl;
  readonly thread: number;
  /** Whether this thread has the shipper; only one of a process does. */
  readonly isOwner: boolean;
}

// The number changes when the shape does.
const KEY = 'lumen.otel-logger.spool.1';

/**
 * The spool of the process: made by the first thread that asks, usually the
 * main one, and found by the worker threads that it starts through their
 * environment data, which reaches them whatever `workerData` they are given.
 */
export function openProcessSpool(settings: SpoolSettings, name: string): ProcessSpool {
  const found = isMainThread ? undefined : (getEnvironmentData(KEY) as ShippedSpool | undefined);
  const stream = found?.stream ?? newStreamId(name);
  const spool: ProcessSpool = {
    ...settings,
    ...found,
    stream,
    home: new SpoolDirectory(nodeStorage, found?.root ?? settings.root, stream),
    shared: new SharedSpoolState(found?.state),
    control: new SpoolControl(found?.control),
    thread: threadId,
    isOwner: found === undefined,
  };
  if (spool.isOwner) setEnvironmentData(KEY, shippedSpool(spool) as never);
  return spool;
}

/** New threads get a spool of their own from here on. */
export function closeProcessSpool(spool: ProcessSpool): void {
  if (spool.isOwner) setEnvironmentData(KEY, undefined as never);
}

/** What the shipper's thread and other threads need of it. */
export function shippedSpool(spool: ProcessSpool): ShippedSpool {
  const { root, stream, shared, control, limitBytes, batchSize, delayMillis } = spool;
  const memory = { state: shared.memory, control: control.memory };
  return { root, stream, ...memory, limitBytes, batchSize, delayMillis };
}
