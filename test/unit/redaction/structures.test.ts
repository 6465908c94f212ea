import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/redaction/index.ts';

/** For each structure: text and what must become of it, then text that must stay as it is. */
interface Table {
  readonly hits: ReadonlyArray<readonly [text: string, clean: string]>;
  readonly misses: readonly string[];
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

const tables: Record<string, Table> = {
  'hl7 messages': {
    hits: [
      [
        "\x0bMSH|^~\\&|A|B|C|D|2020||ADT^A01|7|P|2.5\rPID|1||5||O'Brien^S||1980|M\r\x1c\r",
        '\x0bMSH|^~\\&|A|B|C|D|2020||ADT^A01|7|P|2.5\rPID|1||REDACTED||REDACTED||REDACTED|M\r\x1c\r',
      ],
      [
        'MSH$%~\\&$A$B\rPID$1$$123%MR$$Doe%Jane$$19800101$F',
        'MSH$%~\\&$A$B\rPID$1$$REDACTED$$REDACTED$$REDACTED$F',
      ],
      [
        'FHS|^~\\&|A\rBHS|^~\\&|A\rMSH|^~\\&|A\rZPD|1|x|y\rBTS|1\rFTS|1',
        'FHS|^~\\&|A\rBHS|^~\\&|A\rMSH|^~\\&|A\rZPD|1|REDACTED|REDACTED\rBTS|1\rFTS|1',
      ],
      ['PID|1||""||O\'Brien^Sean||19800101|M', 'PID|1||""||REDACTED||REDACTED|M'],
      ['OBX|1|TX|c||seen by kin||||||F', 'OBX|1|TX|c||REDACTED||||||F'],
      ['OBX|1|NM|c||0123456789||||||F', 'OBX|1|NM|c||REDACTED||||||F'],
      ['NTE|1||free words', 'NTE|1||REDACTED'],
      ['ZPD|1|secret|x', 'ZPD|1|REDACTED|REDACTED'],
      ['MRG|123^^^A', 'MRG|REDACTED'],
      ['rx "PID|1||55||x^y" done', 'rx "PID|1||REDACTED||REDACTED'],
      ['rx {m:"PID|1||55||x^y"}', 'rx {m:"PID|1||REDACTED||REDACTED"}'],
      [
        'MSH|^~\\&|A\rOBX|1|FT|c||one\ntwo\rPV1|1|I',
        'MSH|^~\\&|A\rOBX|1|FT|c||REDACTED\nREDACTED\nPV1|1|I',
      ],
    ],
    misses: [
      'OBX|1|NM|8302-2^Height||172|cm|||||F',
      'OBX|1|SN|1^a||<^10|cm|||||F',
      'ERR|500|x|y',
      'PID|USER|CPU',
      'a | b | c',
      'MSA|AA|42',
    ],
  },
  'dicom dumps': {
    hits: [
      [
        '(0008,0060) CS [MR]  #  2, 1 Modality\n(0010,0010) PN [DOE JANE] #  8, 1 PatientName',
        '(0008,0060) CS [MR]  #  2, 1 Modality\n(0010,0010) PN [REDACTED] #  8, 1 PatientName',
      ],
      ["(0010, 0010) Patient's Name  PN: 'DOE'", "(0010, 0010) Patient's Name  PN: 'REDACTED'"],
      ['132: (0010,0020) LO #8 [A1] PatientID', '132: (0010,0020) LO #8 [REDACTED] PatientID'],
      ['(0009,1001) LO [x] # 1', '(0009,1001) LO [REDACTED] # 1'],
      ['(6000,3000) OW 00\\11 # 4', '(6000,3000) OW REDACTED # 4'],
      ['(0010,4000) LT [one\ntwo] # 8', '(0010,4000) LT [REDACTED] # 8'],
      [
        '(0008,1110) SQ (Sequence with #=1) # 6\n  (0008,0060) CS [MR] # 2\n(0008,0060) CS [MR] # 2',
        '(0008,1110) SQ (Sequence with #=1) # 6\n  (0008,0060) CS [REDACTED] # 2\n(0008,0060) CS [MR] # 2',
      ],
    ],
    misses: ['tag (0010,0010) missing', '(0028,0010) US 512 # 2, 1 Rows', 'at (1234, 5678)'],
  },
  'json in text': {
    hits: [
      ['got {"patient":{"name":"J"},"n":1} ok', 'got {"patient":{"name":"REDACTED"},"n":1} ok'],
      ['{"a":1}\n{"ssn":"x"}\n{"b":2}', '{"a":1}\n{"ssn":"REDACTED"}\n{"b":2}'],
      ['cut {"u":{"password":"hun', 'cut {"u":{"password":"REDACTED…'],
      ['x {\\"ssn\\":\\"1 3\\",\\"a\\":1} y', 'x {\\"ssn\\":\\"REDACTED\\",\\"a\\":1} y'],
    ],
    misses: ['{"a": 1} {"b" : 2}', 'cut {"a": "b', '[info] [x] {y}', '{"a" "b"}'],
  },
  markup: {
    hits: [
      [
        '<patient><name><given>Al</given></name><birthTime value="1980"/></patient>',
        '<patient><name><given>REDACTED</given></name><birthTime value="REDACTED"/></patient>',
      ],
      ['<id root="2.16" extension="9"/>', '<id root="2.16" extension="REDACTED"/>'],
      ['<x:SSN>1</x:SSN><Status>OK</Status>', '<x:SSN>REDACTED</x:SSN><Status>OK</Status>'],
      ['<user ssn="1" n="2"/>', '<user ssn="REDACTED" n="2"/>'],
    ],
    misses: ['<div>Hello</div>', 'a < b > c', '<Patient><active value="true"/></Patient>'],
  },
  sql: {
    hits: [
      [
        "INSERT INTO t (a, b) VALUES ('O''Neil', 12345678, 3)",
        "INSERT INTO t (a, b) VALUES ('REDACTED', REDACTED, 3)",
      ],
      ['update t set a="x" where id=99999', 'update t set a="REDACTED" where id=REDACTED'],
      ["where a = 'open", "where a = 'REDACTED"],
      ['SELECT 1 -- PARAMETERS: ["a"]', 'SELECT 1 -- PARAMETERS: REDACTED'],
      ['Key (a)=(b) already exists.', 'Key (a)=(REDACTED) already exists.'],
      ['Failing row contains (1, b).', 'Failing row contains (REDACTED).'],
    ],
    misses: ["select the best from it's menu", "update it's done", 'SELECT id FROM t LIMIT 100'],
  },
  'forms, tables and paths': {
    hits: [
      ['first_name=Al+B&x=1&q=a%40b.org', 'first_name=REDACTED&x=1&q=REDACTED'],
      ['id,first_name\n1,Al\n2,"B, C"', 'id,first_name\n1,REDACTED\n2,REDACTED'],
      [
        'form-data; name="ssn"\r\n\r\nx y\r\n--B\r\nform-data; name="ok"\r\n\r\nz\r\n--B--',
        'form-data; name="ssn"\r\n\r\nREDACTED\r\n--B\r\nform-data; name="ok"\r\n\r\nz\r\n--B--',
      ],
      [
        String.raw`--B\r\nform-data; name=\"ssn\"\r\n\r\nx y\r\n--B\r\nform-data; name=\"ok\"\r\n\r\nz\r\n--B--`,
        String.raw`--B\r\nform-data; name=\"ssn\"\r\n\r\nREDACTED\r\n--B\r\nform-data; name=\"ok\"\r\n\r\nz\r\n--B--`,
      ],
      ['GET /api/patients/12345/visits', 'GET /api/patients/REDACTED/visits'],
      ['https://h.test/Patient/a-1/x', 'https://h.test/Patient/REDACTED/x'],
      ['https://h.test/cb#access_token=a&x=1', 'https://h.test/cb#access_token=REDACTED&x=1'],
      ["{ patient: { name: 'x' }, n: 1 }", "{ patient: { name: 'REDACTED' }, n: 1 }"],
      ['patient:\n  name: jane\nname: worker', 'patient:\n  name: REDACTED\nname: worker'],
    ],
    misses: [
      'a=1&b=2',
      'a,b\n1,2',
      'GET /patients/search',
      'GET /api/patients/{id}',
      '/app/src/patient/address.js:10:5',
    ],
  },
  'encoded text': {
    hits: [
      ['p %7B%22ssn%22%3A%22abc%22%7D end', 'p REDACTED end'],
      [`x ${base64('{"patient":{"ssn":"12-3"}}')}`, 'x REDACTED='],
      [`x ${base64('mail jane@example.org now')} y`, 'x REDACTED== y'],
    ],
    misses: [`x ${base64('nothing to find in this text')}`, '100%25 of it', 'a'.repeat(64)],
  },
};

for (const [name, { hits, misses }] of Object.entries(tables)) {
  describe(name, () => {
    const redactor = createRedactor();
    for (const [text, clean] of hits) {
      it(`replaces in ${JSON.stringify(text)}`, () => {
        expect(redactor.redactText(text)).toBe(clean);
      });
    }
    for (const text of misses) {
      it(`leaves ${JSON.stringify(text)}`, () => expect(redactor.redactText(text)).toBe(text));
    }
  });
}

describe('objects', () => {
  const redactor = createRedactor();

  it('are FHIR resources where they say so', () => {
    expect(
      redactor.redactValue({
        resourceType: 'Patient',
        id: 'p1',
        text: { status: 'generated', div: '<div>Al</div>' },
        identifier: [{ system: 'urn:x', type: { text: 'MR' }, value: 'v' }],
        name: [{ use: 'official', family: 'f', given: ['g'] }],
        telecom: [{ system: 'phone', value: '5' }],
        gender: 'female',
        birthDate: '1980-01-02',
        address: [{ city: 'c', state: 'MA' }],
        extension: [
          { url: 'http://x/patient-mothersMaidenName', valueString: 'm' },
          { url: 'http://x/us-core-birthsex', valueCode: 'F' },
        ],
        generalPractitioner: [{ reference: 'Practitioner/9', display: 'd' }],
      }),
    ).toEqual({
      resourceType: 'Patient',
      id: 'REDACTED',
      text: { status: 'generated', div: 'REDACTED' },
      identifier: [{ system: 'urn:x', type: { text: 'MR' }, value: 'REDACTED' }],
      name: [{ use: 'official', family: 'REDACTED', given: 'REDACTED' }],
      telecom: 'REDACTED',
      gender: 'female',
      birthDate: 'REDACTED',
      address: 'REDACTED',
      extension: [
        { url: 'http://x/patient-mothersMaidenName', valueString: 'REDACTED' },
        { url: 'http://x/us-core-birthsex', valueCode: 'F' },
      ],
      generalPractitioner: [{ reference: 'Practitioner/REDACTED', display: 'REDACTED' }],
    });
  });

  it('keep codes, units, statuses and quantities of an Observation', () => {
    const observation = {
      resourceType: 'Observation',
      status: 'final',
      code: { coding: [{ system: 'http://loinc.org', code: '8302-2', display: 'Height' }] },
      valueQuantity: { value: 172.5, unit: 'cm' },
    };
    expect(redactor.redactValue(observation)).toBe(observation);
    expect(
      redactor.redactValue({
        ...observation,
        subject: { reference: 'urn:uuid:1' },
        effectiveDateTime: '2020-01-02T03:04:05Z',
        note: [{ text: 'words' }],
      }),
    ).toEqual({
      ...observation,
      subject: { reference: 'REDACTED' },
      effectiveDateTime: 'REDACTED',
      note: [{ text: 'REDACTED' }],
    });
  });

  it('are left alone where they define terms', () => {
    const set = { resourceType: 'ValueSet', title: 'a', description: 'b', date: '2020-01-01' };
    expect(redactor.redactValue(set)).toBe(set);
  });

  it('are DICOM data sets by tag, keyword or private group', () => {
    expect(
      redactor.redactValue({
        '00080060': { vr: 'CS', Value: ['MR'] },
        '00100010': { vr: 'PN', Value: [{ Alphabetic: 'x' }] },
        '00091001': { vr: 'LO', Value: ['x'] },
        '60003000': { vr: 'OW', InlineBinary: 'x' },
      }),
    ).toEqual({
      '00080060': { vr: 'CS', Value: ['MR'] },
      '00100010': { vr: 'PN', Value: ['REDACTED'] },
      '00091001': { vr: 'LO', Value: ['REDACTED'] },
      '60003000': { vr: 'OW', InlineBinary: 'REDACTED' },
    });
    expect(
      redactor.redactValue({ Modality: 'MR', SeriesDescription: 'x', Date: '1', Rows: 5 }),
    ).toEqual({ Modality: 'MR', SeriesDescription: 'REDACTED', Date: 'REDACTED', Rows: 5 });
    expect(redactor.redactValue({ x00100010: 'a', '(0010,0020)': 'b' })).toEqual({
      x00100010: 'REDACTED',
      '(0010,0020)': 'REDACTED',
    });
  });

  it('are no data sets by a keyword that others have too', () => {
    const event = { Date: 'today', Time: 'now', Title: 'x', '20251017': 3 };
    expect(redactor.redactValue(event)).toBe(event);
  });

  it('stay under a policy for secrets only', () => {
    const patient = { resourceType: 'Patient', birthDate: '1980-01-02', PatientName: 'x' };
    expect(createRedactor({ policy: 'secrets-only' }).redactValue(patient)).toBe(patient);
  });
});
