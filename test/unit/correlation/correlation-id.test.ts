import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isCorrelationId,
  MAX_CORRELATION_ID_LENGTH,
  newCorrelationId,
} from '../../../src/correlation/correlation-id.ts';

// fast-check's own `binary` unit takes seconds to set up.
const codeUnit = fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code));

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ALLOWED = `${LETTERS}0123456789._:/+=-`;

describe('accepted', () => {
  test.each([
    'a',
    '42',
    'req-123',
    'cfb178ea-4f6b-4b7a-9d0c-0123456789ab',
    'CFB178EA4F6B4B7A9D0C0123456789AB',
    '4bf92f3577b34da6a3ce929d0e0e4736',
    'Root=1-67891233-abcdef012345678912345678',
    'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
    'dGVzdC1pZA/x+y==',
    '1541815603606036480', // A snowflake.
    'x'.repeat(MAX_CORRELATION_ID_LENGTH),
  ])('%s', (id) => expect(isCorrelationId(id)).toBe(true));

  test('every ID made here', () => {
    for (let round = 0; round < 1000; round += 1)
      expect(isCorrelationId(newCorrelationId())).toBe(true);
  });

  test('any UUID', () => {
    fc.assert(fc.property(fc.uuid(), (id) => isCorrelationId(id)));
  });

  test('any short text of allowed characters that begins and ends with letters', () => {
    const text = fc.string({ unit: fc.constantFrom(...ALLOWED), maxLength: 100 });
    fc.assert(
      fc.property(text, (middle) => {
        fc.pre(!/\d{3}-\d{2}-\d{4}/.test(middle));
        return isCorrelationId(`a${middle}z`);
      }),
    );
  });
});

describe('refused', () => {
  test.each([
    ['nothing', ''],
    ['too long', 'x'.repeat(MAX_CORRELATION_ID_LENGTH + 1)],
    ['a line feed at the end', 'abc\n'],
    ['a header after it', 'abc\r\nSet-Cookie: a=b'],
    ['several values of a header', 'abc, def'],
    ['markup', '<b>abc</b>'],
    ['a terminal sequence', '\u001b[31mabc'],
    ['a lookup', '$' + '{jndi:ldap://example.org}'],
    ['a JSON string ended', 'abc","level":"debug'],
    ['a cell that a spreadsheet runs', '=cmd'],
    ['an e-mail address', 'jane.doe@example.org'],
    ['a social security number', '123-45-6789'],
    ['one within', 'patient-123-45-6789'],
    ['one without hyphens', '123456789'],
    ['a phone number', '555-867-5309'],
    ['an international one', '1.555.867.5309'],
    ['a date of birth', '1970-01-31'],
    ['a card number', '4111-1111-1111-1111'],
    ['other alphabets', 'аbc'],
  ])('%s', (_name, id) => expect(isCorrelationId(id)).toBe(false));

  test('whatever is not a string', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => typeof value === 'string' || !isCorrelationId(value)),
    );
    expect(isCorrelationId(['abc'])).toBe(false);
    expect(isCorrelationId(new String('abc'))).toBe(false);
  });

  test('any text with one character that is not allowed', () => {
    const bad = fc.string({ unit: codeUnit, minLength: 1, maxLength: 1 });
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{0,20}$/),
        bad,
        fc.stringMatching(/^[a-z]{0,20}$/),
        (a, b, c) => {
          fc.pre(!ALLOWED.includes(b));
          return !isCorrelationId(a + b + c);
        },
      ),
    );
  });

  test('any text of 7 to 16 digits without letters', () => {
    const digits = fc.array(fc.nat({ max: 9 }), { minLength: 7, maxLength: 16 });
    fc.assert(
      fc.property(digits, fc.constantFrom('', '-', '.', '/'), (all, between) => {
        return !isCorrelationId(all.join(between));
      }),
    );
  });
});

test('the cost is linear in what an attacker may send', () => {
  const hostile = [`${'1-'.repeat(4_000_000)}@`, 'a'.repeat(8_000_000), `${'123-45-'.repeat(18)}x`];
  // Quadratic, this would run into the test's time limit.
  expect(hostile.map(isCorrelationId)).toEqual([false, false, true]);
});
