import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Child } from '../child.ts';

/** What came from one service. */
export interface Arrived {
  spans: number;
  records: number;
  /** Spans and records that lack a trace ID. */
  withoutTrace: number;
}

// Longer than anybody's batches wait.
const PATIENCE_MILLIS = 2_500;
const STEP_MILLIS = 100;

/** An OTLP receiver in a process of its own, which counts what each service sent. */
export class Receiver {
  readonly #child = new Child(join(import.meta.dirname, 'receiver-process.ts'));
  #url = '';

  static async start(): Promise<Receiver> {
    const receiver = new Receiver();
    receiver.#url = (await receiver.#child.ask<{ url: string }>()).url;
    return receiver;
  }

  /** Where a service of this name sends to. */
  endpointFor(service: string): string {
    return `${this.#url}/${service}`;
  }

  async arrived(service: string): Promise<Arrived> {
    const { arrived } = await this.#child.ask<{ arrived: Record<string, Arrived> }>({});
    return arrived[service] ?? { spans: 0, records: 0, withoutTrace: 0 };
  }

  /** Waits until `enough` says so, or nothing has come for longer than anybody batches. */
  async settled(
    service: string,
    enough: (now: Arrived) => boolean,
    patienceMillis = PATIENCE_MILLIS,
  ): Promise<Arrived> {
    let last = await this.arrived(service);
    let changedAt = Date.now();
    while (!enough(last) && Date.now() - changedAt < patienceMillis) {
      await sleep(STEP_MILLIS);
      const now = await this.arrived(service);
      if (now.spans !== last.spans || now.records !== last.records) changedAt = Date.now();
      last = now;
    }
    return last;
  }

  stop(): void {
    this.#child.stop();
  }
}
