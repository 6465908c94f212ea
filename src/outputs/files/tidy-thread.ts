import { Worker } from 'node:worker_threads';
import { errorLabel } from '../../common/diagnostics.ts';
import type { TidyTask } from './chores.ts';

/**
 * Runs a task in a thread of its own: compressing megabytes would hold up the
 * application's event loop, and Node's thread pool is also the application's.
 * The thread does not keep the process alive; what it leaves undone at the end,
 * the next process of the service does.
 */
export class TidyThread {
  readonly #onFailure: (label: string) => void;
  #worker: Worker | undefined;
  #next: TidyTask | undefined;
  #isRefused = false;

  /** `onFailure` gets an error's code. */
  constructor(onFailure: (label: string) => void) {
    this.#onFailure = onFailure;
  }

  /** Runs the task now, or after the one that is running; of several that wait, the last. */
  run(task: TidyTask): void {
    if (this.#isRefused) return;
    if (this.#worker) this.#next = task;
    else this.#worker = this.#tryStart(task);
  }

  /** Nothing more is started; what is under way goes on. */
  close(): void {
    this.#next = undefined;
  }

  // Under `--permission` threads may be forbidden, and no later one will be allowed.
  #tryStart(task: TidyTask): Worker | undefined {
    try {
      return this.#start(task);
    } catch (error) {
      this.#isRefused = true;
      this.#onFailure(errorLabel(error));
      return undefined;
    }
  }

  #start(task: TidyTask): Worker {
    const { NODE_OPTIONS: _, ...env } = process.env;
    // Beside the sources there is the source, in the package the built file.
    const file = import.meta.url.endsWith('.ts') ? './tidy-worker.ts' : './file-worker.mjs';
    // Without the application's flags: the preload must not run again in our own thread.
    const worker = new Worker(new URL(file, import.meta.url), {
      workerData: { lumenOtelTidy: task },
      execArgv: [],
      env,
      name: 'lumen-otel-files',
    });
    worker.on('message', (label: string) => this.#onFailure(label));
    worker.on('error', () => this.#onFailure('the thread failed'));
    worker.on('exit', () => this.#ended());
    // Last: listening for messages would keep the process alive again.
    worker.unref();
    return worker;
  }

  #ended(): void {
    this.#worker = undefined;
    const next = this.#next;
    this.#next = undefined;
    if (next) this.run(next);
  }
}
