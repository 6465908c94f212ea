import type { OtlpTarget, Signal } from '../config/otlp.ts';

/** `workerData` of the shipper's thread; the preload knows the thread by it. */
export interface ShipperWorkerData {
  readonly lumenOtelShipper: true;
  readonly targets: Partial<Record<Signal, OtlpTarget>>;
  /** Shared counters, see `COUNTER`. */
  readonly counters: Int32Array<SharedArrayBuffer>;
  /** The spool to ship from, where there is one. */
  readonly spool?: ShippedSpool;
}

/** A spool as the shipper's thread gets to know it. */
export interface ShippedSpool {
  readonly root: string;
  readonly stream: string;
  /** Of `SharedSpoolState`. */
  readonly state: SharedArrayBuffer;
  /** Of `SpoolControl`. */
  readonly control: SharedArrayBuffer;
  readonly limitBytes: number;
  readonly batchSize: number;
  readonly delayMillis: number;
}

/** Slots of the counters that both threads see, also while the main thread is blocked at exit. */
export const COUNTER = {
  /** Requests handed over and not yet settled. */
  outstanding: 0,
  /** 1 while the process is ending: a request that failed is not tried again. */
  ending: 1,
  /** Log records in the unsettled requests. */
  records: 2,
  /** Log records in requests given up because the process was ending. */
  abandonedRecords: 3,
} as const;
export const COUNTER_SLOTS = 4;

/** One export request on its way to the shipper's thread. */
export interface ShipRequest {
  readonly signal: Signal;
  /** An OTLP `Export…ServiceRequest`, serialised for the target's protocol. */
  readonly bytes: Uint8Array;
  /** Records, spans or metric data points in it. */
  readonly items: number;
}

/** What became of a request, or news on the way. */
export type ShipReport =
  | {
      readonly kind: 'settled';
      readonly signal: Signal;
      readonly items: number;
      readonly size: number;
      readonly outcome: 'delivered' | 'rejected' | 'abandoned';
      /** Items that a partial success refused. */
      readonly rejectedItems: number;
      readonly reason?: string;
    }
  | { readonly kind: 'retrying'; readonly signal: Signal; readonly reason: string }
  /** The rest is about spooled log records, whose numbers `SpoolControl` has. */
  | { readonly kind: 'failing'; readonly signal: 'logs'; readonly reason: string }
  | { readonly kind: 'works'; readonly signal: 'logs' }
  | { readonly kind: 'set-aside'; readonly signal: 'logs'; readonly reason: string }
  | {
      readonly kind: 'swept';
      readonly signal: 'logs';
      readonly severity: number;
      readonly records: number;
    };
