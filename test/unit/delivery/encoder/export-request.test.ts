import { ProtobufLogsSerializer } from '@opentelemetry/otlp-transformer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EncodedRecord } from '../../../../src/delivery/encoder/encoded-record.ts';
import { joinRequest, requestEnd } from '../../../../src/delivery/encoder/export-request.ts';
import { makeLogRecord } from '../../../helpers/log-records.ts';
import { anyTime, arbitraryRecords } from './arbitrary-records.ts';
import { asSpooled, fieldsOf } from './encoded.ts';

/** A request's messages in a form where neither the order of fields nor of equal groups counts. */
function contents(request: Uint8Array) {
  const lines = fieldsOf(request, 1).flatMap((resourceLogs) => {
    const resource = [...fieldsOf(resourceLogs, 1), ...fieldsOf(resourceLogs, 3)];
    return fieldsOf(resourceLogs, 2).flatMap((scopeLogs) => {
      const scope = [...fieldsOf(scopeLogs, 1), ...fieldsOf(scopeLogs, 3)];
      const above = [...resource, ...scope].map((part) => part.toString('latin1')).join('|');
      return fieldsOf(scopeLogs, 2).map((record) => `${above}|${record.toString('latin1')}`);
    });
  });
  return lines.sort();
}

describe('a request joined from encoded records', () => {
  it('says what the official request says', () => {
    fc.assert(
      fc.property(arbitraryRecords(anyTime), (records) => {
        const official = ProtobufLogsSerializer.serializeRequest(records) as Uint8Array;
        expect(contents(joinRequest(asSpooled(records)))).toEqual(contents(official));
      }),
    );
  });

  it('keeps the order of records, and says a resource once although every segment repeats it', () => {
    const records = ['one', 'two', 'three'].map((body) => makeLogRecord(body));
    const [resourceLogs, ...others] = fieldsOf(joinRequest(asSpooled(records)), 1) as [Buffer];
    const [scopeLogs, ...otherScopes] = fieldsOf(resourceLogs, 2) as [Buffer];
    expect([others, otherScopes]).toEqual([[], []]);
    const bodies = fieldsOf(scopeLogs, 2).map((record) => fieldsOf(record, 5)[0]?.toString());
    expect(bodies).toEqual([
      expect.stringContaining('one'),
      expect.stringContaining('two'),
      expect.stringContaining('three'),
    ]);
  });

  it('is empty for no records', () => {
    expect(joinRequest([])).toEqual(Buffer.alloc(0));
  });
});

describe('the end of a request', () => {
  const spooled = asSpooled(Array.from({ length: 10 }, (_, n) => makeLogRecord(`record ${n}`)));

  it('is the limit of records', () => {
    expect(requestEnd(spooled, 0, { records: 4, bytes: 1e6 })).toBe(4);
    expect(requestEnd(spooled, 8, { records: 4, bytes: 1e6 })).toBe(10);
    expect(requestEnd(spooled, 10, { records: 4, bytes: 1e6 })).toBe(10);
  });

  it('keeps every request within the limit of bytes, and moves on whatever the limit', () => {
    fc.assert(
      fc.property(arbitraryRecords(anyTime), fc.nat({ max: 3_000 }), (records, bytes) => {
        const all = asSpooled(records);
        for (let from = 0; from < all.length; ) {
          const end = requestEnd(all, from, { records: 5, bytes });
          expect(end).toBeGreaterThan(from);
          const size = joinRequest(all.slice(from, end)).length;
          if (end - from > 1) expect(size).toBeLessThanOrEqual(bytes);
          from = end;
        }
      }),
    );
  });

  it('fills a request to within a few bytes of its limit, never over it', () => {
    const [{ resource, scope }] = spooled as [EncodedRecord];
    const alike = spooled.map((record) => ({ ...record, resource, scope }));
    const sizes = alike.map((_, index) => joinRequest(alike.slice(0, index + 1)).length);
    for (let bytes = sizes[0] as number; bytes < (sizes[8] as number); bytes++) {
      const end = requestEnd(alike, 0, { records: 100, bytes });
      const size = sizes[end - 1] as number;
      expect(size).toBeLessThanOrEqual(bytes);
      expect(sizes[end]).toBeGreaterThan(bytes - 10);
    }
  });
});
