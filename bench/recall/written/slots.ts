// Development: once held out, now read by those who make rules (see people.ts).
import type { Dice } from '../../../test/helpers/generated/dice.ts';
import type { Slot, Slots } from '../fill.ts';
import { SPELLINGS, someone } from './people.ts';
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

/** What may stand in braces in a template, and the kind that tables count it under. */
export const SLOTS: Slots = {
  name: [
    'A: name',
    spelled('given name and surname', 'given name and surname', 'with a middle initial'),
  ],
  title: ['A: name', spelled('title and surname')],
  comma: ['A: name', spelled('surname, given name')],
  relative: ['A: name', spelled('given name and surname')],
  city: ['B: city', whole(places.city)],
  care: ['B: place of care', places.placeOfCare],
  street: ['B: street', whole(places.street)],
  zip: ['B: ZIP code', whole(places.zip)],
  dob: ['C: date of birth', whole(values.birthday)],
  visit: ['C: date of a visit', whole(values.visitDay)],
  age: ['C: age over 89', whole((d) => String(d.int(90, 108)))],
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
  url: [
    'N: web address of a person',
    (d) => {
      const { given, family } = someone(d);
      const slug = `${given}-${family}`.replace(/[^A-Za-z-]/g, '').toLowerCase();
      return [
        `https://${d.of(['caring', 'portal', 'stories'])}.example.org/patients/${slug}`,
        slug,
      ];
    },
  ],
  ip: ['O: IP address', whole(values.address)],
  biometric: ['P: biometric identifier', whole(values.biometric)],
  photo: [
    'Q: photograph',
    (d) => {
      const { given, family } = someone(d);
      const file = `${family}_${given}`.replace(/[^A-Za-z_]/g, '');
      return [`${file}_face.${d.of(['jpg', 'png'])}`, file];
    },
  ],
  code: ['R: other number', whole(values.studyCode)],
};
