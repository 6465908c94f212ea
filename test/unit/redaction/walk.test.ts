import type { AnyValue } from '@opentelemetry/api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapshotAttributes } from '../../../src/record/snapshot.ts';
import { createRedactor } from '../../../src/redaction/index.ts';
import { KeyRules } from '../../../src/redaction/key-rules.ts';
import { KnownKeys } from '../../../src/redaction/known-keys.ts';

/** Keys of every kind of verdict, and values that are judged by their key, by their form or not at all. */
const key = fc.constantFrom(
  ...'name id number patient contact email address family mrn session card password a b note'.split(
    ' ',
  ),
  ...'42 __proto__ constructor resourceType birthDate Modality 00100010'.split(' '),
  'jane@example.org',
  '4111 1111 1111 1111',
);
const leaf = fc.constantFrom<AnyValue>(
  ...['', 'ok', 'REDACTED', 'Patient', 'jane@example.org', '123-45-6789', '10.0.0.1', 'CT', 'a=b'],
  ...[1, 4111111111111111, 1e13, -1.5, true, null],
);
const tree = fc.letrec<{ object: AnyValue; value: AnyValue }>((tie) => ({
  object: fc
    .array(fc.tuple(key, tie('value')), { maxLength: 6 })
    .map((entries) => Object.fromEntries(entries)),
  value: fc.oneof({ maxDepth: 4 }, leaf, tie('object'), fc.array(tie('value'), { maxLength: 3 })),
})).object as fc.Arbitrary<Record<string, AnyValue>>;

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null)
    Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

describe('the walk', () => {
  it('says the same of a record whatever it has seen before', () => {
    const seasoned = createRedactor();
    fc.assert(
      fc.property(tree, (value) => {
        const fresh = createRedactor();
        expect(seasoned.redactOwnAttributes(value)).toEqual(fresh.redactOwnAttributes(value));
        expect(seasoned.redactParsed(value)).toEqual(fresh.redactParsed(value));
        expect(seasoned.redactValue(value)).toEqual(fresh.redactParsed(value));
      }),
      { numRuns: 300 },
    );
  });

  it('says the same of a value, of its snapshot and of a copy', () => {
    const redactor = createRedactor();
    fc.assert(
      fc.property(tree, (value) => {
        const clean = redactor.redactOwnAttributes(snapshotAttributes(value));
        expect(redactor.redactOwnAttributes(value)).toEqual(clean);
        expect(redactor.redactAttributes(structuredClone(value))).toEqual(clean);
      }),
      { numRuns: 300 },
    );
  });

  it('never writes to what it is given', () => {
    const redactors = [undefined, { paths: { 'a.**': 'remove', '*.id': 'mask' } as const }];
    for (const redactor of redactors.map((policy) => createRedactor({ policy }))) {
      fc.assert(
        fc.property(tree, (value) => {
          frozen(value);
          redactor.redactValue(value);
          redactor.redactOwnAttributes(value);
          redactor.redactParsed(value);
        }),
      );
      expect(Object.values(redactor.counts()).some((by) => by['fail-closed'] !== undefined)).toBe(
        false,
      );
    }
  });

  it('shares nothing of a changed value with the application', () => {
    const value = { password: 'hunter22', later: { note: 'ok' } };
    const clean = createRedactor().redactValue(value) as typeof value;
    value.later.note = 'jane@example.org';
    expect(clean).toEqual({ password: 'REDACTED', later: { note: 'ok' } });
  });

  it('takes a value for clean only under the key that it was clean under', () => {
    const redactor = createRedactor();
    for (let round = 0; round < 2; round++) {
      expect(redactor.redactOwnAttributes({ a: 'Harper', surname: 'Harper', b: 'Harper' })).toEqual(
        {
          a: 'Harper',
          surname: 'REDACTED',
          b: 'Harper',
        },
      );
    }
  });

  it('leaves the symbols of an object that it copies, which nobody looked at', () => {
    const value = { password: 'hunter22', [Symbol('s')]: 'jane@example.org' };
    const clean = createRedactor().redactOwnAttributes(value);
    expect(Reflect.ownKeys(clean)).toEqual(['password']);
  });

  it('keeps the family of an address, not of a person', () => {
    const redactor = createRedactor();
    const value = { address: '::1', family: 'IPv6', port: 80, remoteFamily: 'IPv4' };
    expect(redactor.redactValue(value)).toBe(value);
    expect(redactor.redactValue({ family: 'Harper', surname: 'IPv4' })).toEqual({
      family: 'REDACTED',
      surname: 'REDACTED',
    });
  });
});

describe('known keys', () => {
  it('forget all together, so that guesses hold on to none', () => {
    const known = new KnownKeys(
      new KeyRules(
        () => true,
        () => true,
      ),
    );
    const first = known.after(known.root, 'first');
    expect(known.root.next).toBe(first);
    const below = first.place(known.root);
    const second = known.after(below, 'second');
    for (let number = 0; known.get('first') !== undefined; number++)
      known.after(second, `k${number}`);
    expect(known.root.next).toBeUndefined();
    expect(second.next?.key === undefined || known.get(second.next.key) === second.next).toBe(true);
    expect(first.place(known.root)).not.toBe(below);
  });

  it('remember no key that holds a value, nor a long one', () => {
    const known = new KnownKeys(
      new KeyRules(
        () => true,
        (key) => !key.includes('@'),
      ),
    );
    for (const key of ['jane@example.org', 'k'.repeat(200)]) {
      expect(known.after(known.root, key).key).toBe(key);
      expect(known.get(key)).toBeUndefined();
      expect(known.root.next).toBeUndefined();
    }
  });
});

describe('rules by path', () => {
  const patient = {
    resourceType: 'Patient',
    id: 'p1',
    birthDate: '1980-01-31',
    gender: 'female',
    name: [{ family: 'Harper', given: ['Jane'] }],
  };

  it('go before what a FHIR resource says by its structure', () => {
    const policy = {
      paths: { 'a.birthDate': 'off', 'a.name.*.family': 'mask' },
    } as const;
    expect(createRedactor({ policy }).redactValue({ a: patient })).toEqual({
      a: {
        ...patient,
        id: 'REDACTED',
        birthDate: '1980-01-31',
        name: [{ family: '******', given: 'REDACTED' }],
      },
    });
  });

  it('go before what a DICOM data set says by its structure', () => {
    const policy = { paths: { 'a.PatientSex': 'off', 'b.00100010.Value.*': 'mask' } } as const;
    const value = {
      a: { Modality: 'CT', PatientSex: 'F', PatientName: 'HARPER^JANE' },
      b: { '00100010': { vr: 'PN', Value: ['HARPER'] }, '00100030': { vr: 'DA', Value: ['1980'] } },
    };
    expect(createRedactor({ policy }).redactValue(value)).toEqual({
      a: { Modality: 'CT', PatientSex: 'F', PatientName: 'REDACTED' },
      b: {
        '00100010': { vr: 'PN', Value: ['******'] },
        '00100030': { vr: 'DA', Value: ['REDACTED'] },
      },
    });
  });

  it('let no secret stay in a resource either', () => {
    const policy = { paths: { 'patient.**': 'off' } } as const;
    const value = { patient: { ...patient, note: 'password=hunter22' } };
    expect(createRedactor({ policy }).redactValue(value)).toEqual({
      patient: { ...patient, note: 'password=REDACTED' },
    });
  });

  it('leave the rest of an attachment to its structure where they rule what tells it', () => {
    const policy = { paths: { 'patient.photo.*.contentType': 'off' } } as const;
    const photo = [{ contentType: 'image/png', data: 'aGVsbG8=' }];
    expect(
      createRedactor({ policy }).redactValue({ patient: { ...patient, photo } }),
    ).toMatchObject({ patient: { photo: [{ data: 'REDACTED' }] } });
  });
});
