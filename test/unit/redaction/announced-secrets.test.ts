import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/redaction/index.ts';
import { dice } from '../../helpers/generated/dice.ts';

const redactor = createRedactor();
const SMALL = 'abcdefghijklmnopqrstuvwxyz0123456789';
const HEX = '0123456789abcdef';
const seed = fc.integer({ min: 1, max: 2 ** 31 });
const drawn = (alphabet: string, length: number) =>
  seed.map((each) => dice(each).text(alphabet, length));
/** Digits and letters stand in turns, as chance has it. */
const isMixed = (value: string): boolean =>
  (value.match(/\d(?=[a-z])|[a-z](?=\d)/gi)?.length ?? 0) * 6 >= value.length;
const mixed = (length: number) => drawn(SMALL, length).filter(isMixed);
const uuid = drawn(HEX, 32).map((hex) =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
    '-',
  ),
);
const fill = (template: string, value: string): string => template.replace('{}', () => value);

describe('a random value goes', () => {
  it('behind the name of a secret, whatever stands between them', () => {
    const name = fc.constantFrom(
      ...[
        'brevo_key',
        'brevoKey',
        'BREVO_TOKEN',
        'brevo-secret',
        'brevoTOKEN',
        'brevo access token',
      ],
      ...['brevo SECRET', 'brevo_secret_key', 'brevo_pat'],
    );
    const between = fc.constantFrom(
      ' = "',
      ' :::= "',
      '", "',
      ' := `',
      ': ',
      '=',
      ' => ',
      '>',
      ' ',
    );
    const value = fc.oneof(mixed(24), mixed(40), drawn(HEX, 40).filter(isMixed), uuid);
    fc.assert(
      fc.property(name, between, value, (label, signs, each) => {
        const text = `setProperty("${label}${signs}${each}" done`;
        expect(redactor.redactText(text)).not.toContain(each);
      }),
    );
  });

  it('behind the name of a service that gives out keys', () => {
    const label = fc.constantFrom('heroku', 'DATADOG', 'cloudflare.prod', 'snyk_main', 'Mailgun');
    const between = fc.constantFrom(' = "', ': ', '=', ' => ', "': '");
    const value = fc.oneof(uuid, mixed(32), drawn(HEX, 40).filter(isMixed));
    fc.assert(
      fc.property(label, between, value, (issuer, signs, each) => {
        expect(redactor.redactText(`${issuer}${signs}${each}`)).not.toContain(each);
      }),
    );
  });

  it('behind a prefix that says it opens something', () => {
    const prefix = fc.constantFrom('qx_live_', 'qqpat_', 'zz-key-', 'vbtok_', 'xq_sec_', 'wz_sk_');
    const text = fc.constantFrom('{}', 'with {} now', '("{}")', 'a={};b', '/v1/{}/x');
    fc.assert(
      fc.property(
        prefix,
        text,
        fc.oneof(mixed(28), drawn(HEX, 40).filter(isMixed)),
        (start, template, body) => {
          expect(redactor.redactText(fill(template, start + body))).not.toContain(body);
        },
      ),
    );
  });

  it('of a long token behind the letters of an issuer that nobody knows', () => {
    const prefix = fc.constantFrom('qxv_', 'rwq-', 'zkt_', 'bqx_');
    fc.assert(
      fc.property(prefix, mixed(40), (start, body) => {
        expect(redactor.redactText(`got ${start}${body} back`)).toBe('got REDACTED back');
      }),
    );
  });
});

describe('what looks the same stays', () => {
  it('keys that find something, and IDs with a word in front', () => {
    const text = fc.constantFrom(
      ...['cache key {}', 'primary key: {}', 'partitionKey {}', 'the key {}', 'monkey {}'],
      ...['order_{}', 'user-{}', 'req_{}', 'commit {}', 'image-{}', 'api-{}', 'GITHUB_SHA {}'],
      ...['heroku_slug_commit: {}', 'cloudflare ray {}', 'datadog_trace_id={}'],
    );
    fc.assert(
      fc.property(text, drawn(HEX, 32).filter(isMixed), (template, value) => {
        const line = fill(template, value);
        expect(redactor.redactText(line)).toBe(line);
      }),
    );
  });

  it('words, paths and names behind the name of a secret', () => {
    const lines = [
      'password policy minimum-length-is-sixteen 12 enforced',
      'token bucket limiter-with-sixteen-slots-2 refilled',
      'secret manager projects/acme/secrets/database-2024/versions/latest',
      'key handler src/components/keyboard-shortcuts-v2.ts loaded',
      'keys: [alpha-beta-gamma-delta-1]',
      'sonar.host: https://sonar.internal.example:9000',
    ];
    for (const line of lines) expect(redactor.redactText(line)).toBe(line);
  });
});

describe('a secret with a form of its own goes', () => {
  const forms: Record<string, string> = {
    'a hash of crypt(3)':
      '$6$Zk3vN0qLx1pT$9mQwErTyUiOpAsDfGhJkLzXcVbNm1234567890qwertyuiopasdfghjklzxcv',
    'a hash of bcrypt': '$2b$12$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy',
    'a hash of Argon2':
      '$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21l$RdescudvJCsgt3ub+b4dWRWJTmaaJObG',
    'a marked secret of Entra': 'kT48Q~wPz3dLm0xVbN7cYhR2sGjF5aKqEu1oIt6Xy',
    'a chat hook':
      'https://discord.com/api/webhooks/123456789012345678/Zk3vN0qLx1pT9mQwErTyUiOpAsDfGhJkLzXcVbNm1234567890',
    'a workflow hook': 'https://hooks.zapier.com/hooks/catch/1234567/b8x2kq9/',
    'a bot': '61910864:AZk3vN0qLx1pT9mQwErTyUiOpAsDfGhJkLzX',
  };
  for (const [name, value] of Object.entries(forms)) {
    it(name, () => {
      const secret = value.slice(-16, -1);
      expect(redactor.redactText(`stored ${value} for ann`)).not.toContain(secret);
    });
  }

  it('a key in place of a user, or of a password without one', () => {
    for (const line of ['curl -u "b7Kq92Lz0:" https://x.test', "curl --user ':b7Kq92Lz0' x.test"]) {
      expect(redactor.redactText(line)).not.toContain('b7Kq92Lz0');
    }
  });
});
