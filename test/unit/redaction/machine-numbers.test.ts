import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/redaction/index.ts';
import { luhnNumber } from '../../helpers/generated/check-digits.ts';
import { dice } from '../../helpers/generated/dice.ts';

const redactor = createRedactor();
const seed = fc.integer({ min: 1, max: 2 ** 31 });
/** Numbers with an issuer's prefix and a valid check digit. */
const number = (length: number) =>
  seed.map((each) =>
    luhnNumber(dice(each), dice(each).of(['4', '6221', '36', '6011', '3566']), length),
  );
const LABELS = [
  'order',
  'orderId',
  'order no.',
  'tweet_id',
  'snowflake',
  'offset',
  'ts',
  'startTimeUnixNano',
  'x-request-id',
  'block',
  'TXID',
  'seq',
  'correlation id',
  'shipment number',
  'lsn',
];
const BETWEEN = [' ', '=', ': ', ' = ', ' #', '="', ": '", ' (', '/'];
const closing = (between: string): string => ({ '="': '"', ": '": "'", ' (': ')' })[between] ?? '';

describe('a long number that a machine counts by', () => {
  it('stays behind a label that says so, however long it is', () => {
    const long = fc.constantFrom(16, 19).chain(number);
    fc.assert(
      fc.property(
        fc.constantFrom(...LABELS),
        fc.constantFrom(...BETWEEN),
        long,
        (label, between, value) => {
          const text = `worker: ${label}${between}${value}${closing(between)} queued`;
          expect(redactor.redactText(text)).toBe(text);
        },
      ),
    );
  });

  it('stays where it is joined to a word, or longer than most cards, without a word of payment', () => {
    const text = fc.oneof(
      fc.tuple(fc.constantFrom('blk_', 'part_', 'run_-', 'obj_'), number(19)),
      fc.tuple(fc.constantFrom('', 'received ', 'seen at ', 'merge of '), number(19)),
      fc.tuple(fc.constantFrom('task_', 'shard_'), number(16)),
    );
    fc.assert(
      fc.property(text, ([before, value]) => {
        expect(redactor.redactText(`${before}${value} done`)).toBe(`${before}${value} done`);
      }),
    );
  });

  it('stays in a record under a key that says so, as text and as number', () => {
    const keys = fc.constantFrom('id', 'orderId', 'tweet_id', 'sequence', 'offset', 'blockId');
    fc.assert(
      fc.property(keys, number(16), (key, value) => {
        const record = { [key]: value, more: { [key]: Number(value) } };
        expect(redactor.redactValue(record)).toEqual(record);
        expect(redactor.redactText(JSON.stringify(record))).toBe(JSON.stringify(record));
      }),
    );
  });
});

describe('a card', () => {
  it('goes in its groups, whatever the label says', () => {
    const before = fc.constantFrom('', 'order ', 'id=', 'got ');
    fc.assert(
      fc.property(before, number(16), fc.constantFrom(' ', '-'), (label, value, gap) => {
        const grouped = value.replace(/.{4}(?=.)/g, (four) => four + gap);
        expect(redactor.redactText(`${label}${grouped} read`)).not.toContain(value.slice(-4));
      }),
    );
  });

  it('goes without groups near a word of payment, whatever its length', () => {
    const text = fc.constantFrom('paid with {}', 'visa {} declined', 'charge {}', '{} cvv missing');
    const long = fc.constantFrom(16, 19).chain(number);
    fc.assert(
      fc.property(text, long, (template, value) => {
        expect(redactor.redactText(template.replace('{}', value))).not.toContain(value.slice(-8));
      }),
    );
  });

  it('of sixteen digits goes alone, in quotes and under a key that says nothing', () => {
    const text = fc.constantFrom(
      '{}',
      '"{}"',
      'note={} retry=2',
      '{"value":"{}"}',
      'hi, {} thanks',
    );
    fc.assert(
      fc.property(text, number(16), (template, value) => {
        expect(redactor.redactText(template.replace('{}', value))).not.toContain(value.slice(-8));
      }),
    );
  });
});

describe('a version', () => {
  const part = fc.integer({ min: 1, max: 223 });
  const version = fc.tuple(part, part, part, part).map((parts) => parts.join('.'));
  const SAYS = [
    'version {}',
    'Version: {}',
    'version is {}',
    'v{}',
    'v {} of the driver',
    'Chrome {}',
    'firmware {}',
    'build={}',
    'release "{}"',
    'pkg~{}',
    'lib-{}.jar',
    'upgraded from {} to',
    'Firefox/{}',
  ];
  it('of four numbers is no address', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SAYS), version, (template, value) => {
        const text = template.replace('{}', value);
        expect(redactor.redactText(text)).toBe(text);
      }),
    );
  });

  it('leaves the address beside it to go', () => {
    expect(redactor.redactText('version 91.4.4.1 asked by 91.4.4.2')).toBe(
      'version 91.4.4.1 asked by REDACTED',
    );
  });
});

describe('an article of a knowledge base', () => {
  it('is no DEA number, unless it is labelled', () => {
    expect(redactor.redactText('hotfix KB4023057, KB3086255')).toBe('hotfix KB4023057, KB3086255');
    expect(redactor.redactText('DEA number KB3086255')).toBe('DEA number REDACTED');
  });
});
