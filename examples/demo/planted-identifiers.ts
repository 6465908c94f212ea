// The made-up people and secrets that the demo's requests carry. Nothing in the
// services knows them; the search at the end looks for every one of them.

export interface Patient {
  name: string;
  given: string;
  family: string;
  dateOfBirth: string;
  mrn: string;
  ssn: string;
  phone: string;
  email: string;
  insuranceId: string;
  address: { street: string; city: string; state: string; zip: string };
}

export interface Person {
  patient: Patient;
  cardNumber: string;
}

export const AMELIA: Person = {
  patient: {
    name: 'Amelia Hartwell',
    given: 'Amelia',
    family: 'Hartwell',
    dateOfBirth: '1987-04-19',
    mrn: 'MRN-44719028',
    ssn: '536-22-8741',
    phone: '(617) 555-0142',
    email: 'amelia.hartwell@example.org',
    insuranceId: 'XQH904417726',
    address: { street: '48 Juniper Hollow Road', city: 'Burlington', state: 'VT', zip: '05401' },
  },
  cardNumber: '4539578763621486',
};

export const ROSA: Person = {
  patient: {
    name: 'Rosa Delgado',
    given: 'Rosa',
    family: 'Delgado',
    dateOfBirth: '1992-11-03',
    mrn: 'MRN-80163357',
    ssn: '219-47-6035',
    phone: '+1 415 555 0177',
    email: 'rosa.delgado@example.com',
    insuranceId: 'BCR330918254',
    address: { street: '1207 Magnolia Street', city: 'Oakland', state: 'CA', zip: '94607' },
  },
  cardNumber: '5425 2334 3010 9903',
};

export const BEARER_TOKEN =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJkci5va2Fmb3IiLCJyb2xlIjoic29ub2dyYXBoZXIifQ.mD3kQx7vPq9ZtYw2LrJ5sHnB8cVfGa1eUiOoXyTzKlM';
export const LINK_TOKEN = 'rpt_7hK2mQx9vT4bLz8WcY3nPd6S';
export const PASSWORD = 'Harbour!Lantern-29';

export interface PlantedIdentifier {
  readonly kind: string;
  /** The ways in which the services may write it; any of them counts as found. */
  readonly forms: readonly string[];
}

/** Every planted identifier, person by person, the secrets last. */
export const PLANTED_IDENTIFIERS: readonly PlantedIdentifier[] = [
  ...identifiersOf(AMELIA),
  ...identifiersOf(ROSA),
  { kind: 'bearer token', forms: [BEARER_TOKEN, ...BEARER_TOKEN.split('.').slice(1)] },
  { kind: 'link token', forms: [LINK_TOKEN] },
  { kind: 'password', forms: [PASSWORD] },
];

function identifiersOf({ patient, cardNumber }: Person): PlantedIdentifier[] {
  return [
    { kind: 'name', forms: [patient.family, patient.given] },
    { kind: 'date of birth', forms: [patient.dateOfBirth, digits(patient.dateOfBirth)] },
    { kind: 'record number', forms: [digits(patient.mrn)] },
    { kind: 'SSN', forms: [patient.ssn, digits(patient.ssn)] },
    { kind: 'phone', forms: [patient.phone, digits(patient.phone).slice(-10)] },
    { kind: 'e-mail', forms: [patient.email] },
    { kind: 'street address', forms: [patient.address.street] },
    { kind: 'insurance ID', forms: [patient.insuranceId] },
    { kind: 'card number', forms: [cardNumber, digits(cardNumber)] },
  ];
}

function digits(text: string): string {
  return text.replace(/\D/g, '');
}
