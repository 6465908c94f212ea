import { describe, expect, it } from 'vitest';
import { createRedactor, parseHmacKeys } from '../../../src/redaction/index.ts';
import { dice } from '../../helpers/generated/dice.ts';
import { ASSIGNED, MESSAGES, NUMBERED } from '../../helpers/generated/labelled-texts.ts';

const ROUNDS = 60;
const redactor = createRedactor();

for (const [title, kinds] of Object.entries({
  'an assignment': ASSIGNED,
  'a number': NUMBERED,
  'a message': MESSAGES,
})) {
  describe(`${title} in a text`, () => {
    for (const [kind, make] of Object.entries(kinds)) {
      it(`loses its value, and nothing else: ${kind}`, () => {
        const roll = dice(21);
        for (let round = 0; round < ROUNDS; round++) {
          const { text, planted, kept } = make(roll);
          const clean = redactor.redactText(text);
          expect(clean, text).not.toContain(planted);
          for (const each of kept) expect(clean, text).toContain(each);
        }
      });
    }
  });
}

describe('words that also say other things', () => {
  const taken = [
    'DB_PASS=tulip77 SMTP_PW=garten5',
    'MYSQL_PWD=correcthorse',
    'pass: tulip77',
    "pass: 'tulips'",
    'auth=svc:tulip77',
    "{ proxyAuth: 'svc:tulip77' }",
    '_auth=c3ZjOnR1bGlwNzc3Nw==',
    '//registry.example/:_authToken=b81f2c7d9e0a',
    'pin: 4821',
    'sid=k81fz20q7',
    "{ auth: { user: 'svc', pass: 'tulip77' } }",
    'LOG_REDACTION_KEY=k1:abcd',
  ];
  for (const text of taken) {
    it(`are taken: ${text}`, () => expect(redactor.redactText(text)).toContain('REDACTED'));
  }

  const left = [
    'pass: true',
    '12 pass',
    'pass=3 fail=0',
    'PASS: every check is done',
    'PWD=/srv/app OLDPWD=~/x',
    'sid:2',
    'pin=13 mode=output',
    'auth: basic',
    'auth=none',
    'invalid token: jwt expired',
    'token: unexpected end of input',
    'token: ^C',
    'Press ^D to leave',
    'apiKey: 3',
    'TAP basic withFixture ok',
    'bearer tokenParser failed',
    'socket family=inet6 addr=4',
    'font-family: Arial',
    'interface Login { password: string; token: string }',
    'this.token += next',
    'password = readPassword()',
    "if (form['password'] != form['again'])",
    '"password" must be a string',
    'password is required',
    'std::token::parse(x)',
    'UNIQUE constraint failed: people.ssn',
    "Duplicate entry '12' for key 'PRIMARY'",
    'Invalid value "5" for field size',
  ];
  for (const text of left) {
    it(`stay: ${text}`, () => expect(redactor.redactText(text)).toBe(text));
  }

  it('are judged in values as in texts', () => {
    const values = [
      { pass: true },
      { pass: 12, fail: 0 },
      { sid: 2 },
      { apiKey: 18, apiVersion: 3 },
      { pwd: '/srv/app' },
      { auth: 'basic' },
      { family: 'inet' },
      { family: 4 },
    ];
    for (const value of values) expect(redactor.redactValue(value)).toBe(value);
    expect(redactor.redactValue({ auth: { user: 'svc', pass: 'tulip77' } })).toEqual({
      auth: { user: 'svc', pass: 'REDACTED' },
    });
    expect(redactor.redactValue({ auth: 'svc:tulip77' })).toEqual({ auth: 'REDACTED' });
  });
});

describe('a number as util.inspect writes it', () => {
  it('goes where its digits would', () => {
    expect(redactor.redactText('paid with 5555555555554444n')).toBe('paid with REDACTED');
    expect(redactor.redactText('offset 7719203n of 81n')).toBe('offset 7719203n of 81n');
  });
});

describe('the keys of surrogates', () => {
  const key = Buffer.from(Array.from({ length: 32 }, (_, index) => (index * 37 + 11) % 256));
  const read = parseHmacKeys(`k1:${key.toString('base64')}`, 'test');
  const hmacKeys = 'keys' in read ? read.keys : undefined;

  for (const policy of ['safe-harbor', 'pseudonymous', 'secrets-only'] as const) {
    it(`never show under ${policy}, whatever stands around them`, () => {
      const own = createRedactor({ policy, hmacKeys });
      for (const form of ['base64', 'base64url', 'hex'] as const) {
        const text = key.toString(form);
        const bare = text.replaceAll('=', '');
        const values = [`loaded ${text} again`, bare, `{"a":["${text}"]}`, `x=${bare}`];
        for (const value of values) {
          for (let round = 0; round < 2; round++) {
            expect(own.redactText(value)).not.toContain(bare);
            const clean = own.redactOwnAttributes({ note: value, list: [value] });
            expect(JSON.stringify(clean)).not.toContain(bare);
          }
        }
      }
    });
  }
});
