import type { OtlpTarget } from '../../config/otlp.ts';
import { joinRequest } from '../encoder/export-request.ts';
import { jsonRequest } from '../encoder/json-request.ts';
import { type Answer, OtlpTransport } from '../otlp-transport.ts';
import type { SpoolControl } from '../spool-control.ts';
import type { BufferPool } from './buffer-pool.ts';
import { SendGate } from './send-gate.ts';
import type { SetAside } from './set-aside.ts';
import type { ShippedRecord } from './shipped-record.ts';

/** What people should hear of. */
export type LaneNews =
  | { readonly kind: 'failing'; readonly reason: string }
  | { readonly kind: 'works' }
  | { readonly kind: 'set-aside'; readonly reason: string };

export interface LogLaneOptions {
  readonly target: OtlpTarget;
  /** Requests under way at most. */
  readonly width: number;
  readonly control: SpoolControl;
  readonly setAside: SetAside;
  readonly pool: BufferPool;
  readonly onNews: (news: LaneNews) => void;
  /** A request of so many bytes was too large for the receiver. */
  readonly onTooLarge: (bytes: number) => void;
}

const LONGEST_SLEEP_MILLIS = 60_000;

/** Delivers records to one receiver, for as long as it takes. */
export class LogLane {
  readonly gate: SendGate;
  readonly #transport: OtlpTransport;
  readonly #isJson: boolean;
  readonly #control: SpoolControl;
  readonly #options: LogLaneOptions;

  constructor(options: LogLaneOptions) {
    this.#options = options;
    this.gate = new SendGate(options.width);
    this.#transport = new OtlpTransport(options.target);
    this.#isJson = options.target.protocol === 'http/json';
    this.#control = options.control;
  }

  /**
   * Resolves when each record is delivered or set aside. A request that is
   * refused for what it contains is halved until the record at fault is alone.
   */
  async deliver(records: readonly ShippedRecord[]): Promise<void> {
    const request = this.#build(records);
    const answer = request && (await this.#insist(request));
    if (answer?.kind === 'accepted') {
      if (request) this.#giveBack(request);
      this.#control.add('rejected', answer.rejectedItems);
      this.#control.add('delivered', Math.max(0, records.length - answer.rejectedItems));
      return;
    }
    if (request && answer?.tooLarge) this.#options.onTooLarge(request.length);
    if (records.length > 1) {
      const middle = records.length >> 1;
      await this.deliver(records.slice(0, middle));
      await this.deliver(records.slice(middle));
      return;
    }
    const isAtFault = !answer || answer.tooLarge || (await this.#takesAnything());
    if (!isAtFault) return this.deliver(records);
    const reason = answer?.reason ?? 'it cannot be read';
    this.#options.setAside.keep(records[0] as ShippedRecord);
    this.#control.add('setAside', 1);
    this.#options.onNews({ kind: 'set-aside', reason });
  }

  #build(records: readonly ShippedRecord[]): Buffer | undefined {
    if (!this.#isJson) return joinRequest(records, (bytes) => this.#options.pool.take(bytes));
    try {
      return jsonRequest(records);
    } catch {
      return undefined;
    }
  }

  // Only after success: a transport that was refused early may still be reading the request.
  #giveBack(request: Buffer): void {
    if (this.#isJson) return;
    this.#options.pool.give(Buffer.from(request.buffer, 0, request.buffer.byteLength));
  }

  /**
   * Whether a request without any record is taken. A proxy, or the wrong port,
   * answers 400 to everything: then it is not the record that is at fault, and
   * setting it aside, and all others after it, would lose them.
   */
  async #takesAnything(): Promise<boolean> {
    const empty = this.#isJson ? Buffer.from('{"resourceLogs":[]}') : Buffer.alloc(0);
    const answer = await this.#insist(empty);
    if (answer.kind === 'accepted') return true;
    await this.#enter();
    this.#failed(answer, this.#control.asked);
    return false;
  }

  /** Sends until there is an answer that trying again would not change. */
  async #insist(request: Uint8Array): Promise<Exclude<Answer, { kind: 'retry' }>> {
    for (;;) {
      await this.#enter();
      const asked = this.#control.asked;
      const answer = await this.#transport.send(request);
      if (answer.kind !== 'retry') {
        this.#answered(answer.kind === 'accepted');
        return answer;
      }
      this.#failed(answer, asked);
    }
  }

  #answered(accepted: boolean): void {
    if (accepted && this.gate.isFailing) this.#options.onNews({ kind: 'works' });
    if (accepted) this.gate.succeeded();
    else this.gate.left();
    this.#control.wake();
  }

  #failed(answer: { reason: string; afterMillis?: number }, askedBefore: number): void {
    this.gate.failed(answer.afterMillis);
    this.#control.add('retries', 1);
    this.#options.onNews({ kind: 'failing', reason: answer.reason });
    // Whoever waits has had one try that began after the question.
    if (this.#control.isAsked && askedBefore === this.#control.asked) {
      this.#control.answer(askedBefore);
    } else if (this.#control.isAsked) this.gate.hurry();
    this.#control.wake();
  }

  async #enter(): Promise<void> {
    for (;;) {
      const wakeCount = this.#control.wakeCount;
      const wait = this.gate.enter();
      if (wait === 0) return;
      await this.#control.sleep(wakeCount, Math.min(wait, LONGEST_SLEEP_MILLIS));
    }
  }
}
