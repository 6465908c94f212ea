import { SeverityNumber } from '@opentelemetry/api';
import { describe, expect, it } from 'vitest';
import { formatTextLine } from '../../../src/outputs/text-line.ts';
import { makeLogRecord } from '../../helpers/log-records.ts';

const ESCAPE = String.fromCharCode(27);

describe('formatTextLine', () => {
  it('reads as the documentation shows it', () => {
    const record = makeLogRecord('Upload succeeded', {
      'correlation.id': 'cfb178ea-0000-4000-8000-000000000000',
      'code.file.path': '/srv/app.js',
      'code.function.name': 'main',
      'code.line.number': 47,
      size: 5,
      tags: ['a', 'b'],
    });
    expect(formatTextLine(record, false)).toMatch(
      /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.923\] \[media\] \[INFO\] app\.main:47 → Upload succeeded \(correlation_id=cfb178ea…, trace_id=4bf92f35…\) size=5 tags=\[ 'a', 'b' \]$/,
    );
  });

  it('puts the stack of an exception below, indented', () => {
    const record = makeLogRecord('failed', {
      'exception.type': 'Error',
      'exception.message': 'boom',
      'exception.stacktrace': 'Error: boom\n    at x (y.js:1:1)',
    });
    expect(formatTextLine(record, false).split('\n').slice(1)).toEqual([
      '    Error: boom',
      '        at x (y.js:1:1)',
    ]);
  });

  it('colours by severity only where asked', () => {
    const record = makeLogRecord('x', {}, SeverityNumber.ERROR);
    expect(formatTextLine(record, true)).toContain(`${ESCAPE}[31m[ERROR]`);
    expect(formatTextLine(record, false)).not.toContain(ESCAPE);
  });

  it('lets a logged value neither drive the terminal nor forge a line', () => {
    const record = makeLogRecord(
      `a${ESCAPE}[2J\r\n[2025-10-17 19:32:11.923] [media] [INFO] → forged\u0007`,
    );
    const [first, ...rest] = formatTextLine(record, false).split('\n');
    expect(first).toMatch(/→ a\\x1b\[2J$/);
    expect(rest.every((line) => line.startsWith('    '))).toBe(true);
    const controls = ['\u0007', '\r', ESCAPE];
    expect(controls.filter((one) => formatTextLine(record, false).includes(one))).toEqual([]);
  });
});
