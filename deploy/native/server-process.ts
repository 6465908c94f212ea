import type { ChildProcess, StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { open, rename, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Ending, ended, signalGroup, startChild } from './child-process.ts';
import { readTail } from './file-tail.ts';

export interface ServerDefinition {
  name: string;
  command: string;
  args: string[];
  environment: Record<string, string>;
  /** Answers 200 when the server takes requests. */
  healthUrl: string;
  /** The server's own messages. */
  logPath: string;
  /** Standard output: the terminal, or a file. */
  output: 'terminal' | { path: string };
  /** Called where the server ends although nobody stopped it. */
  onUnexpectedEnd: (message: string) => void;
}

const START_TIMEOUT_MILLISECONDS = 90_000;
const STOP_TIMEOUT_MILLISECONDS = 30_000;
const HEALTH_POLL_MILLISECONDS = 100;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

/** One server: started until it is healthy, stopped until it is gone. */
export class ServerProcess {
  readonly #definition: ServerDefinition;
  #child: ChildProcess | undefined;

  constructor(definition: ServerDefinition) {
    this.#definition = definition;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  async start(signal?: AbortSignal): Promise<void> {
    if (this.#child !== undefined) return;
    const child = await this.#spawn();
    this.#child = child;
    const ending = ended(child);
    try {
      await this.#waitUntilHealthy(child, ending, signal);
    } catch (error) {
      await this.stop();
      throw error;
    }
    void ending.then((end) => this.#noticeEnd(child, end));
  }

  /** Asks the server to stop and waits; kills it when it takes too long. How it ended, if it ran. */
  async stop(): Promise<Ending | undefined> {
    const child = this.#child;
    if (child === undefined) return undefined;
    this.#child = undefined;
    const ending = ended(child).catch(() => undefined);
    signalGroup(child, 'SIGTERM');
    const kill = setTimeout(() => signalGroup(child, 'SIGKILL'), STOP_TIMEOUT_MILLISECONDS);
    return ending.finally(() => clearTimeout(kill));
  }

  /** Ends the server at once, as a crash or a loss of power would. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    this.#child = undefined;
    signalGroup(child, 'SIGKILL');
    await ended(child).catch(() => undefined);
  }

  async #spawn(): Promise<ChildProcess> {
    const { command, args, environment, logPath, output } = this.#definition;
    await keepSmall(logPath);
    const log = await open(logPath, 'a', 0o600);
    const out = output === 'terminal' ? undefined : await open(output.path, 'a', 0o600);
    try {
      const stdio: StdioOptions = ['ignore', out?.fd ?? 'inherit', log.fd];
      const env = { ...process.env, ...environment };
      const child = startChild(command, args, { env, stdio });
      await once(child, 'spawn');
      return child;
    } finally {
      await log.close();
      await out?.close();
    }
  }

  async #waitUntilHealthy(
    child: ChildProcess,
    ending: Promise<Ending>,
    signal?: AbortSignal,
  ): Promise<void> {
    const { name, healthUrl, logPath } = this.#definition;
    const deadline = Date.now() + START_TIMEOUT_MILLISECONDS;
    for (;;) {
      signal?.throwIfAborted();
      // Asked after the answer too: another process may have given it.
      const healthy = await answersOk(healthUrl);
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new Error(await this.#describeEnd(await ending, 'did not start'));
      }
      if (healthy) return;
      if (Date.now() > deadline) {
        const seconds = START_TIMEOUT_MILLISECONDS / 1000;
        throw new Error(`${name} was not healthy after ${seconds} s; its log is ${logPath}`);
      }
      await sleep(HEALTH_POLL_MILLISECONDS);
    }
  }

  async #noticeEnd(child: ChildProcess, end: Ending): Promise<void> {
    if (this.#child !== child) return;
    this.#child = undefined;
    this.#definition.onUnexpectedEnd(await this.#describeEnd(end, 'ended by itself'));
  }

  async #describeEnd({ code, signal }: Ending, what: string): Promise<string> {
    const { name, logPath } = this.#definition;
    const how = signal === null ? `exit code ${code}` : `signal ${signal}`;
    return `${name} ${what} (${how}). The end of ${logPath}:\n${await readTail(logPath)}`;
  }
}

async function answersOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

async function keepSmall(path: string): Promise<void> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LOG_LIMIT_BYTES) await rename(path, `${path}.1`);
}
