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

/** Log `$count` records, saying on stdout after each call that it returned. */
export const ACKNOWLEDGING = `
const { writeSync } = require('node:fs');
let n = 0;
const next = () => {
  for (let i = 0; i < 20; i += 1) { console.info('record ' + n); writeSync(1, n + '\\n'); n += 1; }
  setImmediate(next);
};
next();`;

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
