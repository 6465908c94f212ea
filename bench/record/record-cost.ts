import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Sink } from '../delivery/sink.ts';
import type { Bench } from '../scenario.ts';
import type { Cost } from './median-costs.ts';
import type { RecordNews, RecordTask } from './record-process.ts';
import type { Size } from './sized-records.ts';

const PROCESS = fileURLToPath(new URL('./record-process.ts', import.meta.url));

const CALLS_IN_TURN: Readonly<Record<Size, number>> = { '0.1': 100, '0.6': 100, '5': 30, '20': 10 };

/** Costs of log calls, measured in a process of its own against a receiver that takes everything. */
export async function recordCosts(
  bench: Bench,
  task: Pick<RecordTask, 'size' | 'only' | 'peersFolder' | 'build'>,
): Promise<Cost[]> {
  const root = mkdtempSync(join(tmpdir(), 'otel-logger-bench-'));
  const sink = await Sink.start();
  const callsInTurn = CALLS_IN_TURN[task.size];
  const repetition = { rounds: bench.isQuick ? 4 : 15, callsInTurn };
  try {
    const child = fork(PROCESS, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    child.send({ ...task, root, endpoint: sink.url, repetition } satisfies RecordTask);
    return await new Promise<Cost[]>((resolve, reject) => {
      child.on('message', ({ costs, done }: RecordNews) => {
        if (costs) resolve(costs);
        else bench.progress(`log calls of ${task.size} kB: ${Math.round((done ?? 0) * 100)} %`);
      });
      child.once('exit', (code) => reject(new Error(`the measuring process ended with ${code}`)));
    });
  } finally {
    sink.stop();
    rmSync(root, { recursive: true, force: true });
  }
}
