import { fileURLToPath } from 'node:url';
import { measuredApart, type Place } from '../measured-apart.ts';
import type { Bench } from '../scenario.ts';
import type { Growths, ScaleTask } from './scale-process.ts';

const PROCESS = fileURLToPath(new URL('./scale-process.ts', import.meta.url));

/** Costs of a log call by what grows, each from the smallest to the largest. */
export function logCallGrowth(bench: Bench): Promise<Growths> {
  const task = { rounds: bench.isQuick ? 3 : 10 };
  return measuredApart<Omit<ScaleTask, keyof Place>, Growths>(PROCESS, task, bench.progress);
}
