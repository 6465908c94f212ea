import { describe, expect, it } from 'vitest';
import { snapshotAttributes } from '../../../src/record/snapshot.ts';
import { createRedactor } from '../../../src/redaction/index.ts';
import { dice } from '../../helpers/generated/dice.ts';
import { neighbors, SHAPES, WRITTEN } from '../../helpers/generated/neighbors.ts';

const ROUNDS = 150;

/** Shapes that only a parser of JavaScript would find in the text of `util.inspect`. */
const VALUES_ONLY = new Set([
  'columns beside rows',
  'a first row of names',
  'a path in parts',
  'a statement beside its named parameters',
]);

describe('a value beside its label', () => {
  const redactor = createRedactor();

  for (const shape of Object.keys(SHAPES)) {
    it(`goes from ${shape}, and what stands around it stays`, () => {
      const roll = dice(11);
      for (let round = 0; round < ROUNDS; round++) {
        const { value, planted, kept } = neighbors(roll, shape);
        const ways = [
          redactor.redactValue(value as never),
          redactor.redactParsed(value as never),
          redactor.redactAttributes(value as never),
          redactor.redactOwnAttributes(snapshotAttributes(value)),
          redactor.manifest(value as never).redacted,
        ];
        for (const way of ways) {
          const text = JSON.stringify(way);
          for (const each of planted) expect(text).not.toContain(each);
          for (const each of kept) expect(text).toContain(each);
        }
      }
    });

    for (const [how, write] of Object.entries(WRITTEN)) {
      if (how.startsWith('inspect') && VALUES_ONLY.has(shape)) continue;
      it(`goes from ${shape} written as ${how}`, () => {
        const roll = dice(12);
        for (let round = 0; round < ROUNDS; round++) {
          const { value, planted } = neighbors(roll, shape);
          const clean = redactor.redactText(write(value));
          for (const each of planted) expect(clean, write(value)).not.toContain(each);
        }
      });
    }
  }

  it('stays where the label says nothing, and the record is the very same object', () => {
    const values = [
      { name: 'region', value: 'blue7tulip' },
      { errors: [{ path: 'color', value: 'ab12cd34', msg: 'bad' }] },
      { tags: ['dicom', 'upload', 'password'] },
      { required: ['email', 'password', 'created_at'] },
      { columns: ['id', 'password', 'email'] },
      { columns: ['n', 'unit'], rows: [[1, 'mm']] },
      { sql: 'select a from t where n = $1', parameters: ['ab12cd34'] },
      { op: 'replace', path: '/color', value: 'x' },
      { name: 'auth.token.cache.hits', value: 12 },
      { labels: ['Email', 'Phone'], data: [12, 30] },
      { code: 'invalid_type', expected: 'string', received: 'undefined', path: ['password'] },
      { argv: ['node', 'app.js', '-p', '8080', '--no-password', 'x1y2z3'] },
      { first: 1, last: 20 },
      { first: 'https://a.example/?page=1', last: 'https://a.example/?page=9' },
      { pid: 4711, pid_1: '1' },
      { query: 'query ($n: Int) { list(first: $n) { id } }', variables: { n: 'ab12cd34' } },
      { sql: 'select a from t where n = ?::text', parameters: ['ab12cd34'] },
      { name: 'get', args: ['session:ab12cd34'] },
      { segment: 'PID', field: 8, value: 'F' },
      { tag: '00080060', vr: 'CS', value: 'MR' },
      { kty: 'EC', crv: 'P-256', x: 'MKBCTNIcKUSDii11', y: '4Etl6SRW2YiLUrN5', kid: 'a1' },
    ];
    for (const value of values) {
      const attributes = snapshotAttributes(value);
      for (let round = 0; round < 2; round++) {
        expect(redactor.redactOwnAttributes(attributes)).toBe(attributes);
      }
      expect(redactor.redactValue(value)).toBe(value);
    }
  });

  it('goes from the positions of an HL7 segment that is parsed already', () => {
    const fields = ['1', '', '7719203^^^H', '', 'Tarnow^Ilse', '', '19580211', 'F'];
    const gone = ['1', '', 'REDACTED', '', 'REDACTED', '', 'REDACTED', 'F'];
    expect(redactor.redactValue({ PID: fields })).toEqual({ PID: gone });
    expect(redactor.redactValue({ PID: ['PID', ...fields] })).toEqual({ PID: ['PID', ...gone] });
    expect(redactor.redactValue([['PID', ...fields]])).toEqual([['PID', ...gone]]);
    expect(redactor.redactValue({ segment: 'PID', fields })).toEqual({
      segment: 'PID',
      fields: gone,
    });
    for (const key of ['PID.5.1', 'PID5', 'pid_19', 'PID-5', 'PID[3]', 'NK1.2', 'in1_36']) {
      expect(redactor.redactValue({ [key]: 'Tarnow' })).toEqual({ [key]: 'REDACTED' });
    }
    for (const key of ['PID.8', 'pid', 'OBX.3', 'MSH.9', 'PID.1']) {
      expect(redactor.redactValue({ [key]: 'F' })).toEqual({ [key]: 'F' });
    }
  });

  it('goes from a field of a segment, or an element of a data set, that is told by its number', () => {
    for (const [field, value] of [
      [3, '7719203^^^H'],
      ['5', 'Tarnow^Ilse'],
    ]) {
      const told = { segment: 'PID', field, value };
      expect(redactor.redactValue(told)).toEqual({ ...told, value: 'REDACTED' });
    }
    for (const tag of ['00100020', 'x00100020', '(0010,0020)', '0010,0020']) {
      const told = { tag, vr: 'LO', value: 'kqz55wxtr' };
      expect(redactor.redactValue({ elements: [told] })).toEqual({
        elements: [{ ...told, value: 'REDACTED' }],
      });
    }
  });

  it('goes from a segment whose fields stand below it, or that repeats', () => {
    for (const PID of [
      { fields: ['PID', '1', '', '7719203^^^H', '', 'Tarnow^Ilse'] },
      { fields: ['1', '', '7719203^^^H', '', 'Tarnow^Ilse'] },
      [{ '3': '7719203' }, { '5': [{ '1': 'Tarnow' }] }],
    ]) {
      const text = JSON.stringify(redactor.redactValue({ message: { PID } } as never));
      expect(text).not.toMatch(/7719203|Tarnow/);
      expect(text).toContain('REDACTED');
    }
  });

  it('goes from the cell behind its name in HTML, and a row of names stays', () => {
    for (const [name, held] of [
      ['td', 'td'],
      ['th', 'td'],
      ['dt', 'dd'],
    ]) {
      const pair = (label: string, value: string) =>
        `<${name}>${label}</${name}>\n <${held}>${value}</${held}>`;
      const text = `<x>${pair('MRN', '7719203')}${pair('Password', 'kqz55wxtr')}${pair('Unit', 'mm')}</x>`;
      const gone = text.replace('7719203', 'REDACTED').replace('kqz55wxtr', 'REDACTED');
      expect(redactor.redactText(text)).toBe(gone);
    }
    const names = '<tr><td>Patient Name</td><td>MRN</td><td>Unit</td></tr>';
    expect(redactor.redactText(names)).toBe(names);
  });

  it('goes from the command by which a client signs in', () => {
    for (const name of ['auth', 'AUTH', 'hello']) {
      const command = { name, args: ['3', 'default', 'kqz55wxtr'] };
      expect(JSON.stringify(redactor.redactValue({ command }))).not.toContain('kqz55wxtr');
    }
  });

  it('goes from the private part of a JSON Web Key', () => {
    const keys: Record<string, string>[] = [
      { kty: 'oct', k: 'kqz55wxtr' },
      { kty: 'EC', crv: 'P-256', x: 'a', y: 'b', d: 'kqz55wxtr' },
      { kty: 'OKP', crv: 'Ed25519', x: 'a', d: 'kqz55wxtr' },
      ...['d', 'p', 'q', 'dp', 'dq', 'qi'].map((name) => ({
        ...{ kty: 'RSA', n: 'a', e: 'AQAB' },
        [name]: 'kqz55wxtr',
      })),
    ];
    for (const key of keys) {
      const clean = redactor.redactValue({ keys: [key] });
      expect(JSON.stringify(clean)).not.toContain('kqz55wxtr');
      expect(JSON.stringify(clean)).toContain(`"kty":"${key['kty']}"`);
      expect(redactor.redactText(`key ${JSON.stringify(key)}`)).not.toContain('kqz55wxtr');
    }
  });

  it('goes from every line of a list below its label', () => {
    for (const [label, item] of [
      ['mrns', '7719203'],
      ['mrns', '"7719203"'],
      ['passwords', 'kqz55wxtr'],
      ['patient_names', 'Ilse Tarnow'],
    ] as const) {
      for (const [indent, end] of [
        ['', '\n'],
        ['  ', '\n'],
        ['    ', '\r\n'],
      ] as const) {
        const lines = [`${label}:`, ...[1, 2, 3].map(() => `${indent}- ${item}`), 'unit: mm'];
        const clean = redactor.redactText(lines.join(end));
        expect(clean).not.toContain(item.replaceAll('"', ''));
        expect(clean).toContain(`${label}:${end}`);
        expect(clean).toContain(`${end}unit: mm`);
      }
    }
    const prose = 'password:\n- required\n- must be long\nemail:\n- invalid';
    expect(redactor.redactText(prose)).toBe(prose);
  });

  it('goes from the halves of a name at the top as below', () => {
    const name = { first: 'Ilse', last: 'Tarnow' };
    const gone = { first: 'REDACTED', last: 'REDACTED' };
    expect(redactor.redactOwnAttributes(name)).toEqual(gone);
    expect(redactor.redactValue({ who: name })).toEqual({ who: gone });
    for (const [first, last] of [
      ['fname', 'lname'],
      ['nameFirst', 'nameLast'],
      ['name_first', 'name_last'],
    ] as const) {
      const halves = { [first]: 'Ilse', [last]: 'Tarnow' };
      expect(redactor.redactValue(halves)).toEqual({ [first]: 'REDACTED', [last]: 'REDACTED' });
    }
    expect(redactor.redactValue({ fname: 'report.pdf', lname: 'b' })).toEqual({
      fname: 'report.pdf',
      lname: 'b',
    });
  });

  it('goes from an object with code of its own', () => {
    const rows = new Proxy([[1, 'kqz55wxtr']], {});
    const clean = redactor.redactOwnAttributes({ columns: ['n', 'password'], rows } as never);
    expect(JSON.stringify(clean)).not.toContain('kqz55wxtr');
  });

  it('is judged by a policy like one under its key', () => {
    const masked = createRedactor({ policy: { detectors: { ssn: 'partial', mrn: 'remove' } } });
    expect(masked.redactValue({ field: 'ssn', value: '219-44-6789' })).toEqual({
      field: 'ssn',
      value: '***-**-6789',
    });
    expect(masked.redactValue({ field: 'mrn', value: '7719203', n: 1 })).toEqual({
      field: 'mrn',
      n: 1,
    });
    expect(masked.redactValue({ rows: [[7719203]], columns: ['mrn'] })).toEqual({
      rows: [['REDACTED']],
      columns: ['mrn'],
    });
    const ruled = createRedactor({ policy: { paths: { 'a.value': 'off' } } });
    expect(ruled.redactValue({ a: { field: 'ssn', value: '1' } })).toEqual({
      a: { field: 'ssn', value: '1' },
    });
    expect(ruled.redactValue({ a: { field: 'password', value: 'x1' } })).toEqual({
      a: { field: 'password', value: 'REDACTED' },
    });
    const secrets = createRedactor({ policy: 'secrets-only' });
    const value = {
      a: [
        { field: 'ssn', value: '1' },
        { field: 'password', value: 'x1' },
      ],
    };
    expect(secrets.redactValue(value)).toEqual({
      a: [
        { field: 'ssn', value: '1' },
        { field: 'password', value: 'REDACTED' },
      ],
    });
  });

  it('takes time that grows with the record, however deep labels stand in each other', () => {
    const nested = (depth: number): object => {
      let value: object = { name: 'patient', value: { name: 'x' } };
      for (let level = 0; level < depth; level++) {
        value = { name: 'patient', columns: ['patient', 'ssn'], rows: [[value, 1]], value };
      }
      return value;
    };
    const visits = (depth: number): number => {
      let reads = 0;
      const counted = createRedactor({
        policy: { detectors: { ssn: 'off', id: 'off' } },
        onRedaction: () => reads++,
      });
      counted.redactParsed(JSON.parse(JSON.stringify(nested(depth))));
      return reads;
    };
    // The value stands twice at each level, and nothing else may double it.
    expect(visits(8)).toBeLessThan(visits(4) * 40);
  });
});

describe('a field of a segment by its key', () => {
  const redactor = createRedactor();
  it.each(['PID|5', 'PID/5', 'PID(1)-5', 'PID|5.1', 'NK1/2', 'PID[1]|5'])('%s', (key) => {
    expect(redactor.redactAttributes({ [key]: 'Quillfeather' })).toEqual({ [key]: 'REDACTED' });
  });

  it.each(['PID|1', 'PID/8', 'MSH|9', 'GET/5', 'PID5/x'])('stays: %s', (key) => {
    const fields = { [key]: 'F' };
    expect(redactor.redactAttributes(fields)).toBe(fields);
  });
});
