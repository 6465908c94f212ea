import { luhnNumber, nhsNumber } from './check-digits.ts';
import { birthday, socialSecurity } from './contact-values.ts';
import { inSentences, type Kind } from './planted.ts';

const DIGITS = '0123456789';

/** Identifiers that a label tells. */
export const LABELLED: readonly Kind[] = [
  inSentences(
    'medical record number',
    (d) => d.of([d.text(DIGITS, 8), `A-${d.text(DIGITS, 5)}`, d.text(DIGITS, 6)]),
    [
      'MRN {}',
      'MRN: {}',
      'mrn={}',
      'MRN#{} loaded',
      'medical record number is {}',
      'Patient ID {} merged',
      'chart no. {} pulled',
      'pt (MRN {}) waits',
      '{"mrn":"{}"}',
      'medical record no. {}',
    ],
  ),
  inSentences('social security number, bare', (d) => socialSecurity(d).replace(/\D/g, ''), [
    'SSN {}',
    'SSN: {}',
    'ssn={}',
    'SSN is {}',
    'social security number {}',
    'social security no. {} verified',
  ]),
  inSentences('NPI', (d) => luhnNumber(d, '1', 10), [
    'NPI {}',
    'NPI: {}',
    'npi={}',
    'provider (NPI {}) signed',
    'NPI number {} is inactive',
  ]),
  inSentences('NHS number, bare', nhsNumber, [
    'NHS number {}',
    'NHS No: {}',
    'NHS no. {}',
    'nhs_number={}',
    'nhsNumber: {}',
  ]),
  inSentences('date of birth', birthday, [
    'DOB {}',
    'DOB: {}',
    'dob={}',
    'born on {}',
    'date of birth: {} (verified)',
    'd.o.b. {}',
    'birthDate: {}',
    'pt b. 2 sibs, DOB {} ok',
    'birth date {}',
  ]),
  inSentences(
    'health plan, account, policy',
    (d) =>
      d.of([
        `XEH${d.text(DIGITS, 9)}`,
        d.text(DIGITS, 10),
        `${d.text(DIGITS, 3)}-${d.text(DIGITS, 5)}`,
      ]),
    [
      'member ID {}',
      'Member ID: {}',
      'policy number {}',
      'policy no. {}',
      'account number: {}',
      'acct #{}',
      'subscriber id {}',
      'memberId={}',
      'account_number={}',
    ],
  ),
  inSentences('licence and passport', (d) => `${d.text('ABCDEFGH', 1)}${d.text(DIGITS, 7)}`, [
    "driver's license {}",
    'driver license number {}',
    'passport number {}',
    'passport no. {}',
    'license number: {}',
    'driversLicense={}',
  ]),
  inSentences(
    'licence plate, device serial',
    (d) => `${d.text(DIGITS, 1)}${d.text('ABCXYZ', 3)}${d.text(DIGITS, 4)}`,
    [
      'license plate {}',
      'plate number: {}',
      'serial number {}',
      'S/N: {}',
      'device serial: {}',
      'deviceSerialNumber={}',
    ],
  ),
  inSentences('age over 89', (d) => String(d.int(90, 109)), [
    'a {}-year-old man',
    '{} years old',
    'aged {}',
    'age: {}',
    '{} y/o woman',
    '{}yo F',
    'patient is {} years of age',
  ]),
];
