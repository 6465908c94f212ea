// Held out: measured against, never tuned on (see people.ts).
import type { Dice } from '../../../test/helpers/generated/dice.ts';
import type { Slot, Slots } from '../fill.ts';
import { plain, SPELLINGS, someone } from './people.ts';
import * as places from './places.ts';
import * as values from './values.ts';

const whole =
  (value: (d: Dice) => string): Slot =>
  (d) => {
    const text = value(d);
    return [text, text];
  };
const spelled =
  (...names: readonly string[]): Slot =>
  (d) =>
    (SPELLINGS[d.of(names)] as (typeof SPELLINGS)[string])(someone(d), d);
const account = (d: Dice): string => {
  const { given, family } = someone(d);
  return `${plain(given)}-${plain(family)}`.toLowerCase();
};

/** Where a page of a person may be, each with the piece that names whose it is. */
const personalPage: Slot = (d) => {
  const who = account(d);
  const number = values.digits(d, 7);
  return d.of([
    [`https://www.carefund.example/f/help-${who}`, who],
    [`https://mychart.example.org/patients/${number}/summary`, number],
    [`http://emr.example.net/chart?patientId=${number}`, number],
    [`https://family-updates.example.com/people/${who}`, who],
    [`www.recoveryblog.example/${who}`, who],
    [`https://obits.example.com/${who}`, who],
  ] as const);
};

const photograph: Slot = (d) => {
  const { given, family } = someone(d);
  const [first, last, number] = [plain(given), plain(family), values.digits(d, 7)];
  return d.of([
    [`${last}_${first}_wound.jpg`, `${last}_${first}`],
    [`${first}-${last}-face.png`, `${first}-${last}`],
    [`IMG_${last}${first}.jpeg`, `${last}${first}`],
    [`mrn_${number}_frontal.jpg`, number],
  ] as const);
};

/** What may stand in braces in a template, and the kind that tables count it under. */
export const SLOTS: Slots = {
  name: [
    'A: name',
    spelled('given name and surname', 'given name and surname', 'with a middle initial'),
  ],
  title: ['A: name', spelled('title and surname')],
  comma: ['A: name', spelled('surname, given name')],
  caret: ['A: name', spelled('surname^given name')],
  caps: ['A: name', spelled('in capitals')],
  short: ['A: name', spelled('initial and surname')],
  family_only: [
    'A: name',
    (d) => {
      const { family } = someone(d);
      return [family, family];
    },
  ],
  given: ['A: name', spelled('given name alone')],
  city: ['B: city', whole(places.city)],
  state: ['B: city', (d) => [places.state(d)]],
  care: ['B: place of care', places.placeOfCare],
  street: ['B: street', whole(places.street)],
  zip: ['B: ZIP code', whole(places.zip)],
  dob: ['C: date of birth', whole(values.birthday)],
  visit: ['C: date of a visit', whole(values.visitDay)],
  day: ['C: date of a visit', whole(values.shortDay)],
  age: ['C: age over 89', whole(values.oldAge)],
  agewords: ['C: age over 89', whole(values.oldAgeInWords)],
  phone: ['D: telephone', whole(values.phone)],
  fax: ['E: fax', whole(values.phone)],
  email: ['F: e-mail', whole(values.email)],
  ssn: ['G: social security number', whole(values.social)],
  mrn: ['H: medical record number', whole(values.recordNumber)],
  plan: ['I: health plan number', whole(values.planNumber)],
  account: ['J: account number', whole(values.accountNumber)],
  license: ['K: licence number', whole(values.license)],
  vin: ['L: vehicle number', whole(values.vehicle)],
  plate: ['L: licence plate', whole(values.plate)],
  serial: ['M: device serial number', whole(values.serial)],
  url: ['N: web address of a person', personalPage],
  ip: ['O: IP address', whole(values.address)],
  biometric: ['P: biometric identifier', whole(values.biometric)],
  photo: ['Q: photograph', photograph],
  code: ['R: other number', whole(values.studyCode)],
};

const SPACED = new Set(['A: name', 'B: city', 'B: place of care', 'B: street']);

/** The same as programs write it: numbers and days without spaces, since lines are often unquoted. */
export const PROGRAM_SLOTS: Slots = Object.fromEntries(
  Object.entries(SLOTS).map(([name, [kind, slot]]) => [
    name,
    [kind, SPACED.has(kind) ? slot : unspaced(slot)] as const,
  ]),
);

function unspaced(slot: Slot): Slot {
  return (d) => {
    for (;;) {
      const drawn = slot(d);
      if (!drawn[0].includes(' ')) return drawn;
    }
  };
}
