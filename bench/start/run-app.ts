import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Contender, environmentOf } from '../contenders.ts';

export type ModuleKind = 'cjs' | 'esm';

/** What one run of the empty application took. */
export interface Run {
  /** Milliseconds of processor time of all threads, until the first line of the application. */
  readonly cpuUntilFirstLine: number;
  /** Milliseconds that passed until then. */
  readonly timeUntilFirstLine: number;
  /** Milliseconds of processor time of the whole process, its start and end included. */
  readonly cpuOfProcess: number;
}

const IDLE_MILLIS = 2_500;
const TOO_LONG_MILLIS = 30_000;
// Node tells nobody what a child used; wait4 does, and bash reports it to the millisecond.
const TIMED = `TIMEFORMAT='%3U %3S'; time "$@" 2>/dev/null`;

/** Starts the empty application, which ends by itself at once. */
export async function runOnce(kind: ModuleKind, how: Start): Promise<Run> {
  const { startedAt, lines, timed } = await run(kind, how, 0);
  const { at, cpu } = JSON.parse(lines[0] as string) as { at: number; cpu: NodeJS.CpuUsage };
  const [user, system] = timed.trim().split(' ').map(Number) as [number, number];
  return {
    cpuUntilFirstLine: (cpu.user + cpu.system) / 1_000,
    timeUntilFirstLine: at - startedAt,
    cpuOfProcess: (user + system) * 1_000,
  };
}

/** Starts it and lets it idle, so that what starts later is there as well: resident megabytes. */
export async function idleMegabytes(kind: ModuleKind, how: Start): Promise<number> {
  const { lines } = await run(kind, how, IDLE_MILLIS);
  return (JSON.parse(lines[1] as string) as { rss: number }).rss / 1024 ** 2;
}

/** A contender, where it sends to, and what else is in its environment. */
export interface Start {
  readonly contender: Contender;
  readonly endpoint: string;
  readonly env?: Record<string, string>;
}

async function run(kind: ModuleKind, { contender, endpoint, env }: Start, idleMillis: number) {
  const app = join(import.meta.dirname, kind === 'cjs' ? 'app.cjs' : 'app.mjs');
  const command = [process.execPath, ...contender.flags, app, String(idleMillis)];
  const startedAt = performance.timeOrigin + performance.now();
  const child = spawn('bash', ['-c', TIMED, 'bash', ...command], {
    env: { ...environmentOf(contender, endpoint), ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    timeout: TOO_LONG_MILLIS,
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('close', resolve).once('error', reject);
  });
  const [code, timed, told] = await Promise.all([
    ended,
    text(child.stderr as NodeJS.ReadableStream),
    text(child.stdio[3] as NodeJS.ReadableStream),
  ]);
  if (code !== 0)
    throw new Error(`${contender.name}, ${kind}: the empty application ended with ${code}`);
  return { startedAt, timed, lines: told.split('\n') };
}
