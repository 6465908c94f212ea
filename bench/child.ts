import { type ChildProcess, type ForkOptions, fork } from 'node:child_process';

/** A process of its own that answers one message with one message. */
export class Child {
  readonly #process: ChildProcess;
  readonly #name: string;

  constructor(file: string, args: readonly string[] = [], options: ForkOptions = {}) {
    this.#name = file;
    this.#process = fork(file, [...args], options);
  }

  /**
   * Sends a message, where there is one, and waits for the next answer.
   *
   * @throws Error where the process ends instead
   */
  async ask<Answer>(message?: object): Promise<Answer> {
    const answer = new Promise<Answer>((resolve, reject) => {
      const ended = (code: number | null) =>
        reject(new Error(`${this.#name} ended with ${code} instead of an answer`));
      this.#process.once('exit', ended);
      this.#process.once('message', (found) => {
        this.#process.removeListener('exit', ended);
        resolve(found as Answer);
      });
    });
    if (message) this.#process.send(message);
    return answer;
  }

  /** Lets go of it, upon which it ends. */
  stop(): void {
    if (this.#process.connected) this.#process.disconnect();
  }
}
