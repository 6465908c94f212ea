import { renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { OtlpTarget } from '../config/otlp.ts';
import { SpoolShipper } from '../delivery/shipping/spool-shipper.ts';
import {
  attempt,
  newStreamId,
  nodeStorage,
  SharedSpoolState,
  SpoolDirectory,
  systemProcesses,
} from '../delivery/spool/index.ts';
import { SpoolControl } from '../delivery/spool-control.ts';
import { Patience } from './patience.ts';

export interface OrphanDeliveryOptions {
  readonly root: string;
  readonly target: OtlpTarget;
  readonly batchSize: number;
  /** Milliseconds without progress after which it gives up. */
  readonly timeoutMillis: number;
}

export interface OrphanDeliveryResult {
  readonly delivered: number;
  /** Records the receiver will never take. */
  readonly refused: number;
  /** Spools that are not wholly delivered. */
  readonly left: number;
  readonly damaged: number;
  readonly reason: string;
}

const LOOK_MILLIS = 20;

/** Adopts every spool without a living owner and delivers it. */
export class OrphanDelivery {
  readonly #options: OrphanDeliveryOptions;
  readonly #control = new SpoolControl();
  readonly #home: SpoolDirectory;
  #reason = '';

  constructor(options: OrphanDeliveryOptions) {
    this.#options = options;
    this.#home = new SpoolDirectory(nodeStorage, options.root, newStreamId('lumen-otel-ship'));
  }

  /** @throws errno errors where the spool exists and cannot be used */
  async run(onProgress: (delivered: number) => void): Promise<OrphanDeliveryResult> {
    if (!this.#exists()) return this.#result(0);
    // Waiting on shared memory does not keep a process alive.
    const alive = setInterval(() => undefined, 1000);
    try {
      return await this.#deliver(onProgress);
    } finally {
      clearInterval(alive);
    }
  }

  async #deliver(onProgress: (delivered: number) => void): Promise<OrphanDeliveryResult> {
    this.#home.ensure();
    const shipper = this.#shipper();
    shipper.keeper.adoptNow();
    const running = shipper.run();
    const patience = new Patience(this.#options.timeoutMillis);
    let before = 0;
    while (shipper.keeper.adopted.length > 0 && !patience.isOver()) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MILLIS));
      const now = this.#progress();
      if (now === before) continue;
      patience.restart();
      before = now;
      onProgress(this.#control.total('delivered'));
    }
    if (patience.isOver()) this.#reason ||= 'no progress';
    shipper.stop();
    await running;
    const left = shipper.keeper.adopted.map(({ reader }) => reader);
    for (const reader of left) {
      reader.close();
      // Back to where the next process, or the next call, finds it at once.
      attempt(() =>
        renameSync(reader.directory, join(this.#options.root, basename(reader.directory))),
      );
    }
    this.#home.removeIfEmpty();
    return this.#result(left.length);
  }

  #exists(): boolean {
    try {
      nodeStorage.list(this.#options.root);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
  }

  #shipper(): SpoolShipper {
    return new SpoolShipper({
      ...this.#options,
      home: this.#home,
      shared: new SharedSpoolState(),
      control: this.#control,
      processes: systemProcesses(),
      limitBytes: Number.MAX_SAFE_INTEGER,
      delayMillis: 0,
      mayAdopt: () => true,
      adoptAfterMillis: Number.POSITIVE_INFINITY,
      onSwept: () => undefined,
      onNews: (news) => {
        if (news.kind !== 'works') this.#reason = news.reason;
      },
    });
  }

  #progress(): number {
    return this.#control.total('delivered') + this.#refused();
  }

  #refused(): number {
    return this.#control.total('rejected') + this.#control.total('setAside');
  }

  #result(left: number): OrphanDeliveryResult {
    const delivered = this.#control.total('delivered');
    const damaged = this.#control.total('damaged');
    return { delivered, refused: this.#refused(), left, damaged, reason: this.#reason };
  }
}
