import type { ChildProcess, StdioOptions } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ended, signalGroup, startChild } from '../child-process.ts';
import { readTail } from '../file-tail.ts';
import { ephemeralPorts, LOOPBACK } from '../ports.ts';

const START_TIMEOUT_MILLISECONDS = 60_000;
const STOP_TIMEOUT_MILLISECONDS = 15_000;

/** A broker that runs on loopback, its data in a temporary directory. */
export interface Broker {
  readonly host: string;
  readonly port: number;
  /** Ends its processes and removes its data. */
  stop(): Promise<void>;
}

/** One program of a broker; the last one of the list is the broker itself. */
export interface BrokerProgram {
  readonly command: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** Where a broker is to run. */
export interface BrokerPlace {
  readonly directory: string;
  readonly port: number;
  /** Two more free ports, for what a broker keeps to itself. */
  readonly innerPorts: readonly [number, number];
}

/**
 * Starts the programs of a broker and waits until its port answers.
 *
 * @throws with the end of its log where it ends or does not answer within a minute
 */
export async function startBroker(
  programsAt: (place: BrokerPlace) => Promise<readonly BrokerProgram[]>,
): Promise<Broker> {
  const directory = await mkdtemp(join(tmpdir(), 'otel-logger-broker-'));
  const ports = await ephemeralPorts();
  const port = ports.otlpGrpc;
  const logPath = join(directory, 'broker.log');
  const children: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    for (const child of children.splice(0).reverse()) await stopChild(child);
    await rm(directory, { recursive: true, force: true });
  };
  try {
    const innerPorts = [ports.otlpHttp, ports.victoriaLogs] as const;
    for (const program of await programsAt({ directory, port, innerPorts })) {
      children.push(await startProgram(program, directory, logPath));
    }
    await waitUntilOpen(port, children.at(-1) as ChildProcess, logPath);
    return { host: LOOPBACK, port, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startProgram(
  { command, args, environment }: BrokerProgram,
  cwd: string,
  logPath: string,
): Promise<ChildProcess> {
  const log = await open(logPath, 'a', 0o600);
  try {
    const stdio: StdioOptions = ['ignore', log.fd, log.fd];
    return startChild(command, [...args], { cwd, stdio, env: { ...process.env, ...environment } });
  } finally {
    await log.close();
  }
}

async function waitUntilOpen(port: number, child: ChildProcess, logPath: string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MILLISECONDS;
  while (!(await isOpen(port))) {
    const over = child.exitCode !== null || child.signalCode !== null;
    if (over || Date.now() > deadline) {
      throw new Error(`the broker did not start; the end of its log:\n${await readTail(logPath)}`);
    }
    await sleep(100);
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: LOOPBACK, port });
    const answer = (open: boolean) => () => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', answer(true)).once('error', answer(false));
  });
}

async function stopChild(child: ChildProcess): Promise<void> {
  const ending = ended(child).catch(() => undefined);
  signalGroup(child, 'SIGTERM');
  const kill = setTimeout(() => signalGroup(child, 'SIGKILL'), STOP_TIMEOUT_MILLISECONDS);
  await ending;
  clearTimeout(kill);
}
