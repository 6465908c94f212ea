import { join } from 'node:path';
import { Child } from '../child.ts';
import { type Contender, environmentOf } from '../contenders.ts';
import type { Load, Loaded, Order } from './load.ts';
import type { Arrived, Receiver } from './receiver.ts';

const SPANS_PER_REQUEST = 2;

/** What one load cost a service. */
export interface Cost extends Loaded {
  /** Microseconds of processor time per request, of all its threads, until everything was sent. */
  readonly cpuMicros: number;
  /** Resident megabytes afterwards. */
  readonly megabytes: number;
  /** The part of its spans and records that arrived. */
  readonly delivered: number;
}

interface Used {
  readonly cpu: NodeJS.CpuUsage;
  readonly rss: number;
  readonly served: number;
}

/** The service in a process of its own, under a contender's flag. */
export class MeasuredService {
  readonly #contender: Contender;
  readonly #receiver: Receiver;
  readonly #child: Child;
  #url = '';

  private constructor(contender: Contender, receiver: Receiver, child: Child) {
    this.#contender = contender;
    this.#receiver = receiver;
    this.#child = child;
  }

  static async start(
    contender: Contender,
    { receiver, backend, peers }: { receiver: Receiver; backend: string; peers: string },
  ): Promise<MeasuredService> {
    const env = environmentOf(contender, receiver.endpointFor(pathOf(contender)));
    const child = new Child(join(import.meta.dirname, 'service.cjs'), [backend], {
      execArgv: [...contender.flags],
      env: { ...env, BENCH_PEERS: peers },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const service = new MeasuredService(contender, receiver, child);
    service.#url = (await child.ask<{ url: string }>()).url;
    return service;
  }

  get name(): string {
    return this.#contender.name;
  }

  /**
   * Puts a load on it and waits until what it has to send is sent.
   *
   * @throws Error where requests fail, or nothing with a trace ID arrives from who should send it
   */
  async under(load: Load, generator: Child): Promise<Cost> {
    const before = await this.#used();
    const loaded = await generator.ask<Loaded>({ ...load, url: this.#url } satisfies Order);
    if (loaded.failed > 0) throw new Error(`${this.name}: ${loaded.failed} requests failed`);
    const { served } = await this.#used();
    const arrived = await this.#arrived(served);
    const after = await this.#used();
    const micros = after.cpu.user - before.cpu.user + (after.cpu.system - before.cpu.system);
    const delivered = (arrived.spans + arrived.records) / (served * (SPANS_PER_REQUEST + 1));
    return {
      ...loaded,
      cpuMicros: micros / (served - before.served),
      megabytes: after.rss / 1024 ** 2,
      delivered,
    };
  }

  stop(): void {
    this.#child.stop();
  }

  #used = async (): Promise<Used> => (await this.#child.ask<{ used: Used }>({})).used;

  /** Since its start, as `served` is. */
  async #arrived(served: number): Promise<Arrived> {
    const path = pathOf(this.#contender);
    if (this.#contender.flags.length === 0) return this.#receiver.arrived(path);
    const arrived = await this.#receiver.settled(
      path,
      ({ spans, records }) => spans >= SPANS_PER_REQUEST * served && records >= served,
    );
    const { spans, records, withoutTrace } = arrived;
    if (spans === 0 || records === 0 || withoutTrace > 0) {
      throw new Error(`${this.name} is not measured: it sent ${JSON.stringify(arrived)}`);
    }
    return arrived;
  }
}

const pathOf = ({ name }: Contender): string => name.replaceAll(/[^a-z]+/gi, '-');
