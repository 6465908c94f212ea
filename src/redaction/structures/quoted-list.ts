import type { AnyValue } from '@opentelemetry/api';
import type { Detector, DetectorContext } from '../detector.ts';
import { judgeSequence } from '../neighbors/array-neighbors.ts';
import { isTypeName, type Judge } from '../neighbors/judge.ts';
import { ROLE, rolesOf } from '../neighbors/roles.ts';
import { redactParameters } from '../neighbors/statement.ts';
import { placesOf } from '../search/places-of.ts';
import { SIEVE } from '../sieve.ts';
import { isTaken } from '../taken-value.ts';

/** Where a list of `util.inspect` or Python begins; JSON has double quotes. */
const BEGINS = /\[\s{0,16}(?:'|-?\d{1,24}n?,\s{1,16}['"\d])/g;
const ELEMENT =
  /\s{0,64}(?:'((?:[^'\\]|\\.){0,4096})'|"((?:[^"\\]|\\.){0,4096})"|(-?\d{1,24})n?(?![\w.]))\s{0,64}(,|\])/y;
/** Lists are read no farther. */
const MOST_ELEMENTS = 512;

interface Element {
  readonly start: number;
  readonly end: number;
}

/**
 * Lists in single quotes, as `util.inspect` writes them, each value judged by the one in front of
 * it: `[ 'X-Api-Key', '…', 'Accept', '*' ]`, `[ 'node', 'app.js', '--password', '…' ]`.
 */
export const quotedList: Detector = {
  name: 'quoted-list',
  kind: 'secret',
  sieve: SIEVE.bracket,
  redact(text, context) {
    let out = '';
    let copied = 0;
    for (const place of placesOf(text, BEGINS)) {
      if (place < copied) continue;
      const { elements, values } = read(text, place + 1);
      const key = keyBefore(text, place);
      const judge = judgeOf(context);
      const statement = (rolesOf(key) & ROLE.parameters) === 0 ? undefined : before(text, place);
      const clean =
        statement === undefined
          ? judgeSequence(values, key, judge)
          : (redactParameters(statement, values, judge, ['*']) as AnyValue[]);
      if (clean === values) continue;
      for (const [index, { start, end }] of elements.entries()) {
        if (clean[index] === values[index]) continue;
        out += text.slice(copied, start) + String(clean[index]);
        copied = end;
      }
    }
    return copied === 0 ? text : out + text.slice(copied);
  },
};

function read(text: string, from: number): { elements: Element[]; values: AnyValue[] } {
  const elements: Element[] = [];
  const values: AnyValue[] = [];
  ELEMENT.lastIndex = from;
  for (let found = ELEMENT.exec(text); found !== null; found = ELEMENT.exec(text)) {
    const value = found[1] ?? found[2] ?? found[3] ?? '';
    const start = found.index + found[0].indexOf(value);
    elements.push({ start, end: start + value.length });
    values.push(found[3] === undefined ? value : Number(value));
    if (found[4] === ']' || values.length === MOST_ELEMENTS) break;
  }
  return { elements, values };
}

/** How far in front of its parameters a statement begins. */
const STATEMENT_LENGTH = 4_096;
const STATEMENT =
  /\w: (?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`),\s{1,16}\w{1,64}: $/;

/** `sql: 'insert …', parameters: [`. */
function before(text: string, place: number): string | undefined {
  const found = STATEMENT.exec(text.slice(Math.max(0, place - STATEMENT_LENGTH), place));
  return found?.[1] ?? found?.[2] ?? found?.[3];
}

/** `rawHeaders: [`. */
function keyBefore(text: string, place: number): string {
  return /([\w$]{1,64})["']?: ?$/.exec(text.slice(Math.max(0, place - 72), place))?.[1] ?? '';
}

function judgeOf({ keys, replace }: DetectorContext): Judge {
  return {
    roles: () => 0,
    label: (label) => keys.label(label),
    value: (label, value) => {
      const rule = keys.verdict(label).scalarRule;
      if (rule === undefined || isTypeName(value) || !isTaken(value, rule, label)) return value;
      return replace(String(value), label);
    },
  };
}
