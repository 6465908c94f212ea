import { type ChildProcess, spawn } from 'node:child_process';
import { type AddressInfo, createConnection, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Evidence } from './identifier-search.ts';

const READY_TIMEOUT_MS = 15_000;
const READY_POLL_MS = 50;
const STOP_TIMEOUT_MS = 5000;

/** How a service that ended by itself ends. */
export const CLEAN_EXIT = 'exit code 0';

export interface ServiceOptions {
  readonly name: string;
  readonly port: number;
  /** What Node is given: options of its own, then the script. */
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  onLine(service: string, line: string): void;
}

/** One running service, everything it has printed kept. */
export class ServiceProcess {
  readonly name: string;
  readonly #child: ChildProcess;
  readonly #closed: Promise<void>;
  #output = '';
  readonly #port: number;

  constructor({ name, port, argv, cwd, env, onLine }: ServiceOptions) {
    this.name = name;
    this.#port = port;
    this.#child = spawn(process.execPath, argv, {
      cwd,
      env: { ...env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#closed = new Promise((resolve) => {
      this.#child.once('close', () => resolve());
      this.#child.once('error', () => resolve());
    });
    for (const stream of [this.#child.stdout!, this.#child.stderr!]) {
      stream.setEncoding('utf8');
      stream.on('data', (chunk: string) => {
        this.#output += chunk;
      });
      splitLines(stream, (line) => onLine(name, line));
    }
  }

  /** Resolves once the port takes connections; says what was printed if it never does. */
  async ready(): Promise<void> {
    const deadline = Date.now() + READY_TIMEOUT_MS;
    while (Date.now() < deadline && this.running) {
      if (await takesConnections(this.#port)) return;
      await sleep(READY_POLL_MS);
    }
    await sleep(READY_POLL_MS);
    const why = this.running
      ? `takes no connection on port ${this.#port} after ${READY_TIMEOUT_MS / 1000} s`
      : `ended at its start with ${this.exit}`;
    const error = this.#output.split('\n').find((line) => /error/i.test(line));
    throw new Error(`${this.name} ${why}${error ? `: ${error.trim()}` : ''}`);
  }

  get running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** How the process ended: `exit code 0`, or the signal. */
  get exit(): string {
    return this.#child.signalCode ?? `exit code ${this.#child.exitCode}`;
  }

  /** Ends the service as a supervisor does: SIGTERM, and SIGKILL for one that stays. */
  async stop(): Promise<void> {
    if (this.running) this.#child.kill('SIGTERM');
    const late = setTimeout(() => this.#child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await this.#closed;
    clearTimeout(late);
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  evidence(): Evidence {
    return { where: `console of ${this.name}`, bytes: Buffer.from(this.#output) };
  }
}

/** A port that nobody listens on at the moment of asking. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function splitLines(stream: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  let rest = '';
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(onLine);
  });
  stream.on('end', () => rest && onLine(rest));
}
