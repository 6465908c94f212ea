import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/redaction/index.ts';
import { dice } from '../../helpers/generated/dice.ts';

const redactor = createRedactor();
const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const HEX = '0123456789abcdef';
const seed = fc.integer({ min: 1, max: 2 ** 31 });
const drawn = (alphabet: string, from: number, to: number) =>
  seed.map((each) => dice(each).text(alphabet, dice(each).int(from, to)));

describe('a token of a vendor that no rule knows', () => {
  it('goes by its prefix, alone and among words', () => {
    const prefix = fc.constantFrom('rubygems_', 'PMAK-', 'rdme_', 'pscale_tkn_', 'EZAK', 'AKCp');
    fc.assert(
      fc.property(prefix, drawn(HEX, 70, 70), (before, body) => {
        const length = before === 'EZAK' ? 54 : 60;
        const text = `retry with ${before}${body.slice(0, length)} now`;
        expect(redactor.redactText(text)).toBe('retry with REDACTED now');
      }),
    );
  });

  it('goes where it is drawn by chance from capitals, small letters and digits', () => {
    const text = fc.constantFrom('{}', 'sent {} on', '("{}")', 'https://h.example/x/{}', 'zz_{}');
    fc.assert(
      fc.property(text, drawn(SIGNS, 40, 80), (template, token) => {
        fc.pre((token.match(/\d/g)?.length ?? 0) >= 3);
        expect(redactor.redactText(template.replace('{}', token))).not.toContain(token);
      }),
    );
  });

  it('goes behind a key or an ID of the vendor, in any style', () => {
    const labels = [
      'acme_key = "{}"',
      'ACME_CLIENT_ID={}',
      '"acmeSigningKey": "{}"',
      'acme-app-id: {}',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...labels), drawn(HEX, 32, 32), (template, value) => {
        fc.pre((value.match(/\d(?=[a-f])|[a-f](?=\d)/g)?.length ?? 0) >= 3);
        expect(redactor.redactText(template.replace('{}', value))).not.toContain(value);
      }),
    );
  });
});

describe('what only looks like a token stays', () => {
  it('digests and IDs behind their label, in any encoding', () => {
    const hex = fc.constantFrom(
      'commit {}',
      'etag: {}',
      'trace_id={}',
      'request id {}',
      'sha256:{}',
    );
    const any = fc.constantFrom('integrity: sha512-{}', 'SHA256:{}', 'etag="{}"', 'digest={}');
    const either = fc.oneof(fc.tuple(hex, drawn(HEX, 40, 40)), fc.tuple(any, drawn(SIGNS, 43, 86)));
    fc.assert(
      fc.property(either, ([template, value]) => {
        const text = `got ${template.replace('{}', value)} there`;
        expect(redactor.redactText(text)).toBe(text);
      }),
    );
  });

  it('keys of data, names and references', () => {
    for (const text of [
      'cache key 9f86d081884c7d659a2feaa0c55ad015',
      'partition key: user-2024-profile-01',
      'client id: billing-worker-12',
      'key = AbstractSingletonProxyFactoryBean2',
      'com/example/app/InternalAuthenticationProviderManagerImpl',
      'wtoken = AppWindowToken{df0798e token=Token{78af589 u0}}',
      'Bad activity token: android.os.BinderProxy@2bd79ce',
      'sessionid: 0x14ed93111f20027',
      'stream/token: com.example.activity/4505: stale',
      'EmailManager: [MailMgr] getEnabled',
      'status unpacked libjwt:amd64 1.2-1, libpass-otp:amd64 2.0, zip:arm64 3.0',
      'dial tel:xxxxxxxxxx for help',
      'Created symlink wants/agetty@ttyS3.service',
    ]) {
      expect(redactor.redactText(text)).toBe(text);
    }
  });
});
