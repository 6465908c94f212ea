import { SeverityNumber } from '@opentelemetry/api';
import { describe, expect, it } from 'vitest';
import { CountingLogRecordProcessor, LogCounts } from '../../../src/pipeline/metrics-from-logs.ts';

const unchanged = (text: string): string => text;
const record = (severityNumber: number | undefined, type?: unknown) =>
  ({ severityNumber, attributes: type === undefined ? {} : { 'exception.type': type } }) as never;

describe('log_errors_total', () => {
  it('has at most 100 types, then other', () => {
    const counts = new LogCounts(unchanged);
    for (let index = 0; index < 150; index++) {
      counts.add(record(SeverityNumber.ERROR, `Error${index}`));
    }
    counts.add(record(SeverityNumber.ERROR, 'Error7'));
    expect(counts.errors.size).toBe(101);
    expect(counts.errors.get('other')).toBe(50);
    expect(counts.errors.get('Error7')).toBe(2);
  });

  it('shows no type that redaction would change, and none that is no name', () => {
    const counts = new LogCounts((text) => text.replace('Hartwell', 'REDACTED'));
    for (const type of ['Hartwell', 'a b', 'x'.repeat(81), '']) {
      counts.add(record(SeverityNumber.FATAL, type));
    }
    counts.add(record(SeverityNumber.FATAL, 7));
    expect([...counts.errors]).toEqual([
      ['other', 4],
      ['none', 1],
    ]);
  });

  it('counts errors and fatal records only; log_messages_total all', () => {
    const counts = new LogCounts(unchanged);
    for (const severity of [undefined, 1, 5, 9, 13, 17, 21]) {
      counts.add(record(severity, 'TypeError'));
    }
    expect(counts.errors).toEqual(new Map([['TypeError', 2]]));
    expect(counts.messages).toEqual({ trace: 1, debug: 1, info: 2, warn: 1, error: 1, fatal: 1 });
  });
});

describe('a record that cannot be counted', () => {
  it('goes on all the same', () => {
    const passed: unknown[] = [];
    const inner = { onEmit: (each: unknown) => void passed.push(each) };
    const failing = {
      get severityNumber(): number {
        throw new Error('no');
      },
    };
    const processor = new CountingLogRecordProcessor(inner as never, new LogCounts(unchanged));
    expect(() => processor.onEmit(failing as never)).not.toThrow();
    expect(passed).toEqual([failing]);
  });
});
