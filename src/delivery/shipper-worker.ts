import { parentPort, workerData } from 'node:worker_threads';
import { ExportResultCode } from '@opentelemetry/core';
import type { OtlpTarget } from '../config/otlp.ts';
import { mayDeliver } from './destination.ts';
import { classifyFailure, describeFailure } from './export-outcome.ts';
import { createOtlpDelegate } from './otlp-delegate.ts';
import { rejectedItems } from './partial-success.ts';
import {
  COUNTER,
  type ShippedSpool,
  type ShipperWorkerData,
  type ShipReport,
  type ShipRequest,
} from './shipper-protocol.ts';
import { SpoolShipper } from './shipping/spool-shipper.ts';
import { nodeStorage, SharedSpoolState, SpoolDirectory, systemProcesses } from './spool/index.ts';
import { SpoolControl } from './spool-control.ts';

const ADOPT_AFTER_MILLIS = 500;
const FIRST_RETRY_MILLIS = 1000;
const LONGEST_RETRY_MILLIS = 30_000;

/** Sends the requests of one signal, one after the other, so that order holds. */
class SignalLane {
  readonly #target: OtlpTarget;
  readonly #counters: Int32Array<SharedArrayBuffer>;
  readonly #queue: ShipRequest[] = [];
  readonly #delegate: ReturnType<typeof createOtlpDelegate>;
  #rejected = 0;
  #busy = false;

  constructor(target: OtlpTarget, counters: Int32Array<SharedArrayBuffer>) {
    this.#target = target;
    this.#counters = counters;
    this.#delegate = createOtlpDelegate(target, (response) => {
      this.#rejected = rejectedItems(target, response);
    });
  }

  add(request: ShipRequest): void {
    this.#queue.push(request);
    if (!this.#busy) void this.#run();
  }

  async #run(): Promise<void> {
    this.#busy = true;
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) await this.#ship(next);
    this.#busy = false;
  }

  async #ship(request: ShipRequest): Promise<void> {
    for (let delay = FIRST_RETRY_MILLIS; ; delay = Math.min(delay * 2, LONGEST_RETRY_MILLIS)) {
      this.#rejected = 0;
      const error = await this.#send(request.bytes);
      if (error === undefined) return this.#settle(request, 'delivered');
      const reason = describeFailure(error);
      if (classifyFailure(error) === 'permanent') return this.#settle(request, 'rejected', reason);
      if (this.#ending()) return this.#settle(request, 'abandoned', reason);
      report({ kind: 'retrying', signal: request.signal, reason });
      await this.#pause(delay * (0.8 + Math.random() * 0.4));
    }
  }

  #send(bytes: Uint8Array): Promise<unknown> {
    return new Promise((resolve) => {
      this.#delegate.export(bytes, (result) => {
        const failed = result.code !== ExportResultCode.SUCCESS;
        resolve(failed ? (result.error ?? new Error('export failed')) : undefined);
      });
    });
  }

  #ending(): boolean {
    return Atomics.load(this.#counters, COUNTER.ending) === 1;
  }

  // In short steps: the main thread, blocked at its end, cannot send a message that would wake us.
  async #pause(millis: number): Promise<void> {
    const until = performance.now() + millis;
    while (performance.now() < until && !this.#ending()) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(100, millis)));
    }
  }

  #settle(
    request: ShipRequest,
    outcome: 'delivered' | 'rejected' | 'abandoned',
    reason?: string,
  ): void {
    if (request.signal === 'logs') {
      Atomics.sub(this.#counters, COUNTER.records, request.items);
      if (outcome === 'abandoned') {
        Atomics.add(this.#counters, COUNTER.abandonedRecords, request.items);
      }
    }
    Atomics.sub(this.#counters, COUNTER.outstanding, 1);
    Atomics.notify(this.#counters, COUNTER.outstanding);
    // Last: the main thread, told of the last request, looks at the counter once and not again.
    report({
      kind: 'settled',
      signal: this.#target.signal,
      items: request.items,
      size: request.bytes.byteLength,
      outcome,
      rejectedItems: this.#rejected,
      ...(reason === undefined ? {} : { reason }),
    });
  }
}

function report(message: ShipReport): void {
  parentPort?.postMessage(message);
}

function start(data: ShipperWorkerData): void {
  const lanes = new Map(
    Object.values(data.targets).map((target) => [
      target.signal,
      new SignalLane(target, data.counters),
    ]),
  );
  parentPort?.on('message', (request: ShipRequest) => lanes.get(request.signal)?.add(request));
  const { logs } = data.targets;
  if (data.spool && logs) void shipSpool(data.spool, logs);
}

async function shipSpool(spool: ShippedSpool, target: OtlpTarget): Promise<void> {
  const processes = systemProcesses();
  const shipper = new SpoolShipper({
    ...spool,
    target,
    processes,
    home: new SpoolDirectory(nodeStorage, spool.root, spool.stream, processes),
    shared: new SharedSpoolState(spool.state),
    control: new SpoolControl(spool.control),
    mayAdopt: (stream) => mayDeliver(spool.stream, stream),
    adoptAfterMillis: ADOPT_AFTER_MILLIS,
    onNews: (news) => report({ signal: 'logs', ...news }),
    onSwept: (severity, records) => report({ kind: 'swept', signal: 'logs', severity, records }),
  });
  await shipper.run();
}

start(workerData as ShipperWorkerData);
