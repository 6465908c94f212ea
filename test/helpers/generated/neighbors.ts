import { inspect } from 'node:util';
import type { Dice } from './dice.ts';

/** A value that a label gives away, and one beside it that must stay. */
export interface Neighbors {
  readonly value: unknown;
  readonly planted: readonly string[];
  /** Names and other values, which say nothing by themselves. */
  readonly kept: readonly string[];
}

const LETTERS = 'bcdfghkmnpqrtvwxz';
const DIGITS = '23456789';

/** Labels whose values are taken, as people and programs spell them. */
const LABELS = [
  ...[
    'DB_PASSWORD',
    'password',
    'X-Api-Key',
    'user.password',
    'clientSecret',
    'SMTP_PW',
    'PGPASSWORD',
  ],
  ...[
    'ssn',
    'patient.mrn',
    'passport_number',
    'dateOfBirth',
    'PID.3',
    'member-id',
    'Policy Number',
  ],
] as const;
/** Labels that say nothing of a value. */
const HARMLESS = ['unit', 'Accept', 'region', 'retry_policy', 'color', 'modality'] as const;
const NAMES = ['name', 'key', 'field', 'path', 'param', 'fieldName', 'header', 'label', 'property'];
const VALUES = [
  'value',
  'val',
  'newValue',
  'oldValue',
  'rejectedValue',
  'data',
  'input',
  'received',
];

/** Letters and digits that no detector knows by their form. */
export function secretValue(d: Dice): string {
  return `${d.text(LETTERS, 3)}${d.text(DIGITS, 2)}${d.text(LETTERS, 4)}${d.text(DIGITS, 2)}`;
}

export function labelOf(d: Dice): string {
  return d.of(LABELS);
}

function harmless(d: Dice): [string, string] {
  return [d.of(HARMLESS), d.of(['mm', 'blue', 'eu-west', 'CT', 'keep-alive'])];
}

function columnOf(label: string): string {
  return label.replaceAll(/[^A-Za-z0-9]/g, '_');
}

type Shape = (d: Dice, label: string, value: string) => Omit<Neighbors, 'planted'>;

function objectPair(d: Dice, label: string, value: string): Omit<Neighbors, 'planted'> {
  const [name, holder] = [d.of(NAMES), d.of(VALUES)];
  const [other, kept] = harmless(d);
  const pair = { [name]: label, [holder]: value };
  const swapped = { [holder]: value, [name]: label };
  const list = [d.int(0, 1) ? pair : swapped, { [name]: other, [holder]: kept }];
  return { value: { errors: list, at: 'step' }, kept: [label, other, kept, 'step'] };
}

/** Where a label and its value may stand beside each other in a value. */
export const SHAPES: Readonly<Record<string, Shape>> = {
  'a pair of properties': objectPair,
  'a pair at the top': (d, label, value) => {
    const name = d.of(NAMES);
    return { value: { [name]: label, value, step: 'upload' }, kept: [label, 'upload'] };
  },
  'a path in parts': (d, label, value) => ({
    value: { issues: [{ path: ['body', label], [d.of(['input', 'received', 'value'])]: value }] },
    kept: [label, 'body'],
  }),
  entries: (d, label, value) => {
    const [other, kept] = harmless(d);
    return {
      value: {
        entries: [
          [label, value],
          [other, kept],
        ],
      },
      kept: [label, other, kept],
    };
  },
  'raw headers': (d, label, value) => {
    const [other, kept] = harmless(d);
    return { value: { rawHeaders: [other, kept, label, value] }, kept: [label, other, kept] };
  },
  'an argument vector': (_, label, value) => {
    const option = `--${columnOf(label).replaceAll('_', '-').toLowerCase()}`;
    return {
      value: { argv: ['node', 'app.js', option, value, '--port', '80'] },
      kept: [option, '--port', '80'],
    };
  },
  'columns beside rows': (d, label, value) => {
    const [other, kept] = harmless(d);
    const columns = d.int(0, 1)
      ? ['n', label, other]
      : [{ name: 'n' }, { name: label }, { name: other }];
    return {
      value: {
        [d.of(['columns', 'fields', 'headers'])]: columns,
        rows: [
          [1, value, kept],
          [2, value, kept],
        ],
      },
      kept: [label, other, kept],
    };
  },
  'a first row of names': (d, label, value) => {
    const [other, kept] = harmless(d);
    return {
      value: {
        sheet: [
          ['n', label, other],
          ['a', value, kept],
        ],
      },
      kept: [label, other, kept],
    };
  },
  'a statement beside its parameters': (d, label, value) => {
    const column = columnOf(label);
    const [name, list] = [
      d.of(['sql', 'query', 'text', 'statement']),
      d.of(['parameters', 'params', 'values', 'bindings']),
    ];
    const [text, parameters] = d.of([
      [`insert into t (n, ${column}, u) values ($1, $2, $3)`, [1, value, 'mm']],
      [`update t set u = ?, ${column} = ? where n = ?`, ['mm', value, 3]],
      [`select u from t where u = %s and ${column} in (%s, %s)`, ['mm', value, value]],
      [`delete from t where u like $2 and "${column}" = $1`, [value, 'mm']],
    ] as const);
    return { value: { [name]: text, [list]: parameters }, kept: [column, 'mm'] };
  },
  'a statement beside its named parameters': (d, label, value) => {
    const column = columnOf(label);
    const mark = d.of([':', '@', '$']);
    const [statement, key] = d.of([
      [`update t set u = ${mark}u, ${column} = ${mark}q7 where n = ${mark}n`, 'q7'],
      [`insert into t (n, ${column}) values (${mark}n, ${mark}q7)`, `${mark}q7`],
      [`insert into t (${column}) values (%(q7)s)`, 'q7'],
      [`mutation Save($q7: String!, $u: ID) { save(at: $u, ${column}: $q7) { done } }`, 'q7'],
      [`query ($q7: String!) { find(by: { ${column}: $q7 }, u: $u) { done } }`, 'q7'],
    ] as const);
    return {
      value: {
        [d.of(['sql', 'query', 'statement'])]: statement,
        [d.of(['params', 'variables', 'replacements', 'bind'])]: { u: 'mm', [key]: value },
      },
      kept: [column, 'mm'],
    };
  },
  'a property with its own value in a container': (_, label, value) => ({
    value: {
      attributes: [
        { key: label, value: { stringValue: value } },
        { key: 'unit', value: { stringValue: 'mm' } },
      ],
    },
    kept: [label, 'unit', 'mm'],
  }),
};

/** Label and value in one of {@link SHAPES}. */
export function neighbors(d: Dice, shape: string): Neighbors {
  const value = secretValue(d);
  return { ...(SHAPES[shape] as Shape)(d, labelOf(d), value), planted: [value] };
}

/** The ways in which a log shows a value as text. */
export const WRITTEN: Readonly<Record<string, (value: unknown) => string>> = {
  JSON: (value) => JSON.stringify(value),
  'JSON behind words': (value) => `request failed: ${JSON.stringify(value)} after 3 ms`,
  'JSON in JSON': (value) => JSON.stringify({ body: JSON.stringify(value) }),
  inspect: (value) => inspect(value, { depth: 8, breakLength: 200 }),
  'inspect in lines': (value) => inspect(value, { depth: 8, breakLength: 20 }),
};
