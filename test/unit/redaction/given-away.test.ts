import { SeverityNumber } from '@opentelemetry/api';
import { LoggerProvider, type ReadWriteLogRecord } from '@opentelemetry/sdk-logs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesWithout, withoutGivenAway } from '../../../src/redaction/given-away.ts';
import {
  createRedactor,
  pinoRedaction,
  RedactingLogRecordProcessor,
  winstonRedaction,
} from '../../../src/redaction/index.ts';

const redactor = createRedactor();
const SECRET_KEYS = ['password', 'apiKey', 'client_secret', 'accessToken', 'passphrase'];
const SENTENCES = [
  (value: string) => `handed over ${value}`,
  (value: string) => `${value} was tried twice`,
  (value: string) => `step 4: [${value}], going on`,
  (value: string) => `job done (${value}) in 12 ms`,
  (value: string) => `first ${value} then ${value}`,
];
const secrets = fc
  .tuple(fc.stringMatching(/^[a-z]{3,9}$/), fc.nat({ max: 9_999 }), fc.stringMatching(/^[A-Z]{2}$/))
  .map(([word, number, end]) => `${word}${number}${end}`)
  .filter((value) => value.length >= 6);
const calls = fc.record({
  key: fc.constantFrom(...SECRET_KEYS),
  value: secrets,
  sentence: fc.constantFrom(...SENTENCES),
  shape: fc.constantFrom<(key: string, value: string) => Record<string, unknown>>(
    (key, value) => ({ [key]: value }),
    (key, value) => ({ step: 4, login: { [key]: value } }),
    (key, value) => ({ tries: [{ [key]: value }, { unit: 'mm' }] }),
    (key, value) => ({ [key]: { current: value } }),
  ),
});

function emitted(body: string, attributes: Record<string, unknown>): ReadWriteLogRecord {
  const records: ReadWriteLogRecord[] = [];
  const quiet = { forceFlush: async () => {}, shutdown: async () => {} };
  const inner = { ...quiet, onEmit: (record: ReadWriteLogRecord) => void records.push(record) };
  const provider = new LoggerProvider({
    processors: [new RedactingLogRecordProcessor([inner], { redactor })],
  });
  provider.getLogger('scope').emit({
    severityNumber: SeverityNumber.INFO,
    body,
    attributes: attributes as never,
  });
  return records[0] as ReadWriteLogRecord;
}

describe('a value that a key gave away', () => {
  it('also goes from the body of its record', () => {
    fc.assert(
      fc.property(calls, ({ key, value, sentence, shape }) => {
        const { body, attributes } = emitted(sentence(value), shape(key, value));
        expect(JSON.stringify({ body, attributes })).not.toContain(value);
        expect(body).toBe(sentence('REDACTED'));
      }),
    );
  });

  it('also goes from the exception of its record', () => {
    const { attributes } = emitted('failed', {
      password: 'kestrel88Q',
      'exception.message': 'no entry with kestrel88Q',
    });
    expect(attributes['exception.message']).toBe('no entry with REDACTED');
  });

  it("also goes from winston's own line, and from the message of a line of JSON", () => {
    fc.assert(
      fc.property(calls, ({ key, value, sentence, shape }) => {
        const MESSAGE = Symbol.for('message');
        const info = { level: 'info', message: 'go', ...shape(key, value) };
        const safe = winstonRedaction(redactor).transform({ ...info, [MESSAGE]: sentence(value) });
        expect((safe as never)[MESSAGE]).toBe(sentence('REDACTED'));
        const line = JSON.stringify({ ...shape(key, value), msg: sentence(value) });
        const written = pinoRedaction(redactor).hooks.streamWrite(`${line}\n`);
        expect(JSON.parse(written).msg).toBe(sentence('REDACTED'));
      }),
    );
  });

  it('keeps its surrogate or mask there', () => {
    const fields = { given: { mrn: 'AB-5521907' }, clean: { mrn: '******1907' } };
    expect(withoutGivenAway('opened AB-5521907', fields)).toBe('opened ******1907');
  });
});

describe('what stays in a sentence', () => {
  it.each([
    ['an ordinary word', { password: 'password' }, 'the password was changed'],
    ['ordinary words', { username: 'read-only' }, 'mounted read-only'],
    ['a short value', { password: 'abc1' }, 'abc1 is a step'],
    ['a round number', { mrn: 100_000 }, 'limit 100000 reached'],
    ['a part of a longer number', { mrn: 5_521_907 }, 'offset 155219075 of file'],
    ['a part of a longer word', { lastName: 'Okonwe' }, 'host Okonwetown is up'],
    ['a value of a field that stays', { unit: 'mm44abc' }, 'in mm44abc it is'],
  ])('%s', (_, fields, sentence) => {
    const clean = redactor.redactAttributes(fields);
    expect(withoutGivenAway(sentence, { given: fields, clean })).toBe(sentence);
  });

  it('costs a record that is clean no look', () => {
    const fields = {
      msg: 'a sentence with words',
      get trap(): string {
        throw new Error('read');
      },
    };
    expect(sentencesWithout(fields, fields as never)).toBe(fields);
    expect(withoutGivenAway('some text', { given: fields, clean: fields })).toBe('some text');
  });

  it('looks at a bounded number of values', () => {
    const names = Array.from({ length: 5_000 }, (_, index) => `token${index}`);
    const given = Object.fromEntries(names.map((name) => [name, `${name}-Zx9`]));
    const clean = Object.fromEntries(names.map((name) => [name, 'REDACTED']));
    const text = withoutGivenAway(`${names.join('-Zx9 ')}-Zx9`, { given, clean });
    expect(text.split('REDACTED')).toHaveLength(17);
  });
});
