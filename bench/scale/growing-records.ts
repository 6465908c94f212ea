import { prose, type SampleRecord } from '../redaction-records.ts';

/** A property of records that grows, and records of each size. */
export interface Growth {
  readonly name: string;
  readonly unit: string;
  readonly sizes: readonly number[];
  readonly record: (size: number, n: number) => SampleRecord;
}

/** Of a size, fewer than the redactor remembers would be too few; large ones take memory. */
export const SAMPLES = 32;

/** What may grow in a record. */
export const GROWTHS: readonly Growth[] = [
  {
    name: 'attributes',
    unit: 'attributes',
    sizes: [1, 10, 100, 1000],
    record: (size, n) => ({
      body: `study ${n} stored`,
      attributes: Object.fromEntries(
        Array.from({ length: size }, (_, index) => [`key_${index}`, (n * 31 + index) % 5000]),
      ),
    }),
  },
  {
    name: 'depth',
    unit: 'levels',
    sizes: [1, 10, 100],
    record: (size, n) => ({ body: `study ${n} stored`, attributes: nested(size, n) }),
  },
  {
    name: 'message',
    unit: 'bytes',
    sizes: [100, 1000, 10_000, 100_000, 1_000_000],
    record: (size, n) => ({ body: prose(n, size), attributes: {} }),
  },
];

function nested(depth: number, n: number): Record<string, unknown> {
  let inner: Record<string, unknown> = { queue: 'uploads', depth: n };
  for (let level = 1; level < depth; level++) inner = { level, inner };
  return inner;
}
