import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { nodeStorage, scanSpool, systemProcesses } from '../../src/delivery/spool/index.ts';
import type { OtlpReceiver, ReceivedLog } from './otlp-receiver.ts';
import { type AppResult, type AppRun, runApp } from './run-app.ts';

/** A home whose spool outlives the applications that use it. */
export interface SpoolHome {
  readonly home: string;
  readonly root: string;
  /** Records that lie there undelivered, also in spools that were adopted. */
  records(): number;
  /** Everything below the root. */
  files(): string[];
  remove(): void;
}

export function makeSpoolHome(): SpoolHome {
  const home = mkdtempSync(join(tmpdir(), 'otel-logger-spool-'));
  const root = join(home, 'state', 'lumen-otel', 'spool');
  const files = (): string[] => {
    try {
      return readdirSync(root, { recursive: true }).map(String).sort();
    } catch {
      return [];
    }
  };
  return {
    home,
    root,
    files,
    records: () =>
      files().length === 0
        ? 0
        : scanSpool(nodeStorage, root, systemProcesses(), Date.now()).reduce(
            (sum, stream) => sum + stream.records,
            0,
          ),
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

/** Records that `acknowledging` logs in one turn of the event loop. */
export const RECORDS_A_TURN = 20;

/**
 * Logs `<name> 0`, `<name> 1` and so on, and says each number on stdout when its call has
 * returned: the pipe has it even when the process is killed. The name is its first argument.
 */
export const ACKNOWLEDGING = `
const { writeSync } = require('node:fs');
const name = process.argv[2] ?? 'record';
const say = (text) => {
  for (;;) {
    try { return writeSync(1, text); } catch (error) { if (error.code !== 'EAGAIN') throw error; }
  }
};
let n = 0;
const turn = () => {
  for (let i = 0; i < ${RECORDS_A_TURN}; i += 1) { console.info(name + ' ' + n); say(n + '\\n'); n += 1; }
  // Not at full speed: who kills it has to read what it says meanwhile. And each turn in a round
  // of the event loop of its own: two timers may run in one.
  setTimeout(() => setImmediate(turn), 1);
};
setImmediate(turn);`;

/** An application that logs nothing and stays. */
const IDLE = "setInterval(() => {}, 1000); process.stdout.write('idle\\n');";

/** Runs an application that is killed with SIGKILL once its output has the pattern. */
export function killedApp(run: AppRun, pattern: RegExp): Promise<AppResult> {
  return runApp({
    ...run,
    during: async ({ child, untilOutput }) => {
      await untilOutput(pattern);
      child.kill('SIGKILL');
    },
  });
}

/** Starts the service again, on the same spool, until the receiver has what is awaited and the spool is empty. */
export async function restartUntil(
  home: SpoolHome,
  receiver: OtlpReceiver,
  until: number | ((logs: ReceivedLog[]) => boolean),
  env: Record<string, string> = {},
): Promise<ReceivedLog[]> {
  let logs: ReceivedLog[] = [];
  await runApp({
    flag: 'require',
    receiver,
    home: home.home,
    app: { cjs: `${IDLE} process.on('SIGTERM', () => process.exit(0));` },
    env,
    during: async ({ child }) => {
      logs = await receiver.waitForLogs(until, 30_000);
      // What was adopted is removed when the answer is there; an end does not wait for that.
      const left = () => home.files().filter((file) => /\.segment$|adopted\/./.test(file));
      await expect.poll(left, { timeout: 20_000 }).toEqual([]);
      child.kill('SIGTERM');
    },
  });
  return logs;
}

/** The numbers that the application says it logged. */
export const acknowledged = (stdout: string): number[] =>
  stdout
    .split('\n')
    .slice(0, -1)
    .map(Number)
    .filter((number) => Number.isInteger(number));

/** The numbers of the records that arrived, in order and each once. */
export const numbersOf = (logs: readonly ReceivedLog[]): number[] =>
  [...new Set(logs.map(({ body }) => /^record (\d+)$/.exec(String(body))?.[1]))]
    .filter((text) => text !== undefined)
    .map(Number)
    .sort((a, b) => a - b);

export const uidsOf = (logs: readonly ReceivedLog[]): string[] =>
  logs.map(({ attributes }) => String(attributes['log.record.uid']));
