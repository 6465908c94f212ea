import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Bench, type Row, rows } from '../scenario.ts';
import type { Cost } from './median-costs.ts';
import { Sink } from './sink.ts';

const PROCESS = fileURLToPath(new URL('./call-cost-process.ts', import.meta.url));

/** From the logger call to the spool, redaction and correlation included, beside pino and upstream. */
export async function callCost(bench: Bench): Promise<Row[]> {
  const costs = await measure(bench);
  const inCall = costs.map(({ name, callNs, spread }) => ({ name, ns: callNs, spread }));
  const ofThread = costs.map(({ name, threadNs, spread }) => ({ name, ns: threadNs, spread }));
  return [
    ...rows('until the call returns', inCall),
    ...withGoals(rows('processor time of the thread, deferred work too', ofThread)),
  ];
}

/** Of processor time, not of time: the former says the same on a busy machine. */
function withGoals(found: readonly Row[]): Row[] {
  const [pino, upstream] = found as [Row, Row];
  const verdict = (row: Row, to: Row, goal: number): string => {
    const ratio = row.measured / to.measured;
    return `${ratio.toFixed(2)} × ${to.contender}, goal <= ${goal}: ${ratio <= goal ? 'met' : 'missed'}`;
  };
  return found.map((row) => {
    const { contender } = row;
    if (contender.startsWith('ours')) {
      return { ...row, note: `${verdict(row, pino, 1)}; ${verdict(row, upstream, 1)}` };
    }
    return contender.startsWith('the spool alone, mode on')
      ? { ...row, note: verdict(row, pino, 0.6) }
      : row;
  });
}

async function measure(bench: Bench): Promise<Cost[]> {
  const root = mkdtempSync(join(tmpdir(), 'otel-logger-bench-'));
  const sink = await Sink.start();
  try {
    const rounds = String(bench.isQuick ? 10 : 40);
    const child = fork(PROCESS, [root, sink.url, rounds], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    return await new Promise<Cost[]>((resolve, reject) => {
      child.on('message', ({ costs, done }: { costs?: Cost[]; done?: number }) => {
        if (costs) resolve(costs);
        else bench.progress(`log calls: ${Math.round((done ?? 0) * 100)} %`);
      });
      child.once('exit', (code) => reject(new Error(`the measuring process ended with ${code}`)));
    });
  } finally {
    sink.stop();
    rmSync(root, { recursive: true, force: true });
  }
}
