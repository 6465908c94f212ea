/** Something to time: `run` does the work for the n-th time, n never repeats. */
export interface Contender {
  readonly name: string;
  readonly run: (n: number) => unknown;
}

/** Nanoseconds per call of one contender: the median of its rounds, and how far they lie apart. */
export interface Timing {
  readonly name: string;
  readonly ns: number;
  /** Half the distance between the quartiles, as a part of the median. */
  readonly spread: number;
}

/** How long to measure. */
export interface Effort {
  readonly rounds: number;
  readonly roundMs: number;
}

// A result that nobody reads is work that the compiler may leave out.
const sink = globalThis as { lastBenchResult?: unknown };

/**
 * Times contenders in turns, round by round, so that a noisy machine slows all of them alike:
 * ratios between them stay meaningful where times do not.
 */
export function interleave(
  contenders: readonly Contender[],
  effort: Effort,
  progress: (done: number) => void = () => {},
): Timing[] {
  let n = 0;
  const calls = contenders.map((each) => {
    for (let call = 0; call < 300; call++) sink.lastBenchResult = each.run(n++);
    let count = 1;
    while (count < 1e7 && time(each, count, () => n++) < (effort.roundMs * 1e6) / 2) count *= 2;
    return count;
  });
  const samples: number[][] = contenders.map(() => []);
  for (let round = 0; round < effort.rounds; round++) {
    contenders.forEach((each, index) => {
      const count = calls[index] as number;
      samples[index]?.push(time(each, count, () => n++) / count);
    });
    progress((round + 1) / effort.rounds);
  }
  return contenders.map(({ name }, index) => ({ name, ...summary(samples[index] as number[]) }));
}

function time(contender: Contender, count: number, next: () => number): number {
  const start = process.hrtime.bigint();
  for (let call = 0; call < count; call++) sink.lastBenchResult = contender.run(next());
  return Number(process.hrtime.bigint() - start);
}

function summary(samples: number[]): { ns: number; spread: number } {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] as number;
  const ns = at(0.5);
  return { ns, spread: (at(0.75) - at(0.25)) / 2 / ns };
}
