// Held out: measured against, never tuned on (see people.ts).
import type { Dice } from '../../../test/helpers/generated/dice.ts';
import { inSentences, type Kind } from '../../../test/helpers/generated/planted.ts';
import * as values from './values.ts';

/** Ways in which people and programs put a label beside its value. */
const SHAPES: readonly string[] = [
  '{L}: {}',
  '{L}:{}',
  '{L} = {}',
  '{L} {}',
  '{L} ..... {}',
  '{L} [{}]',
  '{L} ({})',
  '{L} -> {}',
  '{L} | {}',
  '{L};{};',
  '{L}: "{}"',
  "{L} '{}' is not valid",
  'the {L} is {}',
  'my {L} is {}, thanks',
  '{L} was {}',
  '{L} should read {} instead',
  '{L} changed from {} yesterday',
  'entered {L} as {}',
  'no record with {L} {}',
  'Enter {L}: {} OK',
  'is {} the right {L}?',
  '- {L}: {}',
  '* {L} — {}',
  '**{L}:** {}',
  '{L}: <{}>',
];

function labelled(name: string, labels: string, value: (d: Dice) => string): Kind {
  const shapes = SHAPES.flatMap((shape) =>
    labels.split('|').map((label) => shape.replace('{L}', label)),
  );
  return inSentences(name, value, shapes);
}

/** Identifiers that a label tells; the names of the kinds are those of the generated ones. */
export const HELD_OUT_LABELLED: readonly Kind[] = [
  labelled(
    'medical record number',
    'MRN|Mrn|medical record no.|Med Rec #|MR number|patient_id|PatientID|patient number|Chart No|hospital no.|enterprise MRN',
    values.recordNumber,
  ),
  labelled(
    'social security number, bare',
    'SSN|Ssn|social security no.|Social Security Number|patient SSN|ss number|guarantor_ssn',
    (d) => values.social(d).replaceAll('-', ''),
  ),
  labelled(
    'NPI',
    'NPI|npi number|NPI #|Rendering NPI|billing_npi|referring provider NPI',
    (d) => `${d.of([1, 2])}${values.digits(d, 9)}`,
  ),
  labelled(
    'date of birth',
    'DOB|Dob|Date of Birth|birth date|birthDate|Born|patient_dob|D.O.B|date of birth (DOB)|Birthday',
    values.birthday,
  ),
  labelled(
    'health plan number',
    'Member ID|memberId|member no.|Subscriber ID|subscriber_number|policy number|Policy ID|insurance number|Medicare No.|Medicaid number|insured ID|plan member number',
    values.planNumber,
  ),
  labelled(
    'account number',
    'Account number|account no.|Acct #|acct_no|accountNumber|Patient account number|Hospital account|guarantor account|Bank account number',
    values.accountNumber,
  ),
  labelled(
    'licence and passport',
    "Driver's license number|driver license|DL #|drivers_license|license number|License No.|Passport No.|passport number|State license number|medical license number",
    values.license,
  ),
  labelled(
    'licence plate',
    'License plate|license_plate|Plate No.|plate number|vehicle plate|License plate #|registration plate',
    values.plate,
  ),
  labelled(
    'vehicle number (VIN)',
    'VIN|Vin|VIN number|vehicle_vin|Vehicle ID number|Vehicle VIN',
    values.vehicle,
  ),
  labelled(
    'device serial',
    'Serial number|Serial No.|serial #|S/N|device serial number|deviceSerial|pacemaker serial number|Implant serial no.',
    values.serial,
  ),
  labelled(
    'telephone',
    'Phone|Telephone|phone number|Home phone|cell phone|mobile_number|Tel.|work phone|Fax|fax number|emergency contact phone|Callback number',
    values.phone,
  ),
  inSentences('age over 89', (d) => String(d.int(90, 112)), [
    'Age: {}',
    'age {}, lives with family',
    'patientAge={}',
    '"age": {}',
    'age_years={}',
    'a {}-year-old woman',
    '{}-year-old male',
    '{} y/o F',
    '{} yo gentleman with AS',
    '{}yo',
    'he is {} years old',
    'she just turned {} years old',
    'at the age of {}',
    'aged {}',
    '{} years of age',
    'Patient is {} yrs old and frail',
    'Age/Sex: {} F',
    'Age (years): {}',
    'pt age is {}',
    'lived to be {} years old',
    'a man of {} years',
  ]),
  inSentences('date of a visit', values.visitDay, [
    'Admitted: {}',
    'Discharge date: {}',
    'date of admission {}',
    'Date of service: {}',
    'DOS {}',
    'admit_date={}',
    '"visitDate":"{}"',
    'patient was admitted on {} with sepsis',
    'discharged home {}',
    'she had surgery on {}',
    'procedure date: {}',
    'date of death: {}',
    'Patient expired on {}',
    'last office visit {}',
    'next appointment: {}',
    'his next appointment is {} at 9:30',
    'seen by cardiology on {}',
    'pt underwent CABG {}',
    'biopsy performed on {}',
    'Exam date: {}',
    'Collected: {}',
    'her follow-up visit is on {}',
  ]),
];
