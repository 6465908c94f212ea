import type { AnyValue } from '@opentelemetry/api';
import { isNameOfPair } from '../detectors/name-pair.ts';
import { isKnownSegment, keptFields } from '../structures/hl7/segments.ts';
import { mapArray } from '../structures/object-structure.ts';
import { assign, copyOf, type Tree } from '../tree-copy.ts';
import { isTypeName, type Judge, labelOf } from './judge.ts';
import { HALVES, mayBeNeighbors, ROLE } from './roles.ts';
import { redactFields } from './segment-fields.ts';
import { redactParameters } from './statement.ts';
import { redactRows } from './table.ts';

/** Most names of one object that are looked at, so that an object of many costs no square. */
const MOST_NAMES = 16;
const MOST_TABLES = 3;
const MOST_KEYS = 256;
const NUMBER_KEYS = ['field', 'fieldNumber', 'position', 'index', 'seq'];

/** Keys of one object by what they are to each other. */
interface Roles {
  readonly key: string;
  readonly roles: number;
}

/**
 * The object with each value judged by what stands beside it: `{ name: 'ssn', value: … }`,
 * `{ columns, rows }`, `{ sql, parameters }`, `{ PID: […] }`, `{ first, last }`. The very same
 * object where nothing says anything of another.
 *
 * @param roles of all keys together, see `rolesOf`
 */
export function judgeNeighbors(tree: Tree, roles: number, judge: Judge): Tree {
  if (!mayBeNeighbors(roles)) return tree;
  const keys = Object.keys(tree).slice(0, MOST_KEYS);
  const known = keys
    .map((key) => ({ key, roles: judge.roles(key) }))
    .filter((each) => each.roles !== 0);
  const copy = new CopyOnWrite(tree);
  named(copy, known, judge);
  forEachPair(known, [ROLE.columns, ROLE.rows, MOST_TABLES], (columns, rows) =>
    copy.change(rows, (value) => redactRows(copy.get(columns), value, judge, [rows])),
  );
  forEachPair(known, [ROLE.statement, ROLE.parameters, MOST_TABLES], (statement, parameters) =>
    copy.change(parameters, (value) =>
      redactParameters(copy.get(statement), value, judge, [parameters]),
    ),
  );
  for (const { key, roles: own } of known) if (own & ROLE.segment) segment(copy, key, judge);
  fieldOfSegment(copy, judge);
  credentialCommand(copy, judge);
  nameOfPerson(copy, judge);
  return copy.tree;
}

/** Pairs of different keys, a bounded number of them. */
function forEachPair(
  known: readonly Roles[],
  [one, other, most]: readonly [number, number, number],
  visit: (one: string, other: string) => void,
): void {
  const ones = known.filter(({ roles }) => (roles & one) !== 0).slice(0, most);
  const others = known.filter(({ roles }) => (roles & other) !== 0).slice(0, most);
  for (const { key } of ones)
    for (const { key: second } of others) if (key !== second) visit(key, second);
}

function named(copy: CopyOnWrite, known: readonly Roles[], judge: Judge): void {
  const pair = (names: number, holds: number) =>
    forEachPair(known, [names, holds, MOST_NAMES], (name, holder) => {
      const label = labelOf(copy.get(name));
      if (label === undefined) return;
      copy.change(holder, (value) =>
        judgeHeld(label, value, judge, holder, (holds & ROLE.mayHold) !== 0),
      );
    });
  pair(ROLE.names | ROLE.mayName, ROLE.holds);
  pair(ROLE.names, ROLE.mayHold);
}

function judgeHeld(
  label: string,
  value: AnyValue,
  judge: Judge,
  holder: string,
  mayHold: boolean,
): AnyValue {
  if (isTypeName(value)) return value;
  if (Array.isArray(value) && isKnownSegment(label)) {
    return redactFields(label, value, judge, [holder]);
  }
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (isObject && mayHold) return value;
  // `{ name: 'auth.token.cache.hits', value: 12 }` measures something.
  if (typeof value === 'number' && judge.label(label) === undefined) return value;
  return judge.value(label, value, [holder]);
}

/** Fields by position, or under their numbers; of one segment, or of each that repeats. */
function segment(copy: CopyOnWrite, name: string, judge: Judge): void {
  if (keptFields(name).size === 0) return;
  copy.change(name, (value) => {
    if (isTree(value)) return fieldsByNumber(name, value, judge, [name]);
    if (!Array.isArray(value)) return value;
    if (value.length === 0 || !value.every(isTree)) {
      return redactFields(name, value, judge, [name]);
    }
    return mapArray(value, (each) => fieldsByNumber(name, each as Tree, judge, [name, '*']));
  });
}

function fieldsByNumber(name: string, fields: Tree, judge: Judge, at: readonly string[]): Tree {
  const copy = new CopyOnWrite(fields);
  copy.change('fields', (list) =>
    Array.isArray(list) ? redactFields(name, list, judge, [...at, 'fields']) : list,
  );
  for (const key of Object.keys(fields).slice(0, MOST_KEYS)) {
    const number = /^(?:field[_ ]?)?(\d{1,3})(?:\.\d{1,2})*$/i.exec(key)?.[1];
    if (number === undefined) continue;
    copy.change(key, (value) => judge.value(`${name}.${number}`, value, [...at, key]));
  }
  return copy.tree;
}

/** `{ segment: 'PID', field: 3, value: '7719203^^^H' }`. */
function fieldOfSegment(copy: CopyOnWrite, judge: Judge): void {
  const name = copy.get('segment');
  if (typeof name !== 'string' || !isKnownSegment(name)) return;
  const number = NUMBER_KEYS.map((key) => copy.get(key)).find(isFieldNumber);
  if (number === undefined) return;
  for (const key of ['value', 'val', 'data', 'text', 'content', 'actual', 'received']) {
    copy.change(key, (value) => judge.value(`${name}.${number}`, value, [key]));
  }
}

function isFieldNumber(value: AnyValue): value is string | number {
  return (typeof value === 'number' || typeof value === 'string') && /^\d{1,3}$/.test(`${value}`);
}

/** What a Redis client says of the command that failed: `{ name: 'auth', args: ['user', …] }`. */
function credentialCommand(copy: CopyOnWrite, judge: Judge): void {
  const name = copy.get('name');
  if (typeof name !== 'string' || !/^(?:auth|hello)$/i.test(name)) return;
  copy.change('args', (args) => {
    if (!Array.isArray(args)) return args;
    return mapArray(args, (each) => judge.value('password', each, ['args', '*']));
  });
}

/** `{ first: 'Orla', last: 'Reyes' }`; pages and lists have numbers and links there. */
function nameOfPerson(copy: CopyOnWrite, judge: Judge): void {
  for (const [first, last] of HALVES) {
    if (!isNameOfPair(copy.get(first)) || !isNameOfPair(copy.get(last))) continue;
    copy.change(first, (value) => judge.value('first name', value, [first]));
    copy.change(last, (value) => judge.value('last name', value, [last]));
  }
}

function isTree(value: AnyValue): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

class CopyOnWrite {
  private readonly given: Tree;
  private copy: Tree | undefined;

  constructor(given: Tree) {
    this.given = given;
  }

  get tree(): Tree {
    return this.copy ?? this.given;
  }

  get(key: string): AnyValue {
    return Object.hasOwn(this.tree, key) ? this.tree[key] : undefined;
  }

  change(key: string, change: (value: AnyValue) => AnyValue): void {
    const value = this.get(key);
    if (value === undefined) return;
    const clean = change(value);
    if (clean === value) return;
    this.copy ??= copyOf(this.given);
    assign(this.copy, key, clean);
  }
}
