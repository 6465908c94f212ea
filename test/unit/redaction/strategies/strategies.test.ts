import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor, parseHmacKeys } from '../../../../src/redaction/index.ts';
import { isReplacement, REDACTED } from '../../../../src/redaction/replacement.ts';
import { generalize } from '../../../../src/redaction/strategies/generalize.ts';
import { surrogate, surrogates } from '../../../../src/redaction/strategies/hmac.ts';
import type { HmacKeys } from '../../../../src/redaction/strategies/hmac-keys.ts';
import {
  IDENTIFIER_TYPES,
  identifierType,
} from '../../../../src/redaction/strategies/identifier-type.ts';
import { mask } from '../../../../src/redaction/strategies/mask.ts';
import { partial } from '../../../../src/redaction/strategies/partial.ts';
import { applyStrategy, STRATEGIES } from '../../../../src/redaction/strategies/strategy.ts';

const keysOf = (text: string): HmacKeys => {
  const read = parseHmacKeys(text, 'a test');
  if (!('keys' in read)) throw new Error(read.problem);
  return read.keys;
};
const OLD = `k1:${Buffer.alloc(32, 1).toString('base64')}`;
const NEW = `k2:${Buffer.alloc(32, 2).toString('hex')}`;
const keys = keysOf(OLD);
const TODAY = new Date('2026-11-21T00:00:00Z');
const type = fc.constantFrom(...IDENTIFIER_TYPES);
const value = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.constantFrom('123-45-6789', 'Jane Doe', 'jane@example.org', '(212) 555-0187', '1980-01-31'),
);

describe('mask and partial', () => {
  it('keep length and separators', () => {
    expect(mask('123-45-6789')).toBe('***-**-****');
    expect(mask('jane.doe@example.org')).toBe('****.***@*******.***');
    expect(partial('123-45-6789')).toBe('***-**-6789');
    expect(partial('4111 1111 1111 1111')).toBe('**** **** **** 1111');
  });

  it('mask a short value whole', () => {
    expect(partial('12345678')).toBe('********');
  });
});

describe('generalize', () => {
  it.each([
    ['1980-01-31', '1980'],
    ['01/31/1980', '1980'],
    ['January 31, 1980', '1980'],
    ['19800131', '1980'],
    ['31011980', '1980'],
    ['19880818112600+0215', '1988'],
    ['1980', '1980'],
    ['1936-05-01', '90+'],
    ['1937-05-01', '1937'],
    ['1/31/80', REDACTED],
    ['2020 or 2021', REDACTED],
  ])('the date %s to %s', (date, expected) => {
    expect(generalize(date, 'date', TODAY)).toBe(expected);
  });

  it.each([
    ['02139', '021'],
    ['02139-4307', '021'],
    ['03601', '000'],
    ['89312', '000'],
    ['021', '021'],
    ['SW1A 1AA', REDACTED],
  ])('the ZIP code %s to %s', (zip, expected) => {
    expect(generalize(zip, 'zip')).toBe(expected);
  });

  it.each([
    ['45', '45'],
    ['89', '89'],
    ['90', '90+'],
    ['104', '90+'],
    ['90+', '90+'],
    ['old', REDACTED],
  ])('the age %s to %s', (age, expected) => {
    expect(generalize(age, 'age')).toBe(expected);
  });

  it('knows the 17 areas that HHS lists', () => {
    const areas = Array.from({ length: 1000 }, (_, area) => String(area).padStart(3, '0'));
    const restricted = areas.filter(
      (area) => area !== '000' && generalize(`${area}01`, 'zip') === '000',
    );
    expect(restricted.join(' ')).toBe(
      '036 059 063 102 203 556 692 790 821 823 830 831 878 879 884 890 893',
    );
  });
});

describe('surrogates', () => {
  it('are the same for the same value, and other ones for another type, value or key', () => {
    fc.assert(
      fc.property(value, value, type, type, (one, other, typeOne, typeOther) => {
        const made = surrogate(one, typeOne, keys);
        expect(surrogate(one, typeOne, keys)).toBe(made);
        expect(surrogate(one, typeOne, keysOf(NEW))).not.toBe(made);
        if (typeOne !== typeOther) {
          expect(surrogate(one, typeOther, keys).slice(-20)).not.toBe(made.slice(-20));
        }
        const same = fold(one) === fold(other);
        if (!same) expect(surrogate(other, 'id', keys)).not.toBe(surrogate(one, 'id', keys));
      }),
    );
  });

  it('join spellings of one value', () => {
    const same = (kind: Parameters<typeof surrogate>[1], ...spellings: string[]): void => {
      expect(new Set(spellings.map((each) => surrogate(each, kind, keys))).size).toBe(1);
    };
    same('person', 'Jane Doe', 'DOE^JANE', 'Doe, Jane', ' jane  doe', 'DOE&x^JANE~ROE^JANE');
    same('ssn', '123-45-6789', '123456789');
    same('phone', '(212) 555-0187', '+1 212 555 0187', '2125550187');
    same('mrn', 'A-1234', 'a1234', 'A1234^4^M11^test');
    same('email', 'Jane@Example.org', 'jane@example.org');
  });

  it('are signed by the newest key, and found again under every key', () => {
    const rotated = keysOf(`# newest first\n${NEW}\n${OLD}\n`);
    expect(surrogate('Jane Doe', 'person', rotated)).toMatch(/^person_k2_[b-t]{20}$/);
    expect(surrogates('Jane Doe', 'person', rotated)).toContain(
      surrogate('Jane Doe', 'person', keys),
    );
  });
});

describe('keys', () => {
  it.each([
    ['', 'holds 0 keys'],
    [Buffer.alloc(32).toString('base64'), 'no ID'],
    [`k1:${Buffer.alloc(31, 7).toString('base64')}`, '31 bytes; allowed are 32'],
    ['k1:not base64 at all!', 'neither base64 nor hex'],
    [`${OLD}\n${OLD}`, 'has the ID k1 already'],
  ])('are refused with the reason: %#', (text, reason) => {
    const read = parseHmacKeys(text, 'LOG_REDACTION_KEY');
    expect(read).toEqual({ problem: expect.stringContaining(reason) });
    if (text !== '') expect(JSON.stringify(read)).not.toContain(text.slice(3, 20));
  });

  it('show in nothing that is printed', async () => {
    const { inspect } = await import('node:util');
    const shown = `${inspect(keys, { depth: 9, showHidden: true })} ${JSON.stringify(keys)} ${keys}`;
    expect(shown).not.toContain('AQEB');
    expect(shown).not.toContain('01 01');
    expect(JSON.stringify(keys)).toBe('{"ids":["k1"]}');
  });
});

describe('every strategy', () => {
  it('is at rest after one pass over a value', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STRATEGIES), value, type, (strategy, each, kind) => {
        const once = applyStrategy(strategy, each, kind, keys);
        const again = isReplacement(once) ? once : applyStrategy(strategy, once, kind, keys);
        expect(again).toBe(once);
      }),
    );
  });

  const identifiers = {
    email: 'jane.planted@example.org',
    ssn: '123-45-6789',
    phone: '(212) 555-0187',
    'Patient Name': 'Jane Planted',
    mrn: 'A1234567',
    dob: '1980-01-31',
    zip: '02139',
    account_number: '99-12345678',
  };
  for (const strategy of STRATEGIES) {
    it(`${strategy} is not taken for a finding again, in keys and in text`, () => {
      const detectors = Object.fromEntries(IDENTIFIER_TYPES.map((each) => [each, strategy]));
      const redactor = createRedactor({ policy: { detectors }, hmacKeys: keys });
      const text = Object.entries(identifiers)
        .map(([key, each]) => `${key}: ${each}; ${key}="${each}" and "${key}":"${each}"`)
        .join('\n');
      const record = { ...identifiers, text, url: `https://a.test/?email=${identifiers.email}` };
      const once = redactor.redactValue(record);
      const before = redactor.counts();
      expect(redactor.redactValue(once)).toBe(once);
      expect(redactor.counts()).toEqual(before);
      for (const each of [identifiers.email, identifiers.ssn, 'Planted', 'A1234567']) {
        expect(JSON.stringify(once)).not.toContain(each);
      }
    });
  }
});

describe('structures', () => {
  const patient = {
    resourceType: 'Patient',
    name: [{ use: 'official', family: 'Planted', given: ['Jane', 'Q'] }],
    telecom: [{ system: 'email', value: 'jane.planted@example.org' }],
    birthDate: '1980-01-31',
    address: [{ line: ['1 Planted Way'], postalCode: '02139' }],
  };
  const dataset = {
    '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Planted^Jane' }, 'Planted^J'] },
    '00100030': { vr: 'DA', Value: ['19800131'] },
    PatientName: 'Planted^Jane',
    PatientBirthDate: '19800131',
  };
  const hl7 = 'MSH|^~\\&|A\rPID|1||A123456^^^H^MR||PLANTED^JANE||19800131|F';
  for (const strategy of STRATEGIES) {
    it(`are at rest after ${strategy}`, () => {
      const detectors = Object.fromEntries(IDENTIFIER_TYPES.map((each) => [each, strategy]));
      const redactor = createRedactor({ policy: { detectors }, hmacKeys: keys });
      const once = redactor.redactValue({ patient, dataset, hl7 });
      expect(JSON.stringify(once)).not.toMatch(/planted/i);
      expect(redactor.redactValue(once)).toEqual(once);
    });
  }

  it('have surrogates and years of their elements', () => {
    const redactor = createRedactor({ policy: 'pseudonymous', hmacKeys: keys });
    const clean = redactor.redactValue({ patient, dataset }) as never;
    const name = /^person_k1_/;
    expect(clean).toMatchObject({
      patient: { name: [{ family: expect.stringMatching(name) }], birthDate: '1980' },
      dataset: { PatientName: expect.stringMatching(name), PatientBirthDate: '1980' },
    });
  });
});

describe('types', () => {
  it.each([
    ['key:identifier', 'patientName', 'person'],
    ['key:identifier', 'patient.id', 'mrn'],
    ['key:identifier', 'contact_email', 'email'],
    ['key:identifier', 'birthDate', 'date'],
    ['assignment', 'Date of Birth', 'date'],
    ['hl7', 'PID.3', 'mrn'],
    ['hl7', 'PID.5', 'person'],
    ['full-name', undefined, 'person'],
    ['key:identifier', 'patient.age', 'age'],
    ['key:identifier', 'zipCode', 'zip'],
    ['own', undefined, 'id'],
  ])('%s under %s is %s', (detector, hint, expected) => {
    expect(identifierType(detector, hint)).toBe(expected);
  });
});

const fold = (text: string): string =>
  text.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ');
