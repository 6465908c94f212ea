import { SeverityNumber } from '@opentelemetry/api';
import { describe, expect, it } from 'vitest';
import { formatJsonLine } from '../../../src/outputs/json-line.ts';
import { makeLogRecord } from '../../helpers/log-records.ts';

const parse = (...record: Parameters<typeof makeLogRecord>) =>
  JSON.parse(formatJsonLine(makeLogRecord(...record)));

describe('formatJsonLine', () => {
  it('has the documented fields under the documented names', () => {
    const line = parse('Upload succeeded', {
      'correlation.id': 'cfb178ea',
      'log.stream': 'app',
      'code.file.path': '/app/main.js',
      'code.line.number': 47,
      'code.function.name': 'upload',
      size: 5,
    });
    expect(line).toEqual({
      timestamp: '2025-10-17T19:32:11.923Z',
      level: 'info',
      service: 'media',
      hostname: 'node-1',
      logger: 'app',
      message: 'Upload succeeded',
      trace_id: '4bf92f3577b34da6a3ce929d0e0e4736',
      span_id: '00f067aa0ba902b7',
      correlation_id: 'cfb178ea',
      stream: 'app',
      module: '/app/main.js',
      line: 47,
      function: 'upload',
      size: 5,
    });
  });

  it('keeps an attribute that has the name of a field beside the field', () => {
    const line = parse('x', { level: 'mine', message: 'mine too' });
    expect(line).toMatchObject({
      level: 'info',
      message: 'x',
      'attributes.level': 'mine',
      'attributes.message': 'mine too',
    });
  });

  it('keeps an attribute that is called as the one beside a field', () => {
    const line = parse('x', { level: 'mine', 'attributes.level': 'mine too' });
    expect(line).toMatchObject({
      level: 'info',
      'attributes.level': 'mine too',
      'attributes.attributes.level': 'mine',
    });
  });

  it('leaves an attribute its name where the record has no such field', () => {
    expect(parse('x', { line: 'a', stream: 'b', event_name: 'c', trace_id: 'd' })).toMatchObject({
      line: 'a',
      stream: 'b',
      event_name: 'c',
      'attributes.trace_id': 'd',
    });
  });

  it('takes any name and value of an attribute', () => {
    const attributes = {
      constructor: 'c',
      'a"b\n': null,
      none: undefined,
      yes: true,
      n: Number.NaN,
    };
    const read = { constructor: 'c', 'a"b\n': null, yes: true, n: null };
    expect(parse('x', attributes)).toMatchObject(read);
    expect(parse('x', attributes)).not.toHaveProperty('none');
  });

  it('is one line whatever is in it', () => {
    expect(formatJsonLine(makeLogRecord('a\nb\r\n{"level":"fatal"}'))).not.toMatch(/[\n\r]/);
  });

  it('keeps structured bodies and writes bytes as base64', () => {
    expect(parse({ a: [1, 'x'] }, { raw: new Uint8Array([1, 2, 3]) })).toMatchObject({
      message: { a: [1, 'x'] },
      raw: 'AQID',
    });
  });

  it.each([
    [SeverityNumber.TRACE, 'trace'],
    [SeverityNumber.WARN2, 'warn'],
    [SeverityNumber.FATAL4, 'fatal'],
    [SeverityNumber.UNSPECIFIED, 'info'],
  ])('severity %i has level %s', (severityNumber, level) => {
    expect(parse('x', {}, severityNumber).level).toBe(level);
  });
});
