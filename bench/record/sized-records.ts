import { cleanRecord, prose, type SampleRecord, unique } from '../redaction-records.ts';

/** Sizes of records as JSON, in kilobytes. */
export const SIZES = ['0.1', '0.6', '5', '20'] as const;
export type Size = (typeof SIZES)[number];

/** A record of about that size in which nothing is to be redacted; each number makes another. */
export function sizedRecord(size: Size, n: number): SampleRecord {
  if (size === '0.1') return smallRecord(n);
  const record = cleanRecord(n);
  if (size === '0.6') return record;
  return grown(record, n, Number(size) * 1000);
}

function smallRecord(n: number): SampleRecord {
  const study = 10_000 + (n % 80_000);
  return { body: `study ${study} stored`, attributes: { component: 'gateway', bytes: 1_000 + n } };
}

// What makes records large in practice: a list of things, and a text.
function grown({ body, attributes }: SampleRecord, n: number, bytes: number): SampleRecord {
  const series: unknown[] = [];
  const large = { ...attributes, report: prose(n % 64, bytes / 4), series };
  let length = JSON.stringify(large).length;
  for (let index = 0; length < bytes; index++) {
    const each = {
      key: unique(n + index).slice(0, 12),
      modality: 'US',
      instances: (n + index) % 300,
      bytes: 1_048_576 + n + index,
      status: 'stored',
      verified: true,
    };
    series.push(each);
    length += JSON.stringify(each).length + 1;
  }
  return { body, attributes: large };
}
