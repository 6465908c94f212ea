import { fileURLToPath } from 'node:url';
import { measuredApart, type Place } from '../measured-apart.ts';
import type { Bench } from '../scenario.ts';
import type { Cost } from './median-costs.ts';
import type { RecordTask } from './record-process.ts';
import type { Size } from './sized-records.ts';

const PROCESS = fileURLToPath(new URL('./record-process.ts', import.meta.url));

const CALLS_IN_TURN: Readonly<Record<Size, number>> = { '0.1': 100, '0.6': 100, '5': 30, '20': 10 };

/** Costs of log calls, measured in a process of its own against a receiver that takes everything. */
export async function recordCosts(
  bench: Bench,
  task: Pick<RecordTask, 'size' | 'only' | 'peersFolder' | 'build'>,
): Promise<Cost[]> {
  const callsInTurn = CALLS_IN_TURN[task.size];
  const repetition = { rounds: bench.isQuick ? 4 : 15, callsInTurn };
  return measuredApart<Omit<RecordTask, keyof Place>, Cost[]>(
    PROCESS,
    { ...task, repetition },
    bench.progress,
  );
}
