import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SeverityNumber } from '@opentelemetry/api';
import { describe, expect, test } from 'vitest';
import { PinoBridge } from '../../../src/bridges/pino.ts';
import { freshCopy, type RecordingHost, recordingHost } from '../../helpers/recording-host.ts';

// biome-ignore lint/suspicious/noExplicitAny: the loggers under test are untyped on purpose
type Any = any;

function bridged(mode: RecordingHost['consoleMode'] = 'replace'): {
  pino: Any;
  host: RecordingHost;
} {
  const host = recordingHost(mode);
  return { pino: new PinoBridge(host).patch(freshCopy<Any>('pino')), host };
}

function fileIn(name: string): string {
  return join(mkdtempSync(join(tmpdir(), 'pino-bridge-')), name);
}

const throwing = {
  get broken(): never {
    throw new Error('getter');
  },
  y: 2,
};

describe('records', () => {
  const cases: [string, (pino: Any) => void, object | undefined][] = [
    [
      'fields, bindings and the name',
      (pino) => pino({ name: 'svc' }).child({ c: 1 }).info({ a: 2 }, 'hi %s', 'there'),
      { scope: 'svc', body: 'hi there', attributes: { c: 1, a: 2 }, severityText: 'info' },
    ],
    [
      'its own redaction and serializers',
      (pino) =>
        pino({ redact: ['pw'], serializers: { u: () => 'id' } }).info(
          { pw: 'x', u: { n: 1 } },
          'm',
        ),
      { attributes: { pw: '[Redacted]', u: 'id' } },
    ],
    [
      'a field that is named like bookkeeping',
      (pino) => pino().info({ pid: 'p-1' }, 'm'),
      {
        attributes: { pid: 'p-1' },
      },
    ],
    [
      'other keys for level, time and message',
      (pino) =>
        pino({
          messageKey: 'message',
          timestamp: pino.stdTimeFunctions.isoTime,
          formatters: { level: (severity: string) => ({ severity }) },
        }).warn('m'),
      { body: 'm', attributes: {}, severityText: 'warn', severityNumber: SeverityNumber.WARN },
    ],
    [
      'a custom level by its number',
      (pino) => pino({ customLevels: { foo: 35 } }).foo('m'),
      {
        severityText: 'foo',
        severityNumber: SeverityNumber.INFO3,
      },
    ],
    [
      'a value that throws',
      (pino) => pino({ redact: ['y'] }).info(throwing, 'm'),
      {
        body: 'm',
        attributes: { broken: '[Unreadable]', y: '[Redacted]' },
      },
    ],
    [
      'a mixin that throws',
      (pino) =>
        pino({
          mixin() {
            throw new Error('mixin');
          },
        }).info('m'),
      { body: 'm' },
    ],
    [
      'a long integer',
      (pino) => pino().info({ n: 12345678901234567890n }, 'm'),
      {
        attributes: { n: '12345678901234567890' },
      },
    ],
    ['nothing below the level', (pino) => pino({ level: 'warn' }).info('m'), undefined],
    ['nothing when silent', (pino) => pino({ level: 'silent' }).fatal('m'), undefined],
  ];
  test.each(cases)('%s', (_name, call, expected) => {
    const { pino, host } = bridged();
    call(pino);
    expect(host.failures).toEqual([]);
    expect(host.calls).toHaveLength(expected ? 1 : 0);
    if (expected) expect(host.calls[0]).toMatchObject(expected);
    if (expected && 'attributes' in expected) {
      expect(host.calls[0]?.attributes).toEqual(expected.attributes);
    }
  });

  test('errors become exceptions as their serializer wrote them', () => {
    const { pino, host } = bridged();
    const log = pino();
    log.error(new TypeError('boom'));
    log.error({ err: Object.assign(new Error('coded'), { code: 'E1' }) }, 'm');
    log.error({ error: new Error('slip') }, 'm');
    expect(host.calls.map(({ exception }) => (exception as Error).message)).toEqual([
      'boom',
      'coded',
      'slip',
    ]);
    expect(exceptionOf(host).name).toBe('TypeError');
    expect(host.calls[1]?.attributes).toEqual({ err: { code: 'E1' } });
  });

  test('an error that redaction took away does not come back', () => {
    const { pino, host } = bridged();
    pino({ redact: ['err.message', 'err.stack'] }).error(new Error('private'));
    expect(JSON.stringify(host.calls[0]?.attributes)).not.toContain('private');
    expect(exceptionOf(host).message).toBe('[Redacted]');
  });

  test('the level can change', () => {
    const { pino, host } = bridged();
    const log = pino();
    log.debug('no');
    log.level = 'debug';
    log.debug('yes');
    expect(host.calls.map(({ body }) => body)).toEqual(['yes']);
  });
});

describe('the line', () => {
  const sync = (pino: Any, dest: string | number) => pino.destination({ dest, sync: true });

  test('of a file is redacted, also a duplicate key that parsing hides', () => {
    const { pino, host } = bridged();
    const file = fileIn('out.log');
    pino(sync(pino, file))
      .child({ a: 'SECRET' })
      .info({ a: 'b', n: 12345678901234567000 }, 'SECRET m');
    const line = readFileSync(file, 'utf8');
    expect(line).not.toContain('SECRET');
    expect(JSON.parse(line)).toMatchObject({
      level: 30,
      a: 'b',
      n: '12345678901234567000',
      msg: '*** m',
    });
    expect(line.endsWith('\n')).toBe(true);
    expect(host.calls[0]).toMatchObject({ consoleTarget: 'none' });
  });

  test('is never raw when redaction fails', () => {
    const host = { ...recordingHost(), redactValue: () => ({ toJSON: () => fail() }) };
    const pino = new PinoBridge(host).patch(freshCopy<Any>('pino'));
    const file = fileIn('out.log');
    pino(sync(pino, file)).info('SECRET');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ level: 30, msg: 'REDACTED' });
  });

  test.each([
    ['stdout', 1],
    ['stderr', 2],
  ])('is replaced on %s (%s)', (target, destination) => {
    const { pino, host } = bridged();
    pino(pino.destination(destination)).info('m');
    expect(host.calls[0]).toMatchObject({ consoleTarget: target });
  });

  test('is replaced on a file that is the console', () => {
    const { pino, host } = bridged();
    const written: string[] = [];
    pino({ file: '/dev/stdout', writable: true, write: (line: string) => written.push(line) }).info(
      'm',
    );
    expect(host.calls[0]).toMatchObject({ consoleTarget: 'stdout' });
    expect(written).toEqual([]);
  });

  test('of a multistream goes redacted to the file and not to the console', () => {
    const { pino, host } = bridged();
    const file = fileIn('multi.log');
    const log = pino(
      { level: 'debug' },
      pino.multistream([
        { stream: process.stdout },
        { stream: sync(pino, file), level: 'debug' },
        { stream: process.stderr, level: 'error' },
      ]),
    );
    log.debug('low');
    log.info('SECRET');
    log.error('high');
    expect(host.calls.map(({ consoleTarget }) => consoleTarget)).toEqual([
      'none',
      'stdout',
      'stderr',
    ]);
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['low', '***', 'high']);
  });

  test('of a custom stream keeps the stream what it is, and its errors', () => {
    const { pino, host } = bridged();
    const stream = {
      own: 1,
      write() {
        throw new Error('disk full');
      },
    };
    const log = pino({}, stream);
    expect(() => log.info('m')).toThrow('disk full');
    expect(log[pino.symbols.streamSym].own).toBe(1);
    expect(host.calls).toHaveLength(1);
  });
});

test('one copy is patched once, whoever patches it', () => {
  const host = recordingHost();
  const bridge = new PinoBridge(host);
  const copy = freshCopy<Any>('pino');
  const patched = bridge.patch(copy);
  expect(bridge.patch(copy)).toBe(patched);
  expect(bridge.patch(patched)).toBe(patched);
  expect(patched.pino).toBe(patched);
  expect(patched.default).toBe(patched);
  patched().info('once');
  expect(host.calls).toHaveLength(1);
});

test('a bridge that fails leaves the logger as it was', () => {
  const host = recordingHost();
  const broken = Object.assign(() => ({ info: () => 'written' }), { symbols: {} });
  const pino: Any = new PinoBridge(host).patch(broken);
  expect(pino().info('m')).toBe('written');
  expect(host.failures).toHaveLength(1);
});

function exceptionOf(host: RecordingHost): Error {
  return (host.calls[0]?.exception ?? {}) as Error;
}

function fail(): never {
  throw new Error('redaction failed');
}
