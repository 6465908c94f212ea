import type { Attributes, SeverityNumber } from '@opentelemetry/api';
import type { ReadWriteLogRecord } from '@opentelemetry/sdk-logs';
import { describe, expect, it } from 'vitest';
import { parseStreamRules, type StreamRules } from '../../../src/config/stream-rules.ts';
import { LogStream, streamOf } from '../../../src/outputs/log-stream.ts';

interface Said {
  attributes?: Attributes;
  eventName?: string;
  logger?: string;
  severityNumber?: number;
}

function streamWith(
  rules: StreamRules,
  { attributes = {}, logger = 'app', ...rest }: Said,
): unknown {
  const record = {
    ...rest,
    severityNumber: (rest.severityNumber ?? 9) as SeverityNumber,
    attributes: { ...attributes },
    instrumentationScope: { name: logger },
    setAttribute(name: string, value: string) {
      record.attributes[name] = value;
    },
  };
  new LogStream(rules, 'warn').onEmit(record as unknown as ReadWriteLogRecord);
  expect(streamOf(record)).toBe(record.attributes['log.stream']);
  return record.attributes['log.stream'];
}
const rulesOf = (text: string): StreamRules => {
  const parsed = parseStreamRules(text);
  if (!('value' in parsed)) throw new Error(parsed.allowed);
  return parsed.value;
};

describe('the stream of a record', () => {
  it.for<[string, Said, string]>([
    ['is app', {}, 'app'],
    ['is alerts from a warning on', { severityNumber: 13 }, 'alerts'],
    ['is alerts for a fatal error', { severityNumber: 21 }, 'alerts'],
    ['is audit for events audit.*', { eventName: 'audit.export', severityNumber: 17 }, 'audit'],
    ['is metrics for events metrics.*', { eventName: 'metrics.upload' }, 'metrics'],
    [
      'is what the record says',
      { attributes: { 'log.stream': 'metrics' }, severityNumber: 17 },
      'metrics',
    ],
    ['is none of its own making', { attributes: { 'log.stream': '../../etc' } }, 'app'],
  ])('%s', ([, said, stream]) => {
    expect(streamWith([], said)).toBe(stream);
  });

  it('is that of the first rule it meets whole', () => {
    const rules = rulesOf(
      'audit: event=login.*; metrics: logger=timers & level=info ; alerts:event=disk.full',
    );
    expect(streamWith(rules, { eventName: 'login.failed' })).toBe('audit');
    expect(streamWith(rules, { eventName: 'login' })).toBe('app');
    expect(streamWith(rules, { logger: 'timers' })).toBe('metrics');
    expect(streamWith(rules, { logger: 'timers', severityNumber: 5 })).toBe('app');
    expect(streamWith(rules, { logger: 'timers.x' })).toBe('app');
    expect(streamWith(rules, { eventName: 'disk.full' })).toBe('alerts');
  });

  it('by a rule comes before the rules that always hold', () => {
    expect(streamWith(rulesOf('app: level=warn'), { severityNumber: 13 })).toBe('app');
  });
});

describe('LOG_STREAM_RULES', () => {
  it('is read as it is written', () => {
    expect(rulesOf(' Audit : event=a.* & logger = b ;; alerts:level=ERROR;')).toEqual([
      { stream: 'audit', event: 'a.*', logger: 'b' },
      { stream: 'alerts', level: 'error' },
    ]);
  });

  it.for([
    '',
    ';',
    'audit',
    'audit:',
    'other: level=info',
    'audit: level=loud',
    'audit: name=x',
    'audit: event=',
    'audit: event',
  ])('%j is refused whole', (text) => {
    expect(parseStreamRules(text)).toHaveProperty('allowed');
  });
});
