import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SeverityNumber } from '@opentelemetry/api';
import { describe, expect, test } from 'vitest';
import { WinstonBridge } from '../../../src/bridges/winston.ts';
import { freshCopy, type RecordingHost, recordingHost } from '../../helpers/recording-host.ts';

// biome-ignore lint/suspicious/noExplicitAny: the loggers under test are untyped on purpose
type Any = any;

function bridged(): { winston: Any; host: RecordingHost } {
  const host = recordingHost();
  return { winston: new WinstonBridge(host).patch(freshCopy<Any>('winston')), host };
}

function consoleLogger(winston: Any, options: object = {}): Any {
  return winston.createLogger({ transports: [new winston.transports.Console()], ...options });
}

describe('records', () => {
  const cases: [string, (winston: Any) => void, object | undefined][] = [
    [
      'metadata of logger, child and call',
      (w) =>
        consoleLogger(w, { defaultMeta: { d: 1 } })
          .child({ c: 2 })
          .info('m', { a: 3 }),
      { body: 'm', attributes: { d: 1, c: 2, a: 3 }, consoleTarget: 'stdout' },
    ],
    [
      'splat and timestamp formats',
      (w) =>
        consoleLogger(w, {
          format: w.format.combine(w.format.timestamp(), w.format.splat(), w.format.json()),
        }).info('hi %s', 'there', { a: 1 }),
      { body: 'hi there', attributes: { a: 1 } },
    ],
    [
      "the application's redaction in the logger's format",
      (w) => consoleLogger(w, { format: without(w, 'ssn') }).info('m', { ssn: '1', a: 2 }),
      { attributes: { a: 2 } },
    ],
    [
      "the application's redaction in a transport's format",
      (w) =>
        w
          .createLogger({ transports: [new w.transports.Console({ format: without(w, 'ssn') })] })
          .info('m', { ssn: '1', a: 2 }),
      { attributes: { a: 2 } },
    ],
    [
      'a coloured level and message',
      (w) => consoleLogger(w, { format: w.format.colorize({ all: true }) }).warn('m'),
      { body: 'm', severityText: 'warn', severityNumber: SeverityNumber.WARN },
    ],
    [
      'syslog levels',
      (w) => consoleLogger(w, { levels: w.config.syslog.levels }).emerg('m'),
      { severityText: 'emerg', severityNumber: SeverityNumber.FATAL3 },
    ],
    [
      'custom levels by rank',
      (w) => consoleLogger(w, { levels: { bad: 0, good: 1 }, level: 'good' }).bad('m'),
      { severityText: 'bad', severityNumber: SeverityNumber.ERROR },
    ],
    [
      'stderr levels of the Console',
      (w) =>
        w
          .createLogger({ transports: [new w.transports.Console({ stderrLevels: ['error'] })] })
          .error('m'),
      { consoleTarget: 'stderr' },
    ],
    ['a profiler', (w) => consoleLogger(w).startTimer().done({ message: 'm' }), { body: 'm' }],
    [
      'a frozen info',
      (w) => consoleLogger(w).log(Object.freeze({ level: 'info', message: 'm' })),
      {
        body: 'm',
      },
    ],
    [
      'a value that throws',
      (w) =>
        consoleLogger(w).info('m', {
          get broken() {
            throw new Error('getter');
          },
          y: 2,
        }),
      { body: 'm', attributes: { broken: '[Unreadable]', y: 2 } },
    ],
    [
      'a value that JSON would take for ever to write',
      (w) => {
        let value: object = {};
        for (let level = 0; level < 40; level++) value = { a: value, b: value };
        consoleLogger(w, { format: w.format.printf(() => 'line') }).info('m', { value });
      },
      { body: 'm' },
    ],
    [
      'a format that throws',
      (w) =>
        consoleLogger(w, {
          format: w.format(() => {
            throw new Error('format');
          })(),
        }).info('m'),
      { severityText: 'info', consoleTarget: 'stdout' },
    ],
    ['nothing below the level', (w) => consoleLogger(w).debug('m'), undefined],
    ['nothing when silent', (w) => consoleLogger(w, { silent: true }).error('m'), undefined],
    [
      'nothing that a format filters',
      (w) => consoleLogger(w, { format: w.format(() => false)() }).error('m'),
      undefined,
    ],
  ];
  test.each(cases)('%s', (_name, call, expected) => {
    const { winston, host } = bridged();
    call(winston);
    expect(host.failures).toEqual([]);
    expect(host.calls).toHaveLength(expected ? 1 : 0);
    if (expected) expect(host.calls[0]).toMatchObject(expected);
    if (expected && 'attributes' in expected) {
      expect(host.calls[0]?.attributes).toEqual(expected.attributes);
    }
  });

  const errors: [string, (log: Any) => void, string][] = [
    ['alone', (log) => log.error(new TypeError('boom')), 'boom'],
    ['after a message', (log) => log.error('m', new TypeError('boom')), 'm boom'],
    [
      'as the message',
      (log) => log.log({ level: 'error', message: new TypeError('boom') }),
      'boom',
    ],
    ['in a field', (log) => log.error('m', { error: new TypeError('boom') }), 'm'],
    ['through a child', (log) => log.child({ c: 1 }).error(new TypeError('boom')), 'boom'],
  ];
  test.each(errors)('an error %s becomes the exception', (_name, call, body) => {
    const { winston, host } = bridged();
    call(consoleLogger(winston));
    const { exception, attributes = {}, ...rest } = host.calls[0] ?? {};
    expect(rest).toMatchObject({ body });
    expect(exception).toMatchObject({ message: 'boom', name: 'TypeError' });
    expect(exceptionOf(host).stack).toContain('winston.test');
    expect(attributes).not.toHaveProperty('stack');
  });

  test('a message that a format redacted is gone from the exception, too', () => {
    const { winston, host } = bridged();
    const mask = winston.format((info: Any) => {
      info.message = info.message.replace('123', '###');
      return info;
    });
    consoleLogger(winston, { format: mask() }).error(new Error('ssn 123'));
    const { message, stack } = exceptionOf(host);
    expect(`${host.calls[0]?.body} ${message} ${stack}`).not.toContain('123');
  });

  test('are made during the call, however slow a transport is', () => {
    const { winston, host } = bridged();
    const Transport = winston.Transport as new (options: object) => object;
    class Slow extends Transport {
      log(_info: unknown, done: () => void) {
        setTimeout(done, 50);
      }
    }
    const log = winston.createLogger({ transports: [new Slow({ highWaterMark: 1 })] });
    for (let i = 0; i < 50; i++) log.info(`m${i}`);
    expect(host.calls).toHaveLength(50);
  });
});

test('a file gets a redacted line, the Console none', async () => {
  const { winston, host } = bridged();
  const filename = join(mkdtempSync(join(tmpdir(), 'winston-bridge-')), 'out.log');
  const file = new winston.transports.File({ filename });
  const log = winston.createLogger({
    transports: [file, new winston.transports.Console({ level: 'error' })],
  });
  log.info('to SECRET', { a: 'SECRET' });
  const done = new Promise((resolve) => file.once('finish', resolve));
  log.end();
  await done;
  await expect
    .poll(() => readFileSync(filename, 'utf8'))
    .toBe('{"a":"***","level":"info","message":"to ***"}\n');
  expect(host.calls[0]).toMatchObject({ consoleTarget: 'none' });
});

function exceptionOf(host: RecordingHost): Error {
  return (host.calls[0]?.exception ?? {}) as Error;
}

function without(winston: Any, key: string): Any {
  return winston.format((info: Any) => {
    delete info[key];
    return info;
  })();
}
