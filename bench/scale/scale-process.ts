// How the cost of a log call grows: told to the parent, which sends the task.

import type { News, Place } from '../measured-apart.ts';
import { type Cost, type LogWay, medianCosts } from '../record/median-costs.ts';
import { type InRequest, ourWays } from '../record/our-ways.ts';
import type { SampleRecord } from '../redaction-records.ts';
import { GROWTHS, type Growth, SAMPLES } from './growing-records.ts';

/** What to measure. */
export interface ScaleTask extends Place {
  readonly rounds: number;
}

/** Costs by what grows. */
export type Growths = Record<string, Cost[]>;

/** Concurrent requests. */
const REQUESTS = [1, 10, 100, 1000];
/** A round logs about so many bytes or attributes, whatever their size. */
const WORK_IN_TURN = 20_000;
const MOST_CALLS = 100;

process.once('message', async (task: ScaleTask) => {
  let record: SampleRecord = { body: '', attributes: {} };
  const { ways, inRequest } = await ourWays({
    ...task,
    peersFolder: undefined,
    sample: () => record,
  });
  const api = ways.find(({ name }) => name === 'ours, Logs API') as LogWay;
  const log = (sample: SampleRecord): void => {
    record = sample;
    api.log(0);
  };
  const costs: Growths = {};
  for (const growth of GROWTHS) {
    const growing = waysOf(growth, log);
    costs[growth.name] = await inRequest(() => measured(growth.name, growing, task));
  }
  costs['concurrent requests'] = await measured('requests', requestWays(log, inRequest), task);
  process.send?.({ result: costs } satisfies News<Growths>);
  process.disconnect();
});

function measured(name: string, ways: LogWay[], { rounds }: ScaleTask): Promise<Cost[]> {
  return medianCosts(ways, { rounds, callsInTurn: MOST_CALLS }, (done) =>
    process.send?.({ progress: `${name}: ${Math.round(done * 100)} %` } satisfies News<Growths>),
  );
}

function waysOf({ sizes, unit, record }: Growth, log: (sample: SampleRecord) => void): LogWay[] {
  return sizes.map((size) => {
    const samples = Array.from({ length: SAMPLES }, (_, n) => record(size, n));
    return {
      name: `${size.toLocaleString('en')} ${unit}`,
      log: (n) => log(samples[n % SAMPLES] as SampleRecord),
      callsInTurn: Math.max(1, Math.min(MOST_CALLS, Math.floor(WORK_IN_TURN / size))),
    };
  });
}

// So many requests at a time, each with a context of its own and one call, until all calls are made.
function requestWays(log: (sample: SampleRecord) => void, inRequest: InRequest): LogWay[] {
  return REQUESTS.map((requests) => {
    const sample = { body: 'study stored', attributes: { requests } };
    let due = 0;
    const request = async (): Promise<void> => {
      await undefined;
      log(sample);
    };
    const lane = async (): Promise<void> => {
      for (; due > 0; await inRequest(request)) due--;
    };
    return {
      name: `${requests.toLocaleString('en')} requests`,
      log: () => void due++,
      settle: async () => {
        await Promise.all(Array.from({ length: requests }, lane));
      },
    };
  });
}
