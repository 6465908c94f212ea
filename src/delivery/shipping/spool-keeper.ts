import {
  adoptedDirectories,
  adoptOrphans,
  attempt,
  errorCode,
  LEASE_RENEWAL_MILLIS,
  nodeStorage,
  type ProcessTable,
  removeIfEmpty,
  type SharedSpoolState,
  type SpoolDirectory,
  SpoolReader,
  Sweeper,
  sweepCandidates,
} from '../spool/index.ts';
import type { SpoolControl } from '../spool-control.ts';
import { BufferPool } from './buffer-pool.ts';
import { RequestMemory } from './record-copies.ts';
import { type Batch, SpoolSource } from './spool-source.ts';

/** Where a spool lies, and what its threads share. */
export interface SpoolPlace {
  readonly home: SpoolDirectory;
  readonly shared: SharedSpoolState;
  readonly control: SpoolControl;
  readonly limitBytes: number;
  readonly processes: ProcessTable;
  /** Milliseconds before the first look for orphans: what is our own should flow first. */
  readonly adoptAfterMillis: number;
  /** Which orphans to take, by the names of their directories. */
  readonly mayAdopt: (stream: string) => boolean;
  /** Records had to go to make room. */
  readonly onSwept: (severity: number, records: number) => void;
}

const ADOPTION_MILLIS = 60_000;
const SWEEP_MILLIS = 200;

/** Keeps house in the spool: lease, adoption, sweeping, removal of what is delivered. */
export class SpoolKeeper {
  own: SpoolSource;
  adopted: SpoolSource[] = [];
  /** For the requests of all sources. */
  readonly memory = new RequestMemory(new BufferPool());
  readonly #place: SpoolPlace;
  readonly #sweeper: Sweeper;
  #renewAt = 0;
  #adoptAt: number;
  #sweepAt = 0;
  #isLeaving = false;

  constructor(place: SpoolPlace) {
    const { shared, limitBytes, onSwept } = place;
    this.#place = place;
    this.#sweeper = new Sweeper(nodeStorage, shared, limitBytes, onSwept);
    this.own = this.#openOwn();
    for (const path of adoptedDirectories(nodeStorage, place.home)) this.#open(path);
    this.#adoptAt = performance.now() + place.adoptAfterMillis;
    this.#renewAt = performance.now() + LEASE_RENEWAL_MILLIS;
  }

  /** Does what is due; called often. */
  keep(): void {
    const now = performance.now();
    if (now >= this.#renewAt) {
      this.#renewAt = now + LEASE_RENEWAL_MILLIS;
      if (!this.#isLeaving) this.#renew();
      this.#measureAge();
    }
    if (now >= this.#adoptAt && !this.#place.control.isAsked) {
      this.#adoptAt = now + ADOPTION_MILLIS;
      this.adoptNow();
    }
    if (now >= this.#sweepAt) {
      this.#sweepAt = now + SWEEP_MILLIS;
      this.#sweeper.sweep(sweepCandidates([...this.adopted, this.own].map(({ reader }) => reader)));
    }
    this.#removeDelivered();
  }

  /** Looks for orphans. */
  adoptNow(): void {
    const { home, processes, shared, limitBytes, mayAdopt } = this.#place;
    const options = { own: home, processes, shared, limitBytes, mayAdopt };
    for (const path of adoptOrphans({ storage: nodeStorage, nowMillis: Date.now(), ...options })) {
      this.#open(path);
    }
  }

  settle(batch: Batch): void {
    const { control } = this.#place;
    batch.source.settle(batch);
    if (batch.source.isOwn) control.add('settled', batch.records.length);
  }

  /** Everything of our own is delivered and the process ends: removes the directory if it is empty. */
  leave(): void {
    this.#isLeaving = this.#place.home.removeIfEmpty();
  }

  #openOwn(): SpoolSource {
    const { home, shared } = this.#place;
    return new SpoolSource(
      new SpoolReader(nodeStorage, home.path, true, shared),
      true,
      this.memory,
    );
  }

  #open(path: string): void {
    const reader = new SpoolReader(nodeStorage, path, false, this.#place.shared);
    this.adopted.push(new SpoolSource(reader, false, this.memory));
  }

  // A process that was stopped for a minute may have been taken for dead, and its directory adopted.
  #renew(): void {
    const { home, shared } = this.#place;
    try {
      home.renew();
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') return;
      shared.directoryLost();
      attempt(() => home.ensure());
      this.own.reader.close();
      this.own = this.#openOwn();
    }
  }

  #removeDelivered(): void {
    for (const source of [...this.adopted]) {
      if (!source.isDone || !source.save() || !source.reader.isDrained) continue;
      this.#place.control.add('damaged', source.reader.damage.places);
      source.reader.close();
      removeIfEmpty(nodeStorage, source.reader.directory);
      this.adopted.splice(this.adopted.indexOf(source), 1);
    }
  }

  #measureAge(): void {
    const { control } = this.#place;
    const sources = [...this.adopted, this.own];
    const times = sources.flatMap(({ reader }) => reader.oldestMillis ?? []);
    control.setTotal(
      'oldestMillis',
      control.isPending && times.length > 0 ? Math.min(...times) : 0,
    );
  }
}
