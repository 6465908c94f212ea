// What a log call costs its thread: told to the parent, which sends the task.
import { mkdirSync } from 'node:fs';
import type { News, Place } from '../measured-apart.ts';
import type { SampleRecord } from '../redaction-records.ts';
import { type Cost, type LogWay, medianCosts, type Repetition } from './median-costs.ts';
import { ourWays } from './our-ways.ts';
import { peerWays } from './peer-ways.ts';
import { type Size, sizedRecord } from './sized-records.ts';
import { spoolWays } from './spool-way.ts';

/** What to measure. */
export interface RecordTask extends Place {
  readonly peersFolder: string | undefined;
  readonly size: Size;
  readonly repetition: Repetition;
  /** Only ways with these names; undefined: all. */
  readonly only: readonly string[] | undefined;
  /** The folder of another build of ours; default: this one's. */
  readonly build?: string;
}

// More than the redactor remembers, so that it forgets before they repeat; fewer of the large ones.
const SAMPLES: Readonly<Record<Size, number>> = { '0.1': 1024, '0.6': 1024, '5': 512, '20': 256 };

process.once('message', async (task: RecordTask) => {
  const { root, size, repetition, only } = task;
  mkdirSync(root, { recursive: true });
  const samples = Array.from({ length: SAMPLES[size] }, (_, n) => sizedRecord(size, n));
  const ground = { ...task, sample: (n: number) => samples[n % samples.length] as SampleRecord };
  const peers = peerWays(ground);
  const ours = await ourWays(ground);
  const all: LogWay[] = [...peers, ...ours.ways, ...spoolWays(root, samples)];
  const asked = only ? all.filter(({ name }) => only.includes(name)) : all;
  const costs = await ours.inRequest(() =>
    medianCosts(asked, repetition, (done) =>
      tell({ progress: `log calls of ${size} kB: ${Math.round(done * 100)} %` }),
    ),
  );
  tell({ result: costs });
  process.disconnect();
});

function tell(news: News<Cost[]>): void {
  process.send?.(news);
}
