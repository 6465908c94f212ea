import type { HrTime } from '@opentelemetry/api';
import type {
  DataPoint,
  DataPointType,
  ExponentialHistogram,
  Histogram,
  MetricData,
} from '@opentelemetry/sdk-metrics';

// The values of `DataPointType`: to import them would bring the metrics SDK into a file that is
// used without one.
const HISTOGRAM: DataPointType.HISTOGRAM = 0;
const EXPONENTIAL_HISTOGRAM: DataPointType.EXPONENTIAL_HISTOGRAM = 1;
const SUM: DataPointType.SUM = 3;

type Point = DataPoint<number> | DataPoint<Histogram> | DataPoint<ExponentialHistogram>;
type Buckets = ExponentialHistogram['positive'];

/** A list of points, and those of `more`; points with the same attributes become one. */
export function mergedPoints<P extends Point>(metric: MetricData, points: readonly P[]): P[] {
  const byAttributes = new Map<string, P>();
  for (const point of points) {
    const key = keyOf(point);
    const before = byAttributes.get(key);
    byAttributes.set(key, before === undefined ? point : merged(metric, before, point));
  }
  return [...byAttributes.values()];
}

/** Whether their points may be merged: the same kind of numbers, in the same buckets. */
export function areOfOneKind(one: MetricData, other: MetricData): boolean {
  return kindOf(one) === kindOf(other);
}

function kindOf(metric: MetricData): string {
  const { dataPointType, aggregationTemporality, descriptor } = metric;
  const isMonotonic = dataPointType === SUM && metric.isMonotonic;
  const boundaries =
    dataPointType === HISTOGRAM ? metric.dataPoints[0]?.value.buckets.boundaries.join() : '';
  return [dataPointType, aggregationTemporality, descriptor.unit, isMonotonic, boundaries].join(
    '|',
  );
}

function keyOf({ attributes }: Point): string {
  const keys = Object.keys(attributes).sort();
  return JSON.stringify(keys.map((key) => [key, attributes[key]]));
}

/** Sums add up, histograms too; of a gauge the later value is as good as the other. */
function merged<P extends Point>(metric: MetricData, one: P, other: P): P {
  const [before, after] = [one.value, other.value] as [never, never];
  return {
    ...other,
    startTime: earlier(one.startTime, other.startTime),
    value:
      metric.dataPointType === SUM
        ? before + after
        : metric.dataPointType === HISTOGRAM
          ? sumOfHistograms(before, after)
          : metric.dataPointType === EXPONENTIAL_HISTOGRAM
            ? sumOfExponential(before, after)
            : after,
  };
}

function sumOfHistograms(one: Histogram, other: Histogram): Histogram {
  const { boundaries, counts } = one.buckets;
  return {
    ...totals(one, other),
    buckets: {
      boundaries,
      counts: counts.map((count, at) => count + (other.buckets.counts[at] ?? 0)),
    },
  };
}

/** Most buckets of an exponential histogram, as the SDK makes them. */
const MAX_BUCKETS = 160;

/**
 * At the coarser of the two scales, or below, where both together would need too many buckets: a
 * microsecond and an hour at the finest scale are millions apart. A bucket of one scale lower
 * holds two of the finer one (OpenTelemetry metrics data model, "Exponential Scale").
 */
function sumOfExponential(
  one: ExponentialHistogram,
  other: ExponentialHistogram,
): ExponentialHistogram {
  let scale = Math.min(one.scale, other.scale);
  const [a, b] = [atScale(one, scale), atScale(other, scale)];
  const sides = [
    [a.positive, b.positive],
    [a.negative, b.negative],
  ] as const;
  while (
    sides.some((side) => spanOf(side, Math.min(one.scale, other.scale) - scale) > MAX_BUCKETS)
  ) {
    scale--;
  }
  const [c, d] = [atScale(one, scale), atScale(other, scale)];
  return {
    ...totals(one, other),
    scale,
    zeroCount: one.zeroCount + other.zeroCount,
    positive: sumOfBuckets(c.positive, d.positive),
    negative: sumOfBuckets(c.negative, d.negative),
  };
}

function atScale({ scale, positive, negative }: ExponentialHistogram, coarse: number) {
  return {
    positive: coarser(positive, scale - coarse),
    negative: coarser(negative, scale - coarse),
  };
}

/** How many buckets both lists need together, so many scales lower. */
function spanOf(lists: readonly Buckets[], steps: number): number {
  const filled = lists.filter(({ bucketCounts }) => bucketCounts.length > 0);
  if (filled.length === 0) return 0;
  const first = Math.min(...filled.map(({ offset }) => offset >> steps));
  const last = Math.max(
    ...filled.map(({ offset, bucketCounts }) => (offset + bucketCounts.length - 1) >> steps),
  );
  return last - first + 1;
}

function coarser({ offset, bucketCounts }: Buckets, steps: number): Buckets {
  if (steps === 0 || bucketCounts.length === 0) return { offset, bucketCounts };
  const first = offset >> steps;
  const counts: number[] = [];
  bucketCounts.forEach((count, at) => {
    const index = ((offset + at) >> steps) - first;
    counts[index] = (counts[index] ?? 0) + count;
  });
  return { offset: first, bucketCounts: counts };
}

function sumOfBuckets(one: Buckets, other: Buckets): Buckets {
  if (one.bucketCounts.length === 0) return other;
  if (other.bucketCounts.length === 0) return one;
  const offset = Math.min(one.offset, other.offset);
  const end = Math.max(
    one.offset + one.bucketCounts.length,
    other.offset + other.bucketCounts.length,
  );
  const bucketCounts = Array.from(
    { length: end - offset },
    (_, at) =>
      (one.bucketCounts[offset + at - one.offset] ?? 0) +
      (other.bucketCounts[offset + at - other.offset] ?? 0),
  );
  return { offset, bucketCounts };
}

/** What both kinds of histograms have; a field that one of them lacks is not known of the sum. */
function totals(one: Histogram | ExponentialHistogram, other: Histogram | ExponentialHistogram) {
  const of = (key: 'sum' | 'min' | 'max', join: (a: number, b: number) => number) => {
    const [a, b] = [one[key], other[key]];
    return a === undefined || b === undefined ? {} : { [key]: join(a, b) };
  };
  return {
    count: one.count + other.count,
    ...of('sum', (a, b) => a + b),
    ...of('min', Math.min),
    ...of('max', Math.max),
  };
}

function earlier(one: HrTime, other: HrTime): HrTime {
  return one[0] < other[0] || (one[0] === other[0] && one[1] <= other[1]) ? one : other;
}
