import { access, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Report } from './go-command.ts';
import { type RefillOptions, refillStore } from './refill.ts';
import { type ServerDefinition, ServerProcess } from './server-process.ts';

const RETRY_MILLISECONDS = 1000;

/** What a refill needs to know. */
export type RefillPlaces = Omit<RefillOptions, 'signal'>;

/**
 * VictoriaLogs, and after a crash what it lost by it. A marker beside its data says that it
 * runs; one that is found at a start tells that the last end was a crash.
 */
export class StoreProcess {
  readonly #server: ServerProcess;
  readonly #markerPath: string;
  readonly #places: RefillPlaces;
  readonly #report: Report;
  #refilling: Promise<void> = Promise.resolve();
  #abort = new AbortController();
  #refillDue = false;

  constructor(
    definition: ServerDefinition,
    markerPath: string,
    places: RefillPlaces,
    report: Report,
  ) {
    this.#server = new ServerProcess(definition);
    this.#markerPath = markerPath;
    this.#places = places;
    this.#report = report;
  }

  async start(signal?: AbortSignal): Promise<void> {
    const crashed = await access(this.#markerPath).then(
      () => true,
      () => false,
    );
    await writeFile(this.#markerPath, '', { mode: 0o600 });
    await this.#server.start(signal);
    this.#abort = new AbortController();
    if (crashed) this.#refilling = this.#refill(this.#abort.signal);
  }

  async stop(): Promise<void> {
    await this.#endRefill();
    const ending = await this.#server.stop();
    if (ending?.code === 0 && !this.#refillDue) await rm(this.#markerPath, { force: true });
  }

  async kill(): Promise<void> {
    await this.#endRefill();
    await this.#server.kill();
  }

  async #endRefill(): Promise<void> {
    this.#abort.abort();
    await this.#refilling;
  }

  /** In the background, since the stack takes records meanwhile. */
  async #refill(signal: AbortSignal): Promise<void> {
    this.#refillDue = true;
    const options = { ...this.#places, signal };
    for (let told = false; !signal.aborted; told = true) {
      try {
        const sent = await refillStore(options);
        this.#refillDue = false;
        this.#report(`VictoriaLogs was not stopped in order: sent it ${sent} records again`);
        return;
      } catch (error) {
        if (signal.aborted) return;
        // The Collector may be away. What was sent already is not sent once more.
        if (!told) this.#report(`VictoriaLogs was not stopped in order; trying again: ${error}`);
        await sleep(RETRY_MILLISECONDS, undefined, { signal }).catch(() => {});
      }
    }
  }
}
