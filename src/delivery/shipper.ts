import { Worker } from 'node:worker_threads';
import type { OtlpProtocol } from '../config/options.ts';
import type { OtlpPlan, Signal } from '../config/otlp.ts';
import { type ProcessSpool, shippedSpool } from './process-spool.ts';
import {
  COUNTER,
  COUNTER_SLOTS,
  type ShipperWorkerData,
  type ShipReport,
  type ShipRequest,
} from './shipper-protocol.ts';
import { attempt } from './spool/index.ts';
import { SpoolDrain } from './spool-drain.ts';

/** Bytes of requests that may wait for the network before new ones are refused. */
const MAXIMUM_OUTSTANDING_BYTES = 32 * 1024 * 1024;
/** After the thread failed, before another is started for what is spooled. */
const RESTART_MILLIS = 5000;

/**
 * Hands export requests to a worker thread and knows how many are unsettled.
 *
 * A thread, and not the main loop: the official transport's sockets and retry
 * timers keep a process alive for up to ten seconds after its natural end, and
 * at `process.exit` only another thread can still use the network.
 */
export class Shipper {
  readonly #plan: OtlpPlan;
  readonly #onReport: (report: ShipReport) => void;
  /** Only where this thread is the one that ships it. */
  readonly #spool: ProcessSpool | undefined;
  /** For who waits for what is spooled; undefined where this thread ships none. */
  readonly spooled: SpoolDrain | undefined;
  readonly #counters = new Int32Array(
    new SharedArrayBuffer(COUNTER_SLOTS * Int32Array.BYTES_PER_ELEMENT),
  );
  #worker: Worker | undefined;
  #outstandingBytes = 0;
  #waiting: (() => void)[] = [];
  #closed = false;
  /** The process comes to its natural end. */
  isEnding = false;

  constructor(plan: OtlpPlan, onReport: (report: ShipReport) => void, spool?: ProcessSpool) {
    this.#plan = plan;
    this.#onReport = onReport;
    this.#spool = spool?.isOwner ? spool : undefined;
    this.spooled = this.#spool && new SpoolDrain(this.#spool.control);
  }

  protocolOf(signal: Signal): OtlpProtocol | undefined {
    return this.#plan.targets[signal]?.protocol;
  }

  /** Starts the thread, where there is a spool for it to ship. */
  shipSpool(): void {
    if (this.#spool && !this.#closed) this.#worker ??= this.#startWorker();
  }

  /** Whether a signal has somewhere to go. */
  handles(signal: Signal): boolean {
    return this.#plan.targets[signal] !== undefined;
  }

  /** Requests handed over and not yet settled. */
  get outstanding(): number {
    return Atomics.load(this.#counters, COUNTER.outstanding);
  }

  /** Log records in those requests. */
  get outstandingRecords(): number {
    return Atomics.load(this.#counters, COUNTER.records);
  }

  /** Log records handed over and not delivered: unsettled, or given up at the end. */
  get undeliveredRecords(): number {
    return this.outstandingRecords + Atomics.load(this.#counters, COUNTER.abandonedRecords);
  }

  /** Whether another request may be handed over. */
  get hasRoom(): boolean {
    return !this.#closed && this.#outstandingBytes < MAXIMUM_OUTSTANDING_BYTES;
  }

  /** At the end of a process that never needed the thread: it should not be started for nothing. */
  get isLeftAlone(): boolean {
    return this.isEnding && this.#worker === undefined;
  }

  /** Hands a request over; its bytes move to the other thread and are gone here. */
  send(request: ShipRequest): void {
    this.#worker ??= this.#startWorker();
    Atomics.add(this.#counters, COUNTER.outstanding, 1);
    if (request.signal === 'logs') Atomics.add(this.#counters, COUNTER.records, request.items);
    this.#outstandingBytes += request.bytes.byteLength;
    // The serialiser may return a view on a larger buffer of its own, which must not be detached.
    const bytes = new Uint8Array(request.bytes);
    this.#worker.postMessage({ ...request, bytes }, [bytes.buffer]);
  }

  /** Resolves when everything is settled, or after the time given; keeps the process alive until then. */
  async drain(timeoutMillis: number): Promise<void> {
    if (this.spooled?.isPending) this.shipSpool();
    const worker = this.#worker;
    const spooled = this.spooled?.untilTried(timeoutMillis);
    if (!worker || this.outstanding === 0) return spooled;
    worker.ref();
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
      timer = setTimeout(resolve, timeoutMillis);
    });
    clearTimeout(timer);
    await spooled;
    worker.unref();
  }

  /** Blocks until everything is settled or the time is over; for the `exit` event, where only this works. */
  drainSync(timeoutMillis: number): void {
    if (this.spooled?.isUsed) this.shipSpool();
    if (!this.#worker) return;
    const waitForSpool = this.spooled?.finish();
    Atomics.store(this.#counters, COUNTER.ending, 1);
    const until = performance.now() + timeoutMillis;
    for (let left = this.outstanding; left > 0; left = this.outstanding) {
      const remaining = until - performance.now();
      if (remaining <= 0) break;
      Atomics.wait(this.#counters, COUNTER.outstanding, left, remaining);
    }
    waitForSpool?.(until - performance.now());
  }

  async shutdown(): Promise<void> {
    this.#closed = true;
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  #startWorker(): Worker {
    const { NODE_OPTIONS: _, ...env } = process.env;
    const spool = this.#spool;
    // Here and not in the thread: two that make the lease at once would be in each other's way.
    if (spool) attempt(() => spool.home.ensure());
    const data: ShipperWorkerData = {
      lumenOtelShipper: true,
      targets: this.#plan.targets,
      counters: this.#counters,
      ...(spool && { spool: shippedSpool(spool) }),
    };
    // Without the application's flags: the preload must not run again in our own thread.
    const worker = new Worker(new URL('./shipper-worker.mjs', import.meta.url), {
      workerData: data,
      execArgv: [],
      env: { ...env, ...this.#plan.environment },
      name: 'lumen-otel-shipper',
    });
    worker.on('message', (report: ShipReport) => this.#receive(report));
    worker.on('error', () => this.#lose('the delivery thread failed'));
    worker.on('exit', () => this.#lose('the delivery thread ended'));
    // Last: listening for messages would keep the process alive again.
    worker.unref();
    return worker;
  }

  #receive(report: ShipReport): void {
    if (report.kind === 'settled') this.#outstandingBytes -= report.size;
    this.#onReport(report);
    if (this.outstanding === 0) this.#wake();
  }

  // What was in the thread's memory is gone; the next request starts a new one.
  #lose(reason: string): void {
    if (!this.#worker || this.#closed) return;
    this.#worker = undefined;
    const lost = Atomics.exchange(this.#counters, COUNTER.outstanding, 0);
    Atomics.store(this.#counters, COUNTER.records, 0);
    this.#outstandingBytes = 0;
    if (lost > 0) this.#onReport({ kind: 'retrying', signal: 'logs', reason });
    this.#wake();
    if (!this.spooled) return;
    // What is spooled is still there for the next thread.
    this.spooled.giveUp();
    setTimeout(() => this.shipSpool(), RESTART_MILLIS).unref();
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
