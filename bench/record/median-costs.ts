import { setImmediate as nextTurn } from 'node:timers/promises';

/** Something that logs, and what it still has to do afterwards. */
export interface LogWay {
  readonly name: string;
  readonly log: (n: number) => void;
  /** Its deferred work on this thread. */
  readonly settle?: () => Promise<void>;
  /** In one turn of the event loop, where it differs from the others'. */
  readonly callsInTurn?: number;
}

export interface Cost {
  readonly name: string;
  /** Nanoseconds until a call returns. */
  readonly callNs: number;
  /** Nanoseconds of this thread's processor time a record, deferred work included. */
  readonly threadNs: number;
  readonly spread: number;
}

/** Linux counts the time of a thread in ticks of 4 ms: a round has to be much longer. */
const TURNS = 100;

/** How long to measure. */
export interface Repetition {
  readonly rounds: number;
  /** In one turn of the event loop; a hundred turns make a round. */
  readonly callsInTurn: number;
}

/** Times ways of logging in turns, round by round; medians. */
export async function medianCosts(
  ways: readonly LogWay[],
  { rounds, callsInTurn }: Repetition,
  progress: (done: number) => void,
): Promise<Cost[]> {
  const samples = ways.map(() => [] as { call: number; thread: number }[]);
  let n = 0;
  for (let round = -3; round < rounds; round++) {
    for (const [index, way] of ways.entries()) {
      const sample = await timeOnce(way, way.callsInTurn ?? callsInTurn, () => n++);
      if (round >= 0) samples[index]?.push(sample);
    }
    progress((round + 3) / (rounds + 3));
  }
  return ways.map(({ name }, index) => {
    const calls = (samples[index] ?? []).map(({ call }) => call).sort((a, b) => a - b);
    const threads = (samples[index] ?? []).map(({ thread }) => thread).sort((a, b) => a - b);
    const at = (list: number[], part: number) => list[Math.floor((list.length - 1) * part)] ?? 0;
    const callNs = at(calls, 0.5);
    const spread = (at(calls, 0.75) - at(calls, 0.25)) / 2 / callNs;
    return { name, callNs, threadNs: at(threads, 0.5), spread };
  });
}

async function timeOnce(
  way: LogWay,
  callsInTurn: number,
  next: () => number,
): Promise<{ call: number; thread: number }> {
  const before = process.threadCpuUsage();
  let inCalls = 0n;
  for (let turn = 0; turn < TURNS; turn++) {
    const start = process.hrtime.bigint();
    for (let call = 0; call < callsInTurn; call++) way.log(next());
    inCalls += process.hrtime.bigint() - start;
    await nextTurn();
  }
  await way.settle?.();
  const { user, system } = process.threadCpuUsage(before);
  const calls = callsInTurn * TURNS;
  return { call: Number(inCalls) / calls, thread: ((user + system) * 1000) / calls };
}
