import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const APP = fileURLToPath(new URL('./load-app.cjs', import.meta.url));
const REGISTER = fileURLToPath(new URL('../../dist/register-require.cjs', import.meta.url));
const SAMPLE_MILLIS = 250;

export interface Load {
  /** Records a second; 0: as many as it can. */
  readonly rate: number;
  readonly seconds: number;
  readonly root: string;
  readonly endpoint: string;
  readonly env?: Record<string, string>;
  readonly onLogged?: (logged: number) => void;
}

/** An application under the flag that logs as it is told. */
export class LoadedApp {
  readonly #child: ChildProcess;
  readonly #memory: number[] = [];
  readonly #startedAt = Date.now();
  /** Milliseconds from its start to its first line of code. */
  readyMillis = 0;
  /** Resolves with the number of records when all are logged. */
  readonly logged: Promise<number>;

  constructor({ rate, seconds, root, endpoint, env, onLogged }: Load) {
    this.#child = fork(APP, [String(rate), String(seconds)], {
      execArgv: ['--require', REGISTER],
      env: {
        PATH: process.env['PATH'] ?? '',
        OTEL_SERVICE_NAME: 'bench',
        OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
        OTEL_TRACES_EXPORTER: 'none',
        OTEL_METRICS_EXPORTER: 'none',
        LOG_SPOOL_DIR: root,
        LOG_CONSOLE: 'off',
        ...env,
      },
    });
    const sampling = setInterval(() => this.#sample(), SAMPLE_MILLIS);
    this.#child.once('exit', () => clearInterval(sampling));
    this.logged = new Promise((resolve, reject) => {
      this.#child.on('message', (message: { ready?: number; logged?: number; done?: number }) => {
        if (message.ready !== undefined) this.readyMillis = message.ready - this.#startedAt;
        if (message.logged !== undefined) onLogged?.(message.logged);
        if (message.done !== undefined) resolve(message.done);
      });
      this.#child.once('exit', () => reject(new Error('the application ended early')));
    });
  }

  /** Resident megabytes: the least after its start, and the most. */
  get memory(): { readonly start: number; readonly most: number; readonly growth: number } {
    const start = this.#memory[Math.min(8, this.#memory.length - 1)] ?? 0;
    const most = Math.max(0, ...this.#memory);
    return { start, most, growth: most - start };
  }

  /** Lets it end by itself. */
  async end(): Promise<void> {
    const gone = once(this.#child, 'exit');
    this.#child.disconnect();
    await gone;
  }

  #sample(): void {
    try {
      const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
      const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
      if (kilobytes > 0) this.#memory.push(kilobytes / 1024);
    } catch {
      // Gone, or no /proc.
    }
  }
}
