import { SeverityNumber } from '@opentelemetry/api';
import { describe, expect, test } from 'vitest';
import { BunyanBridge } from '../../../src/bridges/bunyan.ts';
import { freshCopy, type RecordingHost, recordingHost } from '../../helpers/recording-host.ts';

// biome-ignore lint/suspicious/noExplicitAny: the loggers under test are untyped on purpose
type Any = any;

describe.each(['bunyan', 'bunyan1'])('%s', (name) => {
  function bridged(): { bunyan: Any; host: RecordingHost } {
    const host = recordingHost();
    return { bunyan: new BunyanBridge(host).patch(freshCopy<Any>(name)), host };
  }

  const cases: [string, (bunyan: Any) => void, object | undefined][] = [
    [
      'fields and the name',
      (b) => b.createLogger({ name: 'svc' }).child({ c: 1 }).info({ a: 2 }, 'hi %s', 'there'),
      { scope: 'svc', body: 'hi there', attributes: { c: 1, a: 2 }, consoleTarget: 'stdout' },
    ],
    [
      'serializers',
      (b) =>
        b.createLogger({ name: 's', serializers: { u: () => 'id' } }).warn({ u: { n: 1 } }, 'm'),
      { attributes: { u: 'id' }, severityNumber: SeverityNumber.WARN, severityText: 'warn' },
    ],
    [
      'a field named like bookkeeping',
      (b) => b.createLogger({ name: 's' }).info({ pid: 'p' }, 'm'),
      {
        attributes: { pid: 'p' },
      },
    ],
    [
      'a value that hides something',
      (b) => b.createLogger({ name: 's' }).info({ v1: { toJSON: () => 'shown', hidden: 1 } }, 'm'),
      {
        attributes: { v1: 'shown' },
      },
    ],
    [
      'a value that throws',
      (b) =>
        b.createLogger({ name: 's' }).info(
          {
            get broken() {
              throw new Error('getter');
            },
            y: 2,
          },
          'm',
        ),
      { body: 'm', attributes: { broken: '[Unreadable]', y: 2 } },
    ],
    [
      'a time of its own',
      (b) => b.createLogger({ name: 's' }).info({ time: new Date(7) }, 'm'),
      {
        timestamp: 7,
      },
    ],
    ['nothing below the level', (b) => b.createLogger({ name: 's' }).debug('m'), undefined],
  ];
  test.each(cases)('%s', (_name, call, expected) => {
    const { bunyan, host } = bridged();
    call(bunyan);
    expect(host.failures).toEqual([]);
    expect(host.calls).toHaveLength(expected ? 1 : 0);
    if (expected) expect(host.calls[0]).toMatchObject(expected);
    if (expected && 'attributes' in expected) {
      expect(host.calls[0]?.attributes).toEqual(expected.attributes);
    }
  });

  test('errors become exceptions', () => {
    const { bunyan, host } = bridged();
    const log = bunyan.createLogger({ name: 's' });
    log.error(new TypeError('boom'));
    log.error({ err: new TypeError('boom') }, 'm');
    expect(host.calls).toMatchObject([
      { body: 'boom', exception: { name: 'TypeError', message: 'boom' } },
      { body: 'm', exception: { name: 'TypeError', message: 'boom' } },
    ]);
    expect(host.calls[0]?.attributes).toEqual({});
  });

  test('a stream that is not the console gets a redacted record', () => {
    const { bunyan, host } = bridged();
    const ring = new bunyan.RingBuffer({ limit: 3 });
    const lines: string[] = [];
    const log = bunyan.createLogger({
      name: 's',
      src: true,
      streams: [
        { type: 'raw', stream: ring },
        { stream: { write: (line: string) => lines.push(line) } },
        { stream: process.stderr, level: 'error' },
      ],
    });
    log.info({ a: 'SECRET', big: 1n }, 'SECRET');
    log.error('m');
    expect(ring.records[0]).toMatchObject({ a: '***', msg: '***', time: expect.any(Date) });
    expect(ring.records[0].src.file).toContain('bunyan.test');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ a: '***', big: '1', level: 30, v: 0 });
    expect(host.calls.map(({ consoleTarget }) => consoleTarget)).toEqual(['none', 'stderr']);
  });

  test('one copy is patched once', () => {
    const { bunyan, host } = bridged();
    new BunyanBridge(host).patch(bunyan);
    bunyan.createLogger({ name: 's' }).info('m');
    expect(host.calls).toHaveLength(1);
  });
});
