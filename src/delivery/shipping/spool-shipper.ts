import type { OtlpTarget } from '../../config/otlp.ts';
import { nodeStorage } from '../spool/index.ts';
import { type LaneNews, LogLane } from './log-lane.ts';
import { SetAside } from './set-aside.ts';
import { SpoolKeeper, type SpoolPlace } from './spool-keeper.ts';
import type { Batch, SpoolSource } from './spool-source.ts';

export interface SpoolShipperOptions extends SpoolPlace {
  readonly target: OtlpTarget;
  /** Records in one request at most. */
  readonly batchSize: number;
  /** Milliseconds that records wait for company. */
  readonly delayMillis: number;
  readonly onNews: (news: LaneNews) => void;
}

/** Below the 4 MiB that gRPC servers take unless told otherwise; JSON is twice as long. */
const REQUEST_BYTES = 1.5 * 1024 * 1024;
const LEAST_REQUEST_BYTES = 16 * 1024;
const REQUESTS_UNDER_WAY = 4;
/** Of these, at most so many with adopted records: a receiver that hangs must leave room for our own. */
const ADOPTED_UNDER_WAY = 2;
const LOOK_MILLIS = 50;
const IDLE_MILLIS = 1000;
/** After so many requests of our own one goes to what was adopted, so that a busy process delivers it too. */
const OWN_BEFORE_ADOPTED = 4;

/**
 * Ships what a process spools, and what dead processes left: the loop of the
 * shipper's thread, and of `lumen-otel ship`.
 */
export class SpoolShipper {
  readonly keeper: SpoolKeeper;
  readonly #options: SpoolShipperOptions;
  readonly #lane: LogLane;
  #requestBytes = REQUEST_BYTES;
  #underWay = 0;
  #adoptedUnderWay = 0;
  #ownInARow = 0;
  #gatherUntil = 0;
  #lastAsked = 0;
  #lastWritten = 0;
  #isStopped = false;

  constructor(options: SpoolShipperOptions) {
    const { home, control, target, onNews } = options;
    this.#options = options;
    this.keeper = new SpoolKeeper(options);
    const setAside = new SetAside(nodeStorage, home.path);
    this.#lane = new LogLane({
      target,
      width: REQUESTS_UNDER_WAY,
      control,
      setAside,
      pool: this.keeper.memory.buffers,
      onNews,
      onTooLarge: (bytes) => {
        const most = Math.min(this.#requestBytes, bytes >> 1);
        this.#requestBytes = Math.max(LEAST_REQUEST_BYTES, most);
      },
    });
  }

  /** Ends `run` after the present turn; what is under way is left to itself. */
  stop(): void {
    this.#isStopped = true;
    this.#options.control.wake();
  }

  /** Resolves after `stop`; otherwise never. */
  async run(): Promise<void> {
    const { control } = this.#options;
    while (!this.#isStopped) {
      const wakeCount = control.wakeCount;
      const written = control.written;
      const asked = control.asked;
      if (asked !== this.#lastAsked) {
        this.#lastAsked = asked;
        this.#lane.gate.hurry();
        control.wake();
      }
      this.keeper.keep();
      const hasRoom = this.#underWay < REQUESTS_UNDER_WAY;
      const batch = hasRoom ? this.#nextBatch() : undefined;
      if (batch) {
        this.#ship(batch);
      } else if (hasRoom && this.keeper.own.isSettled) {
        this.#settled(asked, written);
        await this.#rest(wakeCount, written);
      } else {
        await control.sleep(wakeCount, this.keeper.own.hasForming ? LOOK_MILLIS : IDLE_MILLIS);
      }
    }
  }

  #ship(batch: Batch): void {
    const adopted = batch.source.isOwn ? 0 : 1;
    this.#underWay += 1;
    this.#adoptedUnderWay += adopted;
    void this.#lane.deliver(batch.records).then(() => {
      this.#underWay -= 1;
      this.#adoptedUnderWay -= adopted;
      this.keeper.settle(batch);
      this.#options.control.wake();
    });
  }

  #nextBatch(): Batch | undefined {
    const { own, adopted } = this.keeper;
    if (this.#ownInARow < OWN_BEFORE_ADOPTED || adopted.length === 0) {
      const batch = this.#ownBatch(own);
      if (batch) return batch;
    }
    this.#ownInARow = 0;
    // Not while somebody waits for ours: what was adopted is safe where it is.
    const mayAdopt = this.#adoptedUnderWay < ADOPTED_UNDER_WAY && !this.#options.control.isAsked;
    if (!mayAdopt) return this.#ownBatch(own);
    for (const source of adopted) {
      const isFull = source.fill(this.#limits);
      if (isFull || source.hasForming) return source.take(this.#limits);
    }
    return this.#ownBatch(own);
  }

  #ownBatch(own: SpoolSource): Batch | undefined {
    const had = own.hasForming;
    const isFull = own.fill(this.#limits);
    if (!own.hasForming) return undefined;
    const now = performance.now();
    if (!had) this.#gatherUntil = now + this.#options.delayMillis;
    if (!isFull && now < this.#gatherUntil && !this.#options.control.isAsked) return undefined;
    this.#ownInARow += 1;
    this.#gatherUntil = 0;
    return own.take(this.#limits);
  }

  get #limits() {
    return { records: this.#options.batchSize, bytes: this.#requestBytes };
  }

  #settled(asked: number, written: number): void {
    const { control } = this.#options;
    control.clean = written;
    if (!control.isAsked) return;
    // The question may be younger than our last look.
    if (control.asked !== asked || control.written !== written) return;
    this.keeper.own.save();
    if (control.isFinishing) this.keeper.leave();
    control.answer(asked);
  }

  #rest(wakeCount: number, written: number): Promise<void> {
    const { control } = this.#options;
    // Coalesced records are counted a moment before they are written: one more look.
    const isNew = written !== this.#lastWritten;
    this.#lastWritten = written;
    if (isNew) return control.sleep(wakeCount, LOOK_MILLIS);
    return control.sleepUntilWritten(wakeCount, written, IDLE_MILLIS);
  }
}
