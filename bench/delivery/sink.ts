import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** What the receiver does from now on; `reset` takes every n-th request and breaks the connection. */
export type SinkOrder =
  | { readonly kind: 'take' | 'hang' | 'refuse' | 'forget' }
  | { readonly kind: 'reset'; readonly every: number };

export interface SinkCounts {
  records: number;
  /** Different records. */
  unique: number;
  requests: number;
  /** Requests that met the fault. */
  faults: number;
  firstMillis: number;
  lastMillis: number;
}

/** A receiver in a process of its own, which counts. */
export class Sink {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
  }

  static async start(): Promise<Sink> {
    const child = fork(fileURLToPath(new URL('./sink-process.ts', import.meta.url)));
    const [{ url }] = (await once(child, 'message')) as [{ url: string }];
    return new Sink(child, url);
  }

  order(order: SinkOrder): void {
    this.#child.send(order);
  }

  async counts(): Promise<SinkCounts> {
    this.#child.send('counts');
    for (;;) {
      const [message] = (await once(this.#child, 'message')) as [{ counts?: SinkCounts }];
      if (message.counts) return message.counts;
    }
  }

  /** Waits until so many different records are here, or none came for a while. */
  async untilUnique(records: number, patienceMillis = 20_000): Promise<SinkCounts> {
    let changedAt = Date.now();
    let last = await this.counts();
    while (last.unique < records && Date.now() - changedAt < patienceMillis) {
      await sleep(100);
      const now = await this.counts();
      if (now.unique !== last.unique) changedAt = Date.now();
      last = now;
    }
    return last;
  }

  stop(): void {
    this.#child.disconnect();
  }
}
