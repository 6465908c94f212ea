// Development: once held out, now read by those who make rules (see people.ts).
import type { Dice } from '../../../test/helpers/generated/dice.ts';
import { inSentences, type Kind } from '../../../test/helpers/generated/planted.ts';
import * as values from './values.ts';

/** Around a label and its value, each of the ways in which people and programs write pairs. */
const SHAPES: readonly string[] = [
  '{L}: {}',
  '{L} {}',
  '{L} is {}',
  '{L}={}',
  '{L} - {}',
  '{L} # {}',
  '{L}\t{}',
  'the {L} we have is {}, please check',
  'checked {L} {} against the card',
  'wrong {L} ({}) on the form',
  'no match for {L} "{}"',
  'updated {L} to {}',
  "rejected: {L} '{}' unknown",
  '{"{L}": "{}"}',
  'row 4 | {L} | {} | ok',
];

function labelled(name: string, labels: readonly string[], value: (d: Dice) => string): Kind {
  const shapes = SHAPES.flatMap((shape) => labels.map((label) => shape.replace('{L}', label)));
  return inSentences(name, value, shapes);
}

/** Identifiers that a label tells; the names of the kinds are those of the generated ones. */
export const WRITTEN_LABELLED: readonly Kind[] = [
  labelled(
    'medical record number',
    [
      'MRN',
      'mrn',
      'med rec no',
      'Medical Record Number',
      'chart number',
      'patient id',
      'Pt ID',
      'hospital number',
    ],
    values.recordNumber,
  ),
  labelled(
    'social security number, bare',
    ['SSN', 'ssn', 'social security number', 'Social Security #', 'soc sec no'],
    (d) => values.social(d).replaceAll('-', ''),
  ),
  labelled(
    'NPI',
    ['NPI', 'npi', 'National Provider Identifier', 'provider NPI'],
    (d) => `1${values.digits(d, 9)}`,
  ),
  labelled(
    'date of birth',
    ['DOB', 'dob', 'D.O.B.', 'date of birth', 'Birth Date', 'birthday', 'birthdate'],
    values.birthday,
  ),
  labelled(
    'health plan number',
    [
      'member id',
      'Member #',
      'subscriber number',
      'insurance id',
      'health plan number',
      'policy no.',
      'Medicaid ID',
      'HICN',
      'beneficiary id',
      'group number',
    ],
    values.planNumber,
  ),
  labelled(
    'account number',
    ['account number', 'acct no', 'Acct', 'billing account', 'account #', 'bank account'],
    values.accountNumber,
  ),
  labelled(
    'licence and passport',
    [
      "driver's license",
      'DL number',
      'license no',
      'passport number',
      'passport',
      'drivers license #',
      'medical license',
    ],
    values.license,
  ),
  labelled(
    'licence plate',
    ['license plate', 'plate number', 'tag number', 'licence plate'],
    values.plate,
  ),
  labelled('vehicle number (VIN)', ['VIN', 'vehicle identification number', 'vin'], values.vehicle),
  labelled(
    'device serial',
    ['serial number', 'S/N', 'device serial', 'pump serial no', 'implant serial number'],
    values.serial,
  ),
  labelled(
    'telephone',
    ['phone', 'Tel', 'cell', 'mobile', 'home phone', 'contact number', 'fax', 'pager', 'callback'],
    values.phone,
  ),
  inSentences('age over 89', (d) => String(d.int(90, 109)), [
    'aged {} and living alone',
    '{} y.o. male',
    '{} yr old woman fell',
    '{}-yo F with dementia',
    'age {}',
    'Age: {}',
    'patient age={}',
    'a lady of {} years',
    'turned {} last week',
    'at {} years of age',
    'his mother ({} years old) called',
  ]),
  inSentences('date of a visit', values.visitDay, [
    'admitted {} via ED',
    'was discharged on {}',
    'seen in clinic {}',
    'date of service {}',
    'DOS: {}',
    'last visit was on {}',
    'operated on {} without complications',
    'deceased {}',
    'admission date = {}',
    'follow-up appointment {}',
  ]),
];
