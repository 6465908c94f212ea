import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { type Contender, environmentOf } from '../contenders.ts';
import type { Sample } from './growth.ts';

/** What it logs and where to; `api`: the folder of the API that its SDK serves. */
export interface Plan {
  readonly rate: number;
  readonly seconds: number;
  readonly endpoint: string;
  readonly api: string;
  readonly peers: string;
}

/** A process that logs under a contender's flag and tells what memory it has. */
export class LoggingApp {
  /** Once a second, after a full garbage collection. */
  readonly samples: Sample[] = [];
  /** Resolves with the number of records when all are logged. */
  readonly logged: Promise<number>;
  readonly #child: ChildProcess;

  constructor(contender: Contender, { rate, seconds, endpoint, api, peers }: Plan) {
    this.#child = fork(
      join(import.meta.dirname, 'logging-process.cjs'),
      [String(rate), String(seconds)],
      {
        execArgv: ['--expose-gc', ...contender.flags],
        env: { ...environmentOf(contender, endpoint), BENCH_API: api, BENCH_PEERS: peers },
        // The SDK says each failure on standard error, and while the Collector is down that is all it says.
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      },
    );
    this.logged = new Promise((resolve, reject) => {
      this.#child.on('message', ({ memory, done }: { memory?: Sample; done?: number }) => {
        if (memory) this.samples.push(memory);
        if (done !== undefined) resolve(done);
      });
      this.#child.once('exit', (code) =>
        reject(new Error(`${contender.name} ended with ${code} while it logged`)),
      );
    });
  }

  stop(): void {
    if (this.#child.connected) this.#child.disconnect();
  }
}
