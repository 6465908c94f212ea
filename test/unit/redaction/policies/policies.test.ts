import { describe, expect, it } from 'vitest';
import {
  createRedactor,
  type PolicyDefinition,
  parseHmacKeys,
  REDACTED,
} from '../../../../src/redaction/index.ts';
import { PathRules } from '../../../../src/redaction/policies/path-rules.ts';

const read = parseHmacKeys(`k1:${Buffer.alloc(32, 1).toString('base64')}`, 'a test');
const hmacKeys = 'keys' in read ? read.keys : undefined;
const redacted = (policy: PolicyDefinition, value: Record<string, unknown>): unknown =>
  createRedactor({ policy, hmacKeys }).redactValue(value as never);

describe('pseudonymous', () => {
  const redactor = createRedactor({ policy: 'pseudonymous', hmacKeys });

  it('signs what records are joined by, generalizes dates and ZIP codes, and takes secrets away', () => {
    const clean = redactor.redactValue({
      patientName: 'Jane Planted',
      email: 'jane@example.org',
      birthDate: '1980-01-31',
      zip: '02139',
      password: 'hunter22',
      note: 'mail jane@example.org, password=hunter22, Bearer abcDEF123456',
    }) as Record<string, string>;
    expect(clean).toEqual({
      patientName: expect.stringMatching(/^person_k1_/),
      email: expect.stringMatching(/^email_k1_/),
      birthDate: '1980',
      zip: '021',
      password: REDACTED,
      note: `mail ${clean['email']}, password=REDACTED, Bearer REDACTED`,
    });
  });

  it('gives one patient one surrogate in keys, labels, prose and HL7', () => {
    const { patientName } = redactor.redactValue({ patientName: 'Amelia Hartwell' }) as {
      patientName: string;
    };
    for (const text of [
      'Patient Name: Amelia Hartwell',
      'New study of Amelia Hartwell',
      'PID|1||||HARTWELL^AMELIA||',
    ]) {
      expect(redactor.redactText(text)).toContain(patientName);
    }
  });

  it('says which policy holds where there is no key', () => {
    const without = createRedactor({ policy: 'pseudonymous' });
    expect(without.policy).toBe('safe-harbor');
    expect(without.redactValue({ email: 'jane@example.org' })).toEqual({ email: REDACTED });
    expect(redactor.policy).toBe('pseudonymous');
  });

  it('never signs a secret, whatever a policy says', () => {
    const policy = { extends: 'pseudonymous', detectors: { 'key:secret': 'hmac', jwt: 'partial' } };
    expect(redacted(policy as never, { password: 'hunter22', a: 'token=abcdefghi' })).toEqual({
      password: REDACTED,
      a: 'token=REDACTED',
    });
  });
});

describe('detectors', () => {
  it('have a strategy of their own, by name or by type', () => {
    const policy: PolicyDefinition = {
      detectors: { email: 'mask', 'full-name': 'remove', ip: 'off' },
    };
    expect(
      redacted(policy, { email: 'a@b.org', text: 'a@b.org Amelia Hartwell 8.8.8.8', n: 1 }),
    ).toEqual({ email: '*@*.***', text: '*@*.*** REDACTED 8.8.8.8', n: 1 });
  });

  it('that are off leave no secret behind a key unseen', () => {
    const policy: PolicyDefinition = { detectors: { person: 'off' } };
    expect(redacted(policy, { patientName: 'Jo', lastName: 'x password=hunter22' })).toEqual({
      patientName: 'Jo',
      lastName: 'x password=REDACTED',
    });
  });
});

describe('keys', () => {
  const policy: PolicyDefinition = {
    keys: { deny: ['favourite-colour'], allow: ['displayName', 'token'] },
  };

  it('of a policy hold in any style, in trees and in text', () => {
    expect(
      redacted(policy, {
        favouriteColour: 'green',
        display_name: 'Ward 3',
        token: 'page-2',
        text: 'favourite_colour=green token=page2',
      }),
    ).toEqual({
      favouriteColour: REDACTED,
      display_name: 'Ward 3',
      token: 'page-2',
      text: 'favourite_colour=REDACTED token=page2',
    });
  });

  it('that are allowed still hold nothing else that is found', () => {
    expect(redacted(policy, { displayName: 'mail a@example.org' })).toEqual({
      displayName: 'mail REDACTED',
    });
  });
});

describe('paths', () => {
  it('rule before keys and values', () => {
    const policy: PolicyDefinition = {
      paths: {
        'req.headers.*': 'remove',
        'req.headers.host': 'off',
        'items.*.code': 'mask',
        'patient.**': 'hmac',
        'patient.age': 'generalize',
      },
    };
    expect(
      redacted(policy, {
        req: { headers: { host: 'a.test', 'x-who': 'me' }, id: 7 },
        items: [{ code: 'ab1' }, { code: 'cd2', ok: true }],
        patient: { age: 93, ward: 'W1', seen: true },
      }),
    ).toEqual({
      req: { headers: { host: 'a.test' }, id: 7 },
      items: [{ code: '***' }, { code: '***', ok: true }],
      patient: { age: '90+', ward: expect.stringMatching(/^id_k1_/), seen: true },
    });
  });

  it('see dots of attributes as levels', () => {
    const redactor = createRedactor({ policy: { paths: { 'http.request.*': 'remove' } } });
    expect(redactor.redactOwnAttributes({ 'http.request.id': 'x', other: 'y' })).toEqual({
      other: 'y',
    });
  });

  it.each([
    ['a.b', 'a.b', true],
    ['a.b', 'A.B', true],
    ['a.*', 'a.b', true],
    ['a.*', 'a.b.c', false],
    ['a.**', 'a', true],
    ['a.**', 'a.b.c', true],
    ['**.c', 'a.b.c', true],
    ['a.**.c', 'a.c', true],
    ['a.x-*', 'a.x-who', true],
    ['a.x-*', 'a.y', false],
    ['a.*d*f', 'a.bdef', true],
    ['a.0.b', 'a.*.b', true],
  ])('%s over %s: %s', (pattern, path, expected) => {
    expect(new PathRules([[pattern, 'mask']]).match(path) !== undefined).toBe(expected);
  });

  it('cost little with many wildcards', () => {
    const rules = new PathRules([[Array(30).fill('**').join('.x.'), 'mask']]);
    expect(rules.match(Array(200).fill('y').join('.'))).toBeUndefined();
  });
});

describe('values', () => {
  it('that are allowed stay', () => {
    const policy: PolicyDefinition = { allow: ['Support@Lumen.example'] };
    expect(redacted(policy, { email: 'support@lumen.example', a: 'b@lumen.example' })).toEqual({
      email: 'support@lumen.example',
      a: REDACTED,
    });
  });
});

describe('own patterns', () => {
  it('are found, by their own strategy', () => {
    const policy: PolicyDefinition = {
      patterns: {
        'study-id': { pattern: '\\bST-\\d{6}\\b', strategy: 'hmac' },
        ward: '(?<lead>\\bward )[A-Z]\\d{1,3}',
      },
    };
    const clean = redacted(policy, { a: 'ST-123456 in ward B12' }) as { a: string };
    expect(clean.a).toMatch(/^id_k1_[b-t]{20} in ward REDACTED$/);
    expect(redacted(policy, clean)).toEqual(clean);
  });
});

describe('limits', () => {
  it('replace a text that is too long, and count it', () => {
    const redactor = createRedactor({ policy: { limits: { text: 256 } } });
    expect(redactor.redactText('a '.repeat(200))).toBe(REDACTED);
    expect(redactor.counts()).toEqual({ 'long-text': { 'fail-closed': 1 } });
  });
});

describe('counts and manifests', () => {
  const record = {
    email: 'jane.planted@example.org',
    nested: [{ note: 'call jane.planted@example.org or (212) 555-0187' }],
    json: '{"patientName":"Jane Planted"}',
    password: 'hunter22',
  };

  it('tell places, detectors and strategies, and no value', () => {
    const redactor = createRedactor({ policy: { detectors: { email: 'hmac' } }, hmacKeys });
    const { entries, redacted: clean } = redactor.manifest(record);
    expect(entries).toEqual([
      { path: 'email', detector: 'key:identifier', strategy: 'hmac', count: 1 },
      { path: 'nested.*.note', detector: 'email', strategy: 'hmac', count: 1 },
      { path: 'nested.*.note', detector: 'us-phone', strategy: 'replace', count: 1 },
      { path: 'json.patientName', detector: 'key:identifier', strategy: 'replace', count: 1 },
      { path: 'password', detector: 'key:secret', strategy: 'replace', count: 1 },
    ]);
    expect(redactor.counts()).toEqual({});
    expect(redactor.redactValue(record)).toEqual(clean);
    const said = JSON.stringify([entries, redactor.counts()]);
    for (const value of ['planted', 'Planted', '555', 'hunter22'])
      expect(said).not.toContain(value);
  });

  it('show no key that is an identifier itself', () => {
    const { entries } = createRedactor().manifest({ 'jane@example.org': { password: 'x' } });
    expect(entries.map(({ path }) => path)).toContain('REDACTED.password');
  });
});
