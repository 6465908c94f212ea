/** What an identifier is, however it was found: decides a surrogate's domain and how to generalize. */
export const IDENTIFIER_TYPES = [
  'person',
  'email',
  'phone',
  'ssn',
  'mrn',
  'account',
  'card',
  'iban',
  'date',
  'zip',
  'address',
  'age',
  'ip',
  'id',
] as const;
export type IdentifierType = (typeof IDENTIFIER_TYPES)[number];

const OF_DETECTOR: Readonly<Record<string, IdentifierType>> = {
  'patient-name': 'person',
  'titled-name': 'person',
  'component-name': 'person',
  'full-name': 'person',
  'name-pair': 'person',
  email: 'email',
  'us-phone': 'phone',
  'international-phone': 'phone',
  'labelled-phone': 'phone',
  'national-phone': 'phone',
  'announced-phone': 'phone',
  ssn: 'ssn',
  'labelled-ssn': 'ssn',
  mrn: 'mrn',
  'labelled-number': 'account',
  'payment-card': 'card',
  iban: 'iban',
  'date-of-birth': 'date',
  'care-date': 'date',
  'age-over-89': 'age',
  'zip-code': 'zip',
  'postal-code': 'zip',
  'street-address': 'address',
  'post-box': 'address',
  place: 'address',
  'ip-address': 'ip',
  'ipv6-address': 'ip',
};

/** What the words of a key or label say; the first that fits counts. */
const OF_WORDS: ReadonlyArray<readonly [IdentifierType, RegExp]> = [
  ['email', /e ?mail|telecom/],
  ['ssn', /\bssn\b|social/],
  ['mrn', /\bmrn\b|medical record|chart n|patient (?:id|num|no)/],
  ['phone', /phone|mobile|cell|\bfax|\btel\b|pager|msisdn/],
  ['date', /birth ?(?:date|day|time)|\bdob\b|\bdate\b|birth$/],
  ['zip', /\bzip|post(?:al)? ?code|postal$/],
  ['iban', /\biban\b/],
  ['card', /(?:card|credit card|debit card) num/],
  ['age', /\bage$/],
  ['address', /address|street|city|county|residence|precinct/],
  ['account', /account|acct|member|policy|insur|subscriber|beneficiary|plan|claim|licen|passport/],
  ['person', /name|patient$|kin$|given|family|physician|doctor|practitioner|nurse|holder/],
];

/** HL7 v2 fields (segment and number) that hold a type which surrogates should agree on. */
const OF_FIELD: ReadonlyArray<readonly [IdentifierType, RegExp]> = [
  ['mrn', /^(?:PID\.[234]|MRG\.[14])$/],
  ['person', /^(?:PID\.[569]|NK1\.(?:2|26|30)|GT1\.[34]|IN1\.16|MRG\.7)$/],
  ['date', /^(?:PID\.(?:7|29)|NK1\.16|GT1\.8|IN1\.18)$/],
  ['address', /^(?:PID\.11|NK1\.4|GT1\.5|IN1\.19)$/],
  ['phone', /^(?:PID\.1[34]|NK1\.[567]|GT1\.[67])$/],
  ['ssn', /^(?:PID\.19|GT1\.12|NK1\.37)$/],
  ['account', /^(?:PID\.18|IN1\.(?:2|36|49)|PV1\.(?:19|50)|MRG\.3)$/],
];

/**
 * The type of a finding.
 *
 * @param hint the key, label or HL7 field (`PID.5`) that the value stands under
 */
export function identifierType(detector: string, hint: string | undefined): IdentifierType {
  // An own detector may have any name, also that of a property that every object has.
  if (Object.hasOwn(OF_DETECTOR, detector)) return OF_DETECTOR[detector] as IdentifierType;
  if (hint === undefined || hint.length > 256) return 'id';
  const field = OF_FIELD.find(([, pattern]) => pattern.test(hint));
  if (field !== undefined) return field[0];
  const words = wordsOf(hint);
  return OF_WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'id';
}

function wordsOf(key: string): string {
  return key
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}
