import { tracingChannel } from 'node:diagnostics_channel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PinoBridge } from '../../../src/bridges/pino.ts';
import type { LogCall } from '../../../src/record/log-call.ts';
import { freshCopy, recordingHost } from '../../helpers/recording-host.ts';

// biome-ignore lint/suspicious/noExplicitAny: the loggers under test are untyped on purpose
type Any = any;

const host = recordingHost('replace');
const pino: Any = new PinoBridge(host).patch(freshCopy<Any>('pino'));
const lines = tracingChannel('pino_asJson');
let written = 0;
const subscriber = {
  start: () => void written++,
  end() {},
  asyncStart() {},
  asyncEnd() {},
  error() {},
};

/** The records of a call; `read`: while somebody reads pino's lines, so that they are written. */
function recordsOf(log: () => void, read: boolean): LogCall[] {
  host.calls.length = 0;
  if (read) lines.subscribe(subscriber);
  try {
    log();
  } finally {
    if (read) lines.unsubscribe(subscriber);
  }
  return [...host.calls];
}

const KEYS = ['level', 'time', 'pid', 'hostname', 'name', 'msg', 'err', 'error', 'a', 'toJSON'];
const ODD: fc.Arbitrary<unknown> = fc.constantFrom(
  undefined,
  Number.NaN,
  -0,
  30,
  process.pid,
  'svc',
  12n,
  2 ** 60,
  '1234567890123456789',
  new Date(0),
  new Error('failed'),
  new Map([['a', 1]]),
  () => 1,
  { toJSON: () => 'shown otherwise' },
  JSON.parse('{"__proto__":{"polluted":true}}'),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { weight: 3, arbitrary: fc.oneof(fc.string(), fc.double(), fc.integer(), fc.boolean()) },
    { weight: 1, arbitrary: ODD },
    { weight: 1, arbitrary: fc.array(tie('any'), { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.dictionary(fc.string(), tie('any'), { maxKeys: 4 }) },
  ),
})).any;
const fields = fc.dictionary(fc.oneof(fc.string(), fc.constantFrom(...KEYS)), value, {
  maxKeys: 6,
  noNullPrototype: true,
});
const message = fc.oneof(fc.string(), fc.constantFrom(undefined, 'of %s', null, 5));

describe('a call that pino need not write', () => {
  it('makes the record that its line makes', () => {
    const logger = pino({ name: 'svc' });
    fc.assert(
      fc.property(fields, fields, message, (bindings, given, text) => {
        const child = logger.child(bindings);
        const log = (): void => child.warn(given, text, 'study');
        expect(recordsOf(log, false)).toStrictEqual(recordsOf(log, true));
      }),
      { numRuns: 3000 },
    );
    expect(host.failures).toEqual([]);
  });

  it('is not written', () => {
    const logger = pino();
    written = 0;
    expect(recordsOf(() => logger.info({ a: 1 }, 'm'), false)).toHaveLength(1);
    expect(written).toBe(0);
  });

  const says: [string, (pino: Any) => Any][] = [
    ['a serializer', () => pino({ serializers: { a: () => 'id' } })],
    ['one of a child', () => pino().child({}, { serializers: { a: () => 'id' } })],
    ['redact', () => pino({ redact: ['a'] })],
    ['redact of a child', () => pino().child({}, { redact: ['a'] })],
    ['a formatter', () => pino({ formatters: { log: () => ({ a: 'id' }) } })],
    ['a nested key', () => pino({ nestedKey: 'payload' })],
    ['a hook', () => pino({ hooks: { streamWrite: (line: string) => line.replace('ann', 'id') } })],
    ['a mixin', () => pino({ mixin: () => ({ b: 2 }) })],
    ['a timestamp', () => pino({ timestamp: () => ',"at":1' })],
    ['level labels', () => pino({ formatters: { level: (level: string) => ({ a: level }) } })],
    ['a key of messages', () => pino({ messageKey: 'a' })],
  ];
  for (const [what, make] of says) {
    it(`is made of its line where ${what} has a say in it`, () => {
      const logger = make(pino);
      const log = (): void => logger.info({ a: 'ann' }, 'm');
      expect(recordsOf(log, false)).toStrictEqual(recordsOf(log, true));
    });
  }

  it('is written to the stream that somebody put in the place of ours', () => {
    const logger = pino();
    const seen: string[] = [];
    logger[pino.symbols.streamSym] = { write: (line: string) => void seen.push(line) };
    logger.info({ a: 1 }, 'm');
    expect(seen.join('')).toContain('"a":1');
  });
});
