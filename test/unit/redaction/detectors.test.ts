import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/redaction/index.ts';

/** For each detector: text and what must become of it, then text that must stay as it is. */
interface Table {
  readonly hits: ReadonlyArray<readonly [text: string, clean: string]>;
  readonly misses: readonly string[];
}

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';
const PEM = '-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIB\n-----END RSA PRIVATE KEY-----';

const tables: Record<string, Table> = {
  'full-name': {
    hits: [
      ['New study of Amelia Hartwell', 'New study of REDACTED'],
      ["Amelia R. Hartwell's scan", "REDACTED's scan"],
      ['AMELIA HARTWELL waits', 'REDACTED waits'],
      ['report of Juan de la Cruz signed', 'report of REDACTED signed'],
      ['Johnson, Mary Q. arrived', 'REDACTED arrived'],
      ['Mark Johnson called', 'REDACTED called'],
      ['Amelia signed in', 'REDACTED signed in'],
      ['said Amelia to Mark.', 'said REDACTED to Mark.'],
      ["Amelia's scan is ready", "REDACTED's scan is ready"],
      ['Hi Amelia, your results', 'Hi REDACTED, your results'],
      ['my name is amelia hartwell', 'my name is REDACTED'],
      ['her sister is called Zuzanna', 'her sister is called REDACTED'],
      ['Amelia Hartwell called; Hartwell waits', 'REDACTED called; REDACTED waits'],
      ['guests: Hleb, Amelia and Romi', 'guests: REDACTED, REDACTED and REDACTED'],
      ['seen with Hafþór Smárason', 'seen with REDACTED'],
      ['Hanne I. Kreutzmann came', 'REDACTED came'],
      ['Lara  Fiorentino\nNurse', 'REDACTED\nNurse'],
      ['amelia is from here, his sister', 'REDACTED is from here, his sister'],
    ],
    misses: [
      'Mark Complete',
      'Dallas Texas',
      'Great Britain and New York',
      'Node Version Manager',
      'Doppler of Left Carotid',
      'Chrome Mobile on Windows',
      'Datadog agent started',
    ],
  },
  email: {
    hits: [
      ['mail jane.doe+x@example.co.uk now', 'mail REDACTED now'],
      ['<jane@example.org>', '<REDACTED>'],
      ['a@example.org,b@example.org', 'REDACTED,REDACTED'],
      ['an jürgen@müller.de geschickt', 'an REDACTED geschickt'],
      ['?x=jane@example.org', '?x=REDACTED'],
      ['H^PH^jane@example.org', 'H^PH^REDACTED'],
    ],
    misses: [
      'user@host',
      'lodash@4.17.21',
      '@lumen/otel-logger',
      'git@github.com:a/b.git',
      'a @ b.com',
    ],
  },
  ssn: {
    hits: [
      ['ssn 123-45-6789.', 'ssn REDACTED.'],
      ['123 45 6789', 'REDACTED'],
      ['SSN is 123456789', 'SSN is REDACTED'],
      ['itin 912-70-1234', 'itin REDACTED'],
    ],
    misses: [
      '000-12-3456',
      '666-12-3456',
      '123-00-4567',
      '123-45-0000',
      '1123-45-6789',
      '123-45-67890',
      '123-456789',
      '2025-10-17',
      '123456789',
    ],
  },
  'us-phone': {
    hits: [
      ['call (212) 555-0187', 'call REDACTED'],
      ['212-555-0187 or 212.555.0188', 'REDACTED or REDACTED'],
      ['+1 212 555 0187 x12', 'REDACTED'],
    ],
    misses: [
      '2125550187',
      '112.555.0187',
      '212 155 0187',
      '911 555 0187',
      '1.212.555',
      '12-212-555-0187',
      '10.212.555.0187',
    ],
  },
  'international-phone': {
    hits: [
      ['+44 20 7946 0958', 'REDACTED'],
      ['+49(0)30-901820', 'REDACTED'],
      ['tel:+14155552671', 'tel:REDACTED'],
    ],
    misses: ['2025-10-17T19:32:11+0200', '+12345678', 'a+44207946095', 'x +1'],
  },
  'labelled-phone': {
    hits: [
      ['call me at 555-0134', 'call me at REDACTED'],
      ['Phone: 60-56-85-91', 'Phone: REDACTED'],
      ['fax no. 5551234567', 'fax no. REDACTED'],
    ],
    misses: ['call 12345 times', 'recall 5550134567'],
  },
  'payment-card': {
    hits: [
      ['card 4111111111111111', 'card REDACTED'],
      ['4111 1111 1111 1111 ok', 'REDACTED ok'],
      ['5500-0055-5555-5559', 'REDACTED'],
      ['amex 378282246310005', 'amex REDACTED'],
      ['6011111111111117', 'REDACTED'],
      ['12 4111111111111111 7', '12 REDACTED 7'],
    ],
    misses: [
      '4111111111111112',
      '1760729531923',
      '1760729531923001',
      '9111111111111111',
      'a4111111111111111',
      '0.4111111111111111',
      '4111-1111-1111',
    ],
  },
  mrn: {
    hits: [
      ['MRN 12345', 'MRN REDACTED'],
      ['mrn: A-12345 ok', 'mrn: REDACTED ok'],
      ['medical record number is 000123', 'medical record number is REDACTED'],
      ['Patient ID 88123 loaded', 'Patient ID REDACTED loaded'],
    ],
    misses: ['MRN missing', 'records 12345', 'chart 5 of 6', 'the mrns 12345'],
  },
  'date-of-birth': {
    hits: [
      ['DOB 01/02/1980', 'DOB REDACTED'],
      ['born on March 3, 1980 in', 'born on REDACTED in'],
      ['date of birth: 1980-01-02', 'date of birth: REDACTED'],
      ['d.o.b. 19800102', 'd.o.b. REDACTED'],
    ],
    misses: ['on 01/02/1980', 'airborne 2020', 'reborn soon', 'date 1980-01-02'],
  },
  'patient-name': {
    hits: [
      ['patient John Doe admitted', 'patient REDACTED admitted'],
      ['Patient: DOE, JANE', 'Patient: REDACTED'],
      ['pt. Jane Q. Public', 'pt. REDACTED'],
      ['My name is Siobhán', 'My name is REDACTED'],
      ['Called back patient jane doe today', 'Called back patient REDACTED today'],
      ['Note: patient maria gonzalez called', 'Note: patient REDACTED called'],
      ['Then dr smith signed', 'Then dr REDACTED signed'],
    ],
    misses: [
      'Patient Service started',
      'patient not found',
      'PATIENT NOT FOUND',
      'outpatient Unit',
      'patients 4',
      'Patient Portal: ready',
      '/api/patient/List',
    ],
  },
  'titled-name': {
    hits: [
      ['seen by Dr. O’Neil today', 'seen by Dr. REDACTED today'],
      ['Mrs Jane Doe', 'Mrs REDACTED'],
      ['Dr. Strangelove, M.D. came', 'Dr. REDACTED, M.D. came'],
      ['Dr. J.R. Smith, MD signed', 'Dr. REDACTED, MD signed'],
    ],
    misses: ['dr. who', '12 ms Total', 'MS Office'],
  },
  'component-name': {
    hits: [
      ['name DOE^JANE^Q', 'name REDACTED'],
      ['Doe^Jane', 'REDACTED'],
    ],
    misses: [
      'ADT^A01',
      'a^b',
      '2^10',
      'x ^ y',
      '2.16.840.1.Edu^ISO',
      '26485-3^MONOCYTES/100 LEUKOCYTES^LN',
    ],
  },
  place: {
    hits: [
      ['Burlington, VT 05401', 'REDACTED, VT REDACTED'],
      ['goes to REDACTED, REDACTED, Burlington', 'goes to REDACTED, REDACTED, REDACTED'],
      ['She lives in Burlington', 'She lives in REDACTED'],
      ['to Amelia Hartwell, 12 Maple Street, Burlington', 'to REDACTED, REDACTED, REDACTED'],
    ],
    misses: ['Login Failed, OK', 'Restart Needed, OR 12'],
  },
  authorization: {
    hits: [
      ['got Bearer abcDEF123456 back', 'got Bearer REDACTED back'],
      ['Basic dXNlcjpwYXNz', 'Basic REDACTED'],
    ],
    misses: ['bearer authentication', 'basic configuration', 'Basic Functionality'],
  },
  jwt: {
    hits: [
      [`got ${JWT}.`, 'got REDACTED.'],
      [`x ${JWT} y`, 'x REDACTED y'],
    ],
    misses: ['eyJ', 'eyJabc', 'hey.jude.now'],
  },
  'private-key': {
    hits: [
      [`key ${PEM} end`, 'key REDACTED end'],
      ['-----BEGIN PRIVATE KEY-----\nMIIE cut', 'REDACTED'],
    ],
    misses: ['-----BEGIN CERTIFICATE-----', 'BEGIN PRIVATE KEY'],
  },
  'provider tokens': {
    hits: [
      ['AKIAIOSFODNN7EXAMPLE', 'REDACTED'],
      [`ghp_${'a1'.repeat(18)}`, 'REDACTED'],
      ['xoxb-1234567890-abcdefghij', 'REDACTED'],
      [`AIza${'Sy1'.repeat(12)}`, 'REDACTED'],
      [`sk_${'live'}_4eC39HqLyjWDarjtT1zdp7dc`, 'REDACTED'],
      [`npm_${'aB3'.repeat(12)}`, 'REDACTED'],
    ],
    misses: [
      'AKIA',
      'ghp_short',
      'sk_build_release',
      'xoxo-hugs',
      'risk-management-in-practice-guide',
    ],
  },
  iban: {
    hits: [
      ['GB29 NWBK 6016 1331 9268 19', 'REDACTED'],
      ['to DE89370400440532013000.', 'to REDACTED.'],
    ],
    misses: ['GB29 NWBK 6016 1331 9268 18', 'AB12 CDEF 1234'],
  },
  'labelled-number': {
    hits: [
      ['member ID XYZ-1234', 'member ID REDACTED'],
      ['policy no. 991234', 'policy no. REDACTED'],
      ['account #12345678', 'account #REDACTED'],
      ['NPI 1234567893', 'NPI REDACTED'],
    ],
    misses: ['policy 2024', 'group of 1234', 'account 7 of 1200', 'member since 2019'],
  },
  'street-address': {
    hits: [
      ['lives at 123 Main Street, Springfield, IL 62704', 'lives at REDACTED'],
      ['12 N. 4th Ave', 'REDACTED'],
      ['P.O. Box 1234', 'REDACTED'],
    ],
    misses: ['3 files to drive', 'step 4 Done', 'St 12', '42 Elements loaded'],
  },
  'ip-address': {
    hits: [
      ['from 203.0.114.7 now', 'from REDACTED now'],
      ['http://8.8.8.8/x', 'http://REDACTED/x'],
    ],
    misses: [
      '127.0.0.1',
      '10.1.2.3',
      '192.168.0.1',
      '172.16.0.1',
      'Chrome/120.0.0.0',
      '1.2.3',
      '1.2.3.4.5',
      '300.1.1.1',
      'v1.2.3.4',
    ],
  },
  assignment: {
    hits: [
      ['password=hunter2 user=x', 'password=REDACTED user=x'],
      ['{"api_key":"a b", "n": 1} tail', '{"api_key":"REDACTED","n":1} tail'],
      ["{ firstName: 'Jane', ok: true }", "{ firstName: 'REDACTED', ok: true }"],
      ['\\"password\\":\\"x y\\"', '\\"password\\":\\"REDACTED\\"'],
      [
        'Server=db;User Id=sa;Password=p4ss;Encrypt=yes',
        'Server=db;User Id=sa;Password=REDACTED;Encrypt=yes',
      ],
      ['Cookie: a=1; b=2', 'Cookie: REDACTED'],
      ['Patient Name: john doe, ward 3', 'Patient Name: REDACTED, ward 3'],
      ["Map(1) { 'ssn' => 1 }", "Map(1) { 'ssn' => REDACTED }"],
      ['secret: { a: [1], b: 2 } tail', 'secret: REDACTED tail'],
      ['family: Smith', 'family: REDACTED'],
    ],
    misses: [
      'Invalid token: expired',
      'password: must be longer',
      'token_count=5',
      'time 19:32:11',
      'listening on address: 127.0.0.1:3000',
      'at /app/token/index.js:10:5',
      'status: ok',
      'password=',
      "{ address: '127.0.0.1', family: 'IPv4', port: 3000 }",
    ],
  },
  url: {
    hits: [
      ['GET /r?mail=jane%40example.org&page=2', 'GET /r?mail=REDACTED&page=2'],
      ['mail=jane%40example.org&page=2', 'mail=REDACTED&page=2'],
      ['?page=2&mail=jane%40example.org', '?page=2&mail=REDACTED'],
      ['page=2&sig=ab%2Fcdef', 'page=2&sig=REDACTED'],
      ['GET https://u:p@host.test/a?b=1', 'GET https://REDACTED:REDACTED@host.test/a?b=1'],
      ['redis://:p@ss@host.test:6379/0', 'redis://REDACTED:REDACTED@host.test:6379/0'],
      ['https://host.test/?access_token=a&x=1#f', 'https://host.test/?access_token=REDACTED&x=1#f'],
      ['https://host.test/?sig=a%2Fb', 'https://host.test/?sig=REDACTED'],
      ['https://host.test/?q=jane%40example.org', 'https://host.test/?q=REDACTED'],
    ],
    misses: [
      'https://host.test/a?b=1&page_token_count=2',
      'https://host.test/@scope/pkg',
      'http://localhost:3000/',
    ],
  },
  hl7: {
    hits: [
      [
        'PID|1||123^^^MR||Doe^Jane||19800101|F|||1 Main^^X',
        'PID|1||REDACTED||REDACTED||REDACTED|F|||REDACTED',
      ],
      [
        'MSH|^~\\&|A|B\rNK1|1|Doe^Jo|MTH|1 Main|555\rEVN|A01',
        'MSH|^~\\&|A|B\rNK1|1|REDACTED|MTH|REDACTED|REDACTED\rEVN|A01',
      ],
      ['bad: PID|1||9||x\\rEVN|A01', 'bad: PID|1||REDACTED||REDACTED\\rEVN|A01'],
    ],
    misses: ['a|b|c', 'RAPID|1||2', 'MSH|^~\\&|ADT|X'],
  },
  json: {
    hits: [
      [
        '{"user":{"email":"none","first_name":"Jane"},"n":1}',
        '{"user":{"email":"REDACTED","first_name":"REDACTED"},"n":1}',
      ],
      ['[{"ssn":123}]', '[{"ssn":"REDACTED"}]'],
      ['{"a":"{\\"dob\\":19800101}"}', '{"a":"{\\"dob\\":\\"REDACTED\\"}"}'],
    ],
    misses: ['{"a": 1,  "b":[2]}', '[info] started', '{not json}'],
  },
};

for (const [name, { hits, misses }] of Object.entries(tables)) {
  describe(name, () => {
    const redactor = createRedactor();
    for (const [text, clean] of hits) {
      it(`replaces in ${JSON.stringify(text)}`, () => {
        expect(redactor.redactText(text)).toBe(clean);
        expect(redactor.redactText(clean)).toBe(clean);
      });
    }
    for (const text of misses) {
      it(`leaves ${JSON.stringify(text)}`, () => expect(redactor.redactText(text)).toBe(text));
    }
  });
}

describe('what logs are full of', () => {
  const redactor = createRedactor();
  for (const text of [
    'trace 4bf92f3577b34da6a3ce929d0e0e4736 span 00f067aa0ba902b7 flags 01',
    '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    '12345678901234567890123456789012',
    'b7e23ec2-9af1-4f06-9d4e-1f2f2cfdc1a4',
    '2025-10-17T19:32:11.923Z',
    'at 1760729531923, 1760729531 s, 1760729531923000000 ns',
    'v22.15.0 and 1.2.3-beta.4+build.5',
    '1.2.840.10008.5.1.4.1.1.2 1.2.840.113619.2.55.3.604688119.971.1441807712.105',
    'listening on 0.0.0.0:8080, port 27017',
    'PSV 125.4 cm/s, EDV 33.10 cm/s, RI 0.74',
    'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '    at Object.<anonymous> (/app/src/patient/address.js:10:5)',
    'Upload of the series succeeded after 3 attempts in 125 ms (12,345,678 bytes)',
    'GET /api/patients/{id}/studies 200 12.5 ms',
    'Connected to postgres in 12 ms; pool size 10',
  ]) {
    it(`leaves ${JSON.stringify(text)}`, () => expect(redactor.redactText(text)).toBe(text));
  }
});
