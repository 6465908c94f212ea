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
 * The spool of the process, named at its first use: made by the first thread that asks, usually the
 * main one, and found by the worker threads that it starts through their
 * environment data, which reaches them whatever `workerData` they are given.
 */
export function openProcessSpool(settings: SpoolSettings, name: () => string): ProcessSpool {
  const found = isMainThread ? undefined : (getEnvironmentData(KEY) as ShippedSpool | undefined);
  let stream = found?.stream;
  let home: SpoolDirectory | undefined;
  const spool: ProcessSpool = {
    ...settings,
    ...found,
    get stream() {
      stream ??= newStreamId(name());
      return stream;
    },
    get home() {
      home ??= new SpoolDirectory(nodeStorage, spool.root, spool.stream);
      return home;
    },
    shared: new SharedSpoolState(found?.state),
    control: new SpoolControl(found?.control),
    thread: threadId,
    isOwner: found === undefined,
  };
  if (spool.isOwner) setEnvironmentData(KEY, announced(spool) as never);
  return spool;
}

/** Names the spool when a thread is started: only then does the copy for it read the property. */
function announced(spool: ProcessSpool): ShippedSpool {
  return {
    ...shared(spool),
    get stream() {
      return spool.stream;
    },
  };
}

/** New threads get a spool of their own from here on. */
export function closeProcessSpool(spool: ProcessSpool): void {
  if (spool.isOwner) setEnvironmentData(KEY, undefined as never);
}

/** What the shipper's thread and other threads need of it. */
export function shippedSpool(spool: ProcessSpool): ShippedSpool {
  return { ...shared(spool), stream: spool.stream };
}

function shared(spool: ProcessSpool): Omit<ShippedSpool, 'stream'> {
  const { root, limitBytes, batchSize, delayMillis } = spool;
  const memory = { state: spool.shared.memory, control: spool.control.memory };
  return { root, ...memory, limitBytes, batchSize, delayMillis };
}
