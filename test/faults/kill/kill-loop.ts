import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OtlpReceiver, startOtlpReceiver } from '../../helpers/otlp-receiver.ts';
import { ship, spooledStreams } from '../spool-commands.ts';
import { addTallies, emptyTally, KillLedger, type Tally } from './kill-ledger.ts';
import { killOneChild } from './killed-child.ts';

export const KILL_MODES = ['on', 'coalesced', 'fsync'] as const;
export type KillMode = (typeof KILL_MODES)[number];

export interface KillRun {
  readonly mode: KillMode;
  readonly kills: number;
  /** Default: the Node that runs this. */
  readonly node?: string;
  /** Children at a time. */
  readonly parallel?: number;
  readonly onProgress?: (result: KillResult) => void;
}

export interface KillResult extends Tally {
  readonly mode: KillMode;
  readonly kills: number;
  /** Places in segments that cannot be read; the unfinished last frame of a killed process is not one. */
  readonly damaged: number;
  /** Bytes of such unfinished frames. */
  readonly tornBytes: number;
}

/** Spools of so many killed children are recovered at once. */
const KILLS_PER_RECOVERY = 50;

/**
 * Kills children that log, and after each batch has `lumen-otel ship` deliver
 * what they left. In every other batch the receiver is there while they live, so
 * that kills also meet requests under way and the move of the cursor.
 */
export async function runKills(run: KillRun): Promise<KillResult> {
  let result: KillResult = { ...emptyTally(), mode: run.mode, kills: 0, damaged: 0, tornBytes: 0 };
  const receiver = await startOtlpReceiver();
  const refusing = await refusingUrl();
  try {
    for (let batch = 0; result.kills < run.kills; batch++) {
      const kills = Math.min(KILLS_PER_RECOVERY, run.kills - result.kills);
      const endpoint = batch % 2 === 0 ? refusing : receiver.url;
      const more = await killBatch(run, kills, endpoint, receiver);
      result = {
        ...addTallies(result, more),
        mode: run.mode,
        kills: result.kills + kills,
        damaged: result.damaged + more.damaged,
        tornBytes: result.tornBytes + more.tornBytes,
      };
      run.onProgress?.(result);
    }
  } finally {
    await receiver.close();
  }
  return result;
}

async function killBatch(
  run: KillRun,
  kills: number,
  endpoint: string,
  receiver: OtlpReceiver,
): Promise<Tally & { damaged: number; tornBytes: number }> {
  const { mode, node = process.execPath, parallel = 2 } = run;
  const root = mkdtempSync(join(tmpdir(), 'otel-logger-kill-'));
  const env = environment(mode, root, endpoint);
  const ledger = new KillLedger();
  let started = 0;
  const lane = async (): Promise<void> => {
    while (started < kills) {
      const child = started++;
      ledger.acknowledge(child, await killOneChild({ node, child, env }));
    }
  };
  await Promise.all(Array.from({ length: parallel }, lane));
  const streams = await spooledStreams(root, node);
  await ship(root, receiver.url, node);
  ledger.arrive(receiver.logs());
  receiver.clear();
  const tally = ledger.result(mode === 'coalesced');
  // What was lost can be looked for there.
  if (tally.examples.length > 0) tally.examples.push(`the spool's root: ${root}`);
  else rmSync(root, { recursive: true, force: true });
  const sum = (of: (stream: (typeof streams)[number]) => number): number =>
    streams.reduce((total, stream) => total + of(stream), 0);
  return {
    ...tally,
    damaged: sum(({ damage }) => damage.places),
    tornBytes: sum(({ damage }) => damage.tornBytes),
  };
}

function environment(mode: KillMode, root: string, endpoint: string): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    LOG_SPOOL: mode,
    LOG_SPOOL_DIR: root,
    LOG_CONSOLE: 'off',
    LOG_DIAGNOSTICS: 'error',
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    OTEL_BLRP_SCHEDULE_DELAY: '20',
    OTEL_BLRP_MAX_EXPORT_BATCH_SIZE: '50',
    OTEL_METRICS_EXPORTER: 'none',
    OTEL_TRACES_EXPORTER: 'none',
    // Children spend most of their time starting.
    NODE_COMPILE_CACHE: join(tmpdir(), 'otel-logger-kill-compile-cache'),
  };
}

/** An address that nobody listens on. */
async function refusingUrl(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}
