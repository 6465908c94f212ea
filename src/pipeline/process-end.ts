import { say } from '../common/diagnostics.ts';
import type { Pipeline } from './assemble.ts';

/** Less than this is not worth another turn of the event loop. */
const LEAST_USEFUL_MILLIS = 10;

/**
 * Delivers what is pending when the process ends, within one budget for all of
 * it, and changes nothing about how and when it ends: no signal handler, no exit
 * code, no `process.exit`.
 */
export class ProcessEnd {
  readonly #pipeline: Pipeline;
  readonly #budgetMillis: number;
  #spentMillis = 0;
  #flushing = false;
  #exiting = false;

  constructor(pipeline: Pipeline, budgetMillis: number) {
    this.#pipeline = pipeline;
    this.#budgetMillis = budgetMillis;
  }

  /** Listens; the natural end may wait asynchronously, `exit` only by blocking. */
  watch(): () => void {
    process.on('beforeExit', this.#onBeforeExit);
    process.on('exit', this.#onExit);
    return () => {
      process.off('beforeExit', this.#onBeforeExit);
      process.off('exit', this.#onExit);
    };
  }

  /** Records emitted by later `exit` listeners: there is no other moment to send them. */
  afterEmit(): void {
    if (this.#exiting) this.#drainSync();
  }

  /** Hands over and waits, at most the budget; used by the public `flush` too. */
  async flush(budgetMillis: number = this.#budgetMillis): Promise<void> {
    const { meterProvider, tracerProvider, logs, shipper } = this.#pipeline;
    const started = performance.now();
    const flushes = [logs, tracerProvider, meterProvider].map((provider) =>
      provider?.forceFlush().catch(() => undefined),
    );
    await Promise.all(flushes);
    await shipper.drain(Math.max(0, budgetMillis - (performance.now() - started)));
  }

  readonly #onBeforeExit = (): void => {
    if (this.#flushing || this.#remaining() < LEAST_USEFUL_MILLIS || !this.#pending()) return;
    this.#flushing = true;
    const { shipper } = this.#pipeline;
    shipper.isEnding = true;
    const started = performance.now();
    void this.flush(this.#remaining()).finally(() => {
      // Who listens behind us may keep the process alive.
      shipper.isEnding = false;
      this.#spentMillis += performance.now() - started;
      this.#flushing = false;
    });
  };

  readonly #onExit = (): void => {
    this.#exiting = true;
    this.#drainSync();
    const { queue, spool, shipper } = this.#pipeline;
    const spooled = shipper.spooled?.records ?? 0;
    if (spooled > 0) {
      say(
        'info',
        `log records that stay in the spool: ${spooled}; the next process, or lumen-otel ship, delivers them`,
      );
    }
    const undelivered = (queue?.size ?? spool?.inMemory ?? 0) + shipper.undeliveredRecords;
    if (undelivered > 0) {
      say(
        'warn',
        `log records lost at the end of the process: ${undelivered} (not delivered within LOG_SHUTDOWN_TIMEOUT_MS, ${this.#budgetMillis} ms)`,
      );
    }
  };

  #drainSync(): void {
    const { tracerProvider, queue, spool, shipper } = this.#pipeline;
    const started = performance.now();
    try {
      // Only what these do before their first await counts: they hand over what they hold.
      tracerProvider.forceFlush().catch(() => undefined);
      queue?.flushNow();
      spool?.finish();
      shipper.drainSync(this.#remaining());
    } catch {
      // The end of the application is not ours to disturb.
    }
    this.#spentMillis += performance.now() - started;
  }

  #pending(): boolean {
    const { queue, spool, shipper, meterProvider } = this.#pipeline;
    if (this.#spentMillis === 0 && (meterProvider ?? queue)) return true;
    const inMemory = queue?.size ?? spool?.inMemory ?? 0;
    return inMemory > 0 || shipper.outstanding > 0 || shipper.spooled?.hasUntried === true;
  }

  #remaining(): number {
    return this.#budgetMillis - this.#spentMillis;
  }
}
