import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Sink } from '../delivery/sink.ts';
import type { Cost } from '../record/median-costs.ts';
import type { Bench } from '../scenario.ts';
import type { ScaleNews, ScaleTask } from './scale-process.ts';

const PROCESS = fileURLToPath(new URL('./scale-process.ts', import.meta.url));

/** Costs of a log call by what grows, each from the smallest to the largest. */
export async function logCallGrowth(bench: Bench): Promise<Record<string, Cost[]>> {
  const root = mkdtempSync(join(tmpdir(), 'otel-logger-bench-'));
  const sink = await Sink.start();
  try {
    const child = fork(PROCESS, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const rounds = bench.isQuick ? 3 : 10;
    child.send({ root, endpoint: sink.url, rounds } satisfies ScaleTask);
    return await new Promise((resolve, reject) => {
      child.on('message', ({ costs, progress }: ScaleNews) => {
        if (costs) resolve(costs);
        else bench.progress(progress ?? '');
      });
      child.once('exit', (code) => reject(new Error(`the measuring process ended with ${code}`)));
    });
  } finally {
    sink.stop();
    rmSync(root, { recursive: true, force: true });
  }
}
