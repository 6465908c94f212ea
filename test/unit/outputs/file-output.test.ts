import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SeverityNumber } from '@opentelemetry/api';
import type { ReadWriteLogRecord } from '@opentelemetry/sdk-logs';
import { describe, expect } from 'vitest';
import {
  FileOutput,
  type FileOutputOptions,
  type StreamFile,
} from '../../../src/outputs/file-output.ts';
import { it, type LogFolder } from '../../helpers/log-folder.ts';
import { makeLogRecord } from '../../helpers/log-records.ts';

const FILE: StreamFile = {
  level: 'trace',
  maximumBytes: 1e6,
  rotateEveryMillis: undefined,
  retention: { backups: 5, days: undefined, bytes: undefined },
  compress: false,
};
const EVERY = { app: FILE, metrics: FILE, alerts: FILE, audit: FILE };

const outputTo = (folder: LogFolder, more: Partial<FileOutputOptions> = {}): FileOutput =>
  new FileOutput({
    directory: folder.path,
    service: 'media',
    format: 'json',
    streams: EVERY,
    ...more,
  });
const record = (text: string, stream?: string, severity = SeverityNumber.INFO) =>
  makeLogRecord(text, stream ? { 'log.stream': stream } : {}, severity) as ReadWriteLogRecord;
const messages = (folder: LogFolder, name?: string): unknown[] =>
  folder.lines(name).map((line) => JSON.parse(line).message);

describe('each stream has its file', () => {
  it('an alert is in two, metrics and audit are in theirs alone', ({ folder }) => {
    const output = outputTo(folder);
    for (const stream of ['app', 'alerts', 'metrics', 'audit'])
      output.onEmit(record(stream, stream));
    output.onEmit(record('without a word'));
    expect(messages(folder)).toEqual(['app', 'alerts', 'without a word']);
    expect(messages(folder, 'media-alerts.log')).toEqual(['alerts']);
    expect(messages(folder, 'media-metrics.log')).toEqual(['metrics']);
    expect(messages(folder, 'media-audit.log')).toEqual(['audit']);
    expect(JSON.parse(folder.lines('media-audit.log')[0] ?? '')).toMatchObject({ stream: 'audit' });
  });

  it("which is made at its first record, but for the application's", ({ folder }) => {
    outputTo(folder);
    expect(folder.names()).toEqual(['media.log']);
  });

  it("and where that is off, records are in the application's", ({ folder }) => {
    const output = outputTo(folder, { streams: { app: FILE } });
    for (const stream of ['app', 'alerts', 'metrics', 'audit'])
      output.onEmit(record(stream, stream));
    expect(messages(folder)).toEqual(['app', 'alerts', 'metrics', 'audit']);
    expect(folder.names()).toEqual(['media.log']);
  });

  it("the application's may be off, too", ({ folder }) => {
    const output = outputTo(folder, { streams: { alerts: FILE } });
    for (const stream of ['app', 'alerts']) output.onEmit(record(stream, stream));
    expect(folder.names()).toEqual(['media-alerts.log']);
  });

  it('an alert is one at any level: a rule or the call said so', ({ folder }) => {
    const alerts = { ...FILE, level: 'warn' } as const;
    const output = outputTo(folder, { streams: { ...EVERY, alerts } });
    output.onEmit(record('disk is filling', 'alerts', SeverityNumber.INFO));
    expect(messages(folder, 'media-alerts.log')).toEqual(['disk is filling']);
  });

  it('with a level and a size of its own', ({ folder }) => {
    const streams = {
      app: { ...FILE, level: 'warn' } as const,
      metrics: { ...FILE, maximumBytes: 10 },
    };
    const output = outputTo(folder, { streams });
    output.onEmit(record('debug', 'app', SeverityNumber.DEBUG));
    output.onEmit(record('warn', 'app', SeverityNumber.WARN));
    for (const text of ['1', '2', '3'])
      output.onEmit(record(text, 'metrics', SeverityNumber.DEBUG));
    expect(messages(folder)).toEqual(['warn']);
    expect(messages(folder, 'media-metrics.log')).toEqual(['1', '2', '3']);
    expect(folder.names()).toEqual([
      'media-metrics-<time>-000001.log',
      'media-metrics-<time>-000002.log',
      'media-metrics.log',
      'media.log',
    ]);
  });
});

describe('a file', () => {
  it('is named after any service', ({ folder }) => {
    outputTo(folder, { service: '../@lumen/media' }).onEmit(record('x'));
    expect(folder.names()).toEqual(['__lumen_media.log']);
  });

  it('that cannot be opened throws at the start', ({ folder }) => {
    outputTo(folder);
    writeFileSync(join(folder.path, 'occupied'), '');
    expect(() => outputTo(folder, { directory: join(folder.path, 'occupied') })).toThrow();
  });

  it('goes on after a shutdown and another start', async ({ folder }) => {
    const first = outputTo(folder);
    first.onEmit(record('one'));
    await first.shutdown();
    outputTo(folder).onEmit(record('two'));
    expect(messages(folder)).toEqual(['one', 'two']);
  });
});

describe('LOG_FILE_FORMAT=otlp-json', () => {
  it('writes one OTLP/JSON request a line', ({ folder }) => {
    const output = outputTo(folder, { format: 'otlp-json' });
    output.onEmit(
      makeLogRecord('line\nbreak', { bytes: Uint8Array.of(1, 2), n: 1.5 }) as ReadWriteLogRecord,
    );
    output.onEmit(record('two'));
    const requests = readFileSync(join(folder.path, 'media.log'), 'utf8').trimEnd().split('\n');
    expect(requests).toHaveLength(2);
    const [{ resource, scopeLogs }] = JSON.parse(requests[0] ?? '').resourceLogs;
    expect(resource.attributes).toContainEqual({
      key: 'service.name',
      value: { stringValue: 'media' },
    });
    expect(scopeLogs[0].logRecords).toEqual([
      expect.objectContaining({
        timeUnixNano: '1760729531923000000',
        severityNumber: 9,
        body: { stringValue: 'line\nbreak' },
        attributes: [
          { key: 'bytes', value: { bytesValue: 'AQI=' } },
          { key: 'n', value: { doubleValue: 1.5 } },
        ],
        traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
        spanId: '00f067aa0ba902b7',
      }),
    ]);
  });
});
