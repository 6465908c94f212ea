import type { Dice } from './dice.ts';
import { inSentences, type Kind } from './planted.ts';

const DIGITS = '0123456789';
const CAPITALS = 'ABCDEFGHJKLMNPRSTUVWXYZ';

const number = (d: Dice): string =>
  d.of([
    d.text(DIGITS, d.int(6, 10)),
    `${d.text(CAPITALS, d.int(1, 3))}${d.text(DIGITS, d.int(6, 9))}`,
    `${d.text(CAPITALS, 2)}-${d.text(DIGITS, d.int(5, 7))}`,
    `${d.text('123456789', 2)}-${d.text(DIGITS, 6)}`,
  ]);

/** Labels joined with separators, in each of some sentences. */
function told(
  labels: readonly string[],
  joints: readonly string[],
  frames: readonly string[],
): string[] {
  return labels.flatMap((label) =>
    joints.flatMap((joint) => frames.map((frame) => frame.replace('[]', `${label}${joint}`))),
  );
}

const JOINTS = [
  ' {}',
  ': {}',
  ' #{}',
  ' is {}',
  ' is #{}',
  ' - {}',
  " '{}'",
  ' "{}"',
  '   {}',
  ' ({})',
  ' was {}',
];
const FRAMES = [
  '[]',
  'Could not load [] in time',
  'please check [] again.',
  '(see []) then close',
  'row 3: [], skipped',
];

const MEDICAL = [
  'MRN',
  'mrn',
  'medical record no.',
  'Med Rec',
  'HICN',
  'EMR',
  'EHR id',
  'patient id',
  'Pt ID',
  'chart number',
  'medical record number',
];
const NAMED = [
  ...[
    'plan ID',
    'member no',
    'subscriber number',
    'policy #',
    'group no.',
    'claim number',
    'Medicaid ID',
  ],
  ...[
    'visit no.',
    'encounter id',
    'accession number',
    'account number',
    'case no.',
    'specimen id',
    'study ID',
  ],
];
const PAPERS = [
  'passport number',
  'licence no',
  "driver's license number",
  'badge no.',
  'certificate number',
];

const extension = (d: Dice): string =>
  d.of([
    `x${d.int(10, 9_999)}`,
    ` x${d.int(10, 999)}`,
    ` ext. ${d.int(10, 999)}`,
    ` ext ${d.int(1, 99)}`,
    ` extension ${d.int(1, 99)}`,
  ]);

const anyDigits = (d: Dice): readonly [string, string, string] => [
  d.text('123456789', 3),
  d.text('123456789', 3),
  d.text(DIGITS, 4),
];

function dateOfCare(d: Dice): string {
  const [year, month, day] = [d.int(1999, 2025), d.int(1, 12), d.int(1, 28)];
  const name = d.of(['January', 'Feb', 'March', 'Apr.', 'June', 'Sept', 'October', 'dec']);
  return d.of([
    `${month}/${day}/${year}`,
    `${month}/${day}/${String(year).slice(2)}`,
    `${name} ${day}, ${year}`,
    `${name} ${day}th, ${year}`,
    `${day} ${name} ${year}`,
    `the ${day}th of ${name}`,
    `${name} ${year}`,
    `${String(day).padStart(2, '0')}-Mar-${year}`,
    `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
  ]);
}

const HOUSES = [
  'Lakeview',
  'Quail Hollow',
  'Saddlebrook',
  'Winnemac',
  'Tarrytown',
  "O'Hanlon",
  'Bexley Grove',
];

/** Identifiers without a form of their own, with what people and programs write around them. */
export const ANNOUNCED: readonly Kind[] = [
  inSentences('record number, announced', number, told(MEDICAL, JOINTS, FRAMES)),
  inSentences('plan, visit and account number, announced', number, told(NAMED, JOINTS, FRAMES)),
  inSentences('passport, licence, badge, announced', number, told(PAPERS, JOINTS, FRAMES)),
  inSentences(
    'patient number in a message',
    (d) => d.of([d.text('123456789', 7), `P${d.text(DIGITS, 7)}`, `PT-${d.text(DIGITS, 6)}`]),
    [
      'Patient {} not found',
      'patient {} is locked by another session',
      'Could not load patient {}: timeout',
      'No patient found with id {}',
      'No patient with ID {} exists',
      'patient not found: {}',
      "patient '{}' was merged",
      'unknown patient ({})',
      'error for patient #{}',
      'pt {} waits at the desk',
      'subject {} withdrew consent',
      'duplicate patient id {}',
      'GET /records/{} 404',
      'GET /patients/{}/visits 200',
      'DELETE /encounters/{} failed',
      'see report_MRN{}.pdf',
    ],
  ),
  inSentences(
    'telephone with an extension',
    (d) => {
      const [area, exchange, line] = anyDigits(d);
      return (
        d.of([
          `${area}-${exchange}-${line}`,
          `(${area}) ${exchange}-${line}`,
          `+1-${area}-${exchange}-${line}`,
          `001-${area}-${exchange}-${line}`,
        ]) + extension(d)
      );
    },
    [
      'call {}',
      'reach her at {} today',
      'phone: {}',
      '{} (voicemail)',
      'the number is {}',
      'contact,{},none',
    ],
  ),
  inSentences(
    'telephone with its word behind',
    (d) => {
      const [area, exchange, line] = anyDigits(d);
      return d.of([
        `${area}.${exchange}.${line}`,
        `${exchange}-${line}`,
        `(${area}) ${exchange} ${line}`,
        `0${d.int(20, 99)} ${d.text(DIGITS, 4)} ${d.text(DIGITS, 4)}`,
      ]);
    },
    ['{} fax', '{} (cell)', 'at {} (home), evenings', '{}, mobile', 'try {} (w) first'],
  ),
  inSentences('date of care', dateOfCare, [
    'admitted at Lakeview Hospital on {}',
    'pt was discharged home on {}',
    'had surgery last on {}',
    'biopsy taken {} was benign',
    'she was seen by cardiology on {}',
    'next appointment is {}',
    'his colonoscopy, done {}, was clear',
    'last menstrual period {}',
    'vaccinated against flu on {}',
    'deceased {}',
    'hospitalized since {} with pneumonia',
    'her MRI from {} shows no change',
    'Mr. Tolliver fell at home on {}',
  ]),
  inSentences('date of birth in a sentence', dateOfCare, [
    'Please tell me your date of birth. It is {}',
    'What is your DOB? {}',
    'born in Tarrytown on {}',
    'DOB (as on the card): {}',
    'birthday of the patient is {}',
    'dob - {}',
  ]),
  inSentences('age over 89, in every form', (d) => String(d.int(90, 109)), [
    'age={}',
    'age: {}, sex: F',
    '{"age":{},"unit":"mm"}',
    '{"patient":{"age":"{}"}}',
    '{"age_years":{}}',
    '{}yo F with chest pain',
    'a {} y/o man',
    'is {} years of age',
    'Age/Sex: {}/F',
    'age (years): {}',
    'her {}th birthday',
    'he is {}',
  ]),
  inSentences('place of care', (d) => d.of(HOUSES), [
    'transferred to {} General Hospital',
    'seen at {} Medical Center today',
    'a bed in {} Nursing Home',
    '{} Clinic called back',
    'referred by {} Imaging Center',
    'records from {} Health System',
    'lives in {} now',
    'she is from {}, OH',
  ]),
];
