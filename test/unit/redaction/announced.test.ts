import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/redaction/index.ts';
import { type DetectorTable, testTables } from '../../helpers/detector-tables.ts';
import { ANNOUNCED } from '../../helpers/generated/announced-sentences.ts';
import { dice } from '../../helpers/generated/dice.ts';
import { isGone } from '../../helpers/generated/planted.ts';
import { HARMLESS_NEIGHBORS } from '../../helpers/harmless-neighbors.ts';

const redactor = createRedactor();

describe('what words announce', () => {
  for (const { name, make } of ANNOUNCED) {
    it(`is gone: ${name}`, () => {
      const d = dice(20_251);
      for (let count = 0; count < 1_000; count++) {
        const { input, values } = make(d);
        const text = redactor.redactText(String(input));
        expect(
          values.filter((value) => !isGone(text, value)),
          `${input} -> ${text}`,
        ).toEqual([]);
      }
    });
  }
});

describe('what is close to it', () => {
  for (const text of HARMLESS_NEIGHBORS) {
    it(`stays: ${text}`, () => expect(redactor.redactText(text)).toBe(text));
  }
});

const tables: Readonly<Record<string, DetectorTable>> = {
  'lists of numbers': {
    hits: [
      'MRNs «8120034», «8120035» and «8120039»',
      'Patient «8120034» merged into «8120039»',
      'patients «8120034» and «8120039» are one',
      'patient id(s): «8120034», «8120035»',
    ],
    misses: ['patients 12 and 14 of 20'],
  },
  'ranges and further dates': {
    hits: [
      'admitted from «3/4» to «3/9/2021»',
      'admitted «3/4/21» and discharged «3/9/21»',
      'hospitalized «March 3» - «March 9, 2021»',
    ],
    misses: ['retried from 3/4 to 4/4'],
  },
  'ages in words': {
    hits: ['«ninety-three» years old', '«one hundred and two» years old', 'aged «ninety-five»'],
    misses: ['ninety days', 'eighty-nine years old', 'one hundred years of solitude'],
  },
  'an age in headers': {
    hits: ['{"age":"«93»"}'],
    misses: ['{"headers":{"age":"93"}}', 'Cache-Control: public\nAge: 93\nVia: 1.1 proxy'],
  },
  'names of places of care, whose kind stays': {
    hits: [
      'transferred to «Mercy» General Hospital',
      'The «Riverside» Clinic is closed',
      "Children's Hospital of «Philadelphia»",
      'went to «St. Agnes’s» today',
      'seen at «riverside» clinic',
    ],
    misses: ['the Hospital', 'Hospital Course', 'Outpatient Clinic', 'in our clinic'],
  },
  'a telephone, not its neighbours': {
    hits: [
      'tel:«+1-201-555-0123»;ext=«102»',
      '«212-555-0187» (fax) «212-555-0188»',
      '«06.12.34.56.78»',
    ],
    misses: ['HTTP/1.1 404 236 4587'],
  },
};
testTables(tables);

describe('an age under a key', () => {
  it.each([
    [
      { age: 97, unit: 'mm' },
      { age: 'REDACTED', unit: 'mm' },
    ],
    [{ patientAge: '095Y' }, { patientAge: 'REDACTED' }],
    [{ patient: { age: 45 } }, { patient: { age: 45 } }],
    [{ age: 64 }, { age: 64 }],
    [
      { maxAge: 93, age_ms: 93, page: 93 },
      { maxAge: 93, age_ms: 93, page: 93 },
    ],
    [{ headers: { age: '93' } }, { headers: { age: '93' } }],
  ])('of %j', (value, clean) => {
    expect(redactor.redactValue(value)).toEqual(clean);
  });
});
