import type { Dice } from './dice.ts';
import { secretValue } from './neighbors.ts';

/** A text with a value that must go, between what must stay. */
export interface LabelledText {
  readonly text: string;
  readonly planted: string;
  readonly kept: readonly string[];
}

const SECRETS = ['password', 'api_key', 'client_secret', 'DB_PASS', 'accessToken', 'code_verifier'];
const NUMBERS = ['ssn', 'MRN', 'passport number', 'member id', 'policy no', 'NPI'];

function assigned(between: string, after = ''): (d: Dice) => LabelledText {
  return (d) => {
    const [label, planted] = [d.of(SECRETS), secretValue(d)];
    return {
      text: `step 3 ${label}${between}${planted}${after} done`,
      planted,
      kept: ['step 3', label, 'done'],
    };
  };
}

function numbered(between: string, after = ''): (d: Dice) => LabelledText {
  return (d) => {
    const label = d.of(NUMBERS);
    const planted = d.of([
      `K${d.text('23456789', 7)}`,
      d.text('3456789', 9),
      `QF-${d.text('3456789', 6)}`,
    ]);
    return {
      text: `${label}${between}${planted}${after} was refused`,
      planted,
      kept: [label, 'refused'],
    };
  };
}

function message(write: (label: string, value: string) => string, kept: readonly string[]) {
  return (d: Dice): LabelledText => {
    const label = d.of(['ssn', 'patient.mrn', 'password', 'dateOfBirth', 'email']);
    const planted = secretValue(d);
    return { text: write(label, planted), planted, kept: [label, ...kept] };
  };
}

/** What stands between a label and its value in code, settings and logs. */
export const ASSIGNED: Readonly<Record<string, (d: Dice) => LabelledText>> = {
  'an equals sign in a column': assigned('          = '),
  'a tab': assigned('\t=\t'),
  'a colon and quotes': assigned(': "', '"'),
  '?=': assigned(' ?= '),
  ':=': assigned(' := '),
  '::=': assigned(' ::= '),
  '||=': assigned(' ||= '),
  '=>': assigned(' => '),
  '==': assigned(' == "', '"'),
  'a type': assigned(': string = "', '"'),
  'a type with parameters': assigned(': Optional[str] = "', '"'),
  'several types': assigned(": string | undefined = '", "'"),
  'a type without a colon': assigned(' String = "', '"'),
  'a block of YAML': assigned(': |\n  ', '\nthen'),
};

/** What people put between a label and a number. */
export const NUMBERED: Readonly<Record<string, (d: Dice) => LabelledText>> = {
  'a colon': numbered(': '),
  quotes: numbered(" '", "'"),
  'double quotes': numbered(' "', '"'),
  is: numbered(' is '),
  'is #': numbered(' is #'),
  'a number sign': numbered(' #'),
  'an equals sign': numbered('='),
  'several spaces': numbered('    '),
};

/** What validators and databases say. */
export const MESSAGES: Readonly<Record<string, (d: Dice) => LabelledText>> = {
  joi: message(
    (label, value) => `"${label}" with value "${value}" fails to match the pattern`,
    ['fails to match'],
  ),
  'joi, child': message(
    (label, value) =>
      `child "${label}" fails because ["${label}" with value "${value}" is too short]`,
    ['fails because', 'too short'],
  ),
  field: message(
    (label, value) => `Invalid value "${value}" for field ${label}`,
    ['Invalid value'],
  ),
  parameter: message(
    (label, value) => `value '${value}' is not valid for parameter '${label}'`,
    ['is not valid'],
  ),
  'mongoose, cast': message(
    (label, value) => `Cast to Number failed for value "${value}" (type string) at path "${label}"`,
    ['Cast to Number', '(type string)'],
  ),
  'mongoose, length': message(
    (label, value) => `Path \`${label}\` (\`${value}\`) is longer than allowed (8).`,
    ['longer than allowed (8)'],
  ),
  spring: message(
    (label, value) =>
      `Field error in object 'p' on field '${label}': rejected value [${value}]; codes [x]`,
    ['rejected value', 'codes [x]'],
  ),
  django: message((label, value) => `'${value}' is not a valid ${label}`, ['is not a valid']),
  invalid: message((label, value) => `invalid ${label} "${value}" refused`, ['invalid', 'refused']),
  zod: message(
    (label, value) => `Expected number, received "${value}" at ${label}`,
    ['Expected number'],
  ),
  pydantic: message(
    (label, value) =>
      `1 validation error for P\n${label}\n  String should match [type=pattern, input_value='${value}', input_type=str]`,
    ['validation error', 'input_type=str'],
  ),
  mysql: message(
    (label, value) => `Duplicate entry '${value}' for key 'people.${label}'`,
    ['Duplicate entry'],
  ),
  'mysql, type': message(
    (label, value) => `Incorrect integer value: '${value}' for column '${label}' at row 1`,
    ['at row 1'],
  ),
  postgresql: message(
    (label, value) => `Key (n, ${label})=(1, ${value}) already exists.`,
    ['already exists'],
  ),
  'sql server': message(
    (label, value) => `constraint 'UQ_${label}'. The duplicate key value is (${value}).`,
    ['duplicate key value'],
  ),
  mongodb: message(
    (label, value) => `E11000 duplicate key error index: ${label}_1 dup key: { : "${value}" }`,
    ['E11000'],
  ),
  hibernate: message(
    (label, value) => `binding parameter [1] as [VARCHAR] - [${value}] of ${label}`,
    ['binding parameter'],
  ),
  'a query log': message(
    (label, value) => `update p set ${label} = $1 -- parameters: $1 = '${value}'`,
    ['parameters'],
  ),
  'a named element': message(
    (label, value) =>
      `<params><param name="${label}">${value}</param><param name="unit">mm</param></params>`,
    ['mm', 'unit'],
  ),
  'elements in a row': message(
    (label, value) =>
      `<f><name>${label}</name><value>${value}</value></f><f><name>unit</name><value>mm</value></f>`,
    ['mm', 'unit'],
  ),
  'attributes of an element': message(
    (label, value) => `<entry value="${value}" key="${label}"/><entry key="unit" value="mm"/>`,
    ['mm'],
  ),
  yaml: message(
    (label, value) =>
      `env:\n  - name: ${label}\n    value: ${value}\n  - name: UNIT\n    value: mm`,
    ['UNIT', 'mm'],
  ),
  logfmt: message(
    (label, value) => `level=info field=${label} value=${value} unit=mm`,
    ['unit=mm', 'level=info'],
  ),
  markdown: message(
    (label, value) => `| n | ${label} | unit |\n|---|---|---|\n| 1 | ${value} | mm |`,
    ['mm'],
  ),
  'a client of a database': message(
    (label, value) => ` n | ${label} | unit\n---+-----+-----\n 1 | ${value} | mm`,
    ['mm'],
  ),
  'a frame': message(
    (label, value) => `+---+---+\n| n | ${label} |\n+---+---+\n| 1 | ${value} |\n+---+---+`,
    ['+---+'],
  ),
};
