/** What a process has at a second of its life, in bytes. */
export interface Sample {
  readonly second: number;
  readonly rss: number;
  readonly heapUsed: number;
}

/** How memory grew, in megabytes. */
export interface Growth {
  /** From the second half of the settling time to the end. */
  readonly megabytes: number;
  /** Megabytes at the end. */
  readonly atEnd: number;
  /** Megabytes a minute over the last half: the least squares line. */
  readonly slope: number;
}

const MEGABYTE = 1024 ** 2;

/** The growth of one kind of memory after the first `settling` seconds, in which a process warms up. */
export function growthOf(
  samples: readonly Sample[],
  kind: 'rss' | 'heapUsed',
  settling: number,
): Growth {
  const last = samples.at(-1)?.second ?? 0;
  const between = (from: number, to: number) =>
    samples
      .filter(({ second }) => second > from && second <= to)
      .map((sample) => [sample.second, sample[kind] / MEGABYTE] as const);
  const before = middle(between(settling / 2, settling));
  const after = middle(between(last - settling / 2, last));
  return { megabytes: after - before, atEnd: after, slope: slopeOf(between(last / 2, last)) * 60 };
}

type Point = readonly [second: number, megabytes: number];

function middle(points: readonly Point[]): number {
  const sorted = points.map(([, megabytes]) => megabytes).sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

function slopeOf(points: readonly Point[]): number {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))];
  const rise = points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0);
  return rise / points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
}
