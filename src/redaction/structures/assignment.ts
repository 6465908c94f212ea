import type { Detector, DetectorContext } from '../detector.ts';
import type { KeyRules } from '../key-rules.ts';
import type { KeyRule } from '../key-words.ts';
import { SIEVE } from '../sieve.ts';
import { isTaken } from '../taken-value.ts';
import { isBracket, isTypeWord, type ValueSpan, valueSpan, valueStart } from './assigned-value.ts';
import { type Label, labelBefore } from './label.ts';
import { type LabelledSpan, replaceSpans } from './labelled-span.ts';
import { PersonRange } from './person-range.ts';
import { TextPairs } from './text-pairs.ts';

/**
 * `label: value` and `label=value` in text, judged by the same rules as keys: logfmt, query
 * strings, headers, `util.inspect` output, JSON that does not parse, connection strings
 * (`Server=…;Password=…`), and prose (`Patient Name: …`). Works outwards from each separator,
 * because a pattern that begins with the label looks at every word 64 times.
 */
export const assignment: Detector = {
  name: 'assignment',
  kind: 'secret',
  sieve: SIEVE.assign,
  redact(text, context) {
    const spans: LabelledSpan[] = [];
    let taken = 0;
    const person = new PersonRange(text, context.keys);
    const pairs = new TextPairs(text, context.keys);
    const inert = inertLabels(context.keys);
    const separators = new Separators(text);
    for (let at = separators.next(0); at !== -1; at = separators.next(Math.max(at + 1, taken))) {
      const label = labelBefore(text, at);
      if (label === undefined) continue;
      const span = assigned(text, at, label, context, person, inert) ?? pairs.at(at, label);
      if (span === undefined) continue;
      spans.push(span);
      taken = Math.max(taken, span.end);
    }
    return spans.length === 0 ? text : replaceSpans(text, spans, context);
  },
};

/** The `:` and `=` of a text, each looked for by itself: a search for one sign is the fastest there is. */
class Separators {
  private readonly text: string;
  private colon = -2;
  private equals = -2;

  constructor(text: string) {
    this.text = text;
  }

  /** The next at an index or behind it; -1: there is none. */
  next(from: number): number {
    if (this.colon !== -1 && this.colon < from) this.colon = this.text.indexOf(':', from);
    if (this.equals !== -1 && this.equals < from) this.equals = this.text.indexOf('=', from);
    if (this.colon === -1 || this.equals === -1) return Math.max(this.colon, this.equals);
    return Math.min(this.colon, this.equals);
  }
}

function assigned(
  text: string,
  at: number,
  label: Label,
  context: DetectorContext,
  person: PersonRange,
  inert: ReturnType<typeof inertLabels>,
): LabelledSpan | undefined {
  // `Session::Token` is a name; `userPassword:: aHVudGVyMg==` is LDIF's base64.
  if (text[at] === ':' && text[at + 1] === ':' && !/[= ]/.test(text[at + 2] ?? '')) {
    return undefined;
  }
  const known = label.quoted ? inert.quoted : inert.bare;
  if (known.has(label.text)) return undefined;
  if (isInert(label, context.keys)) {
    if (known.size >= MOST_INERT) known.clear();
    // A slice would keep the whole text that it is a part of.
    known.add(Buffer.from(label.text).toString());
    return undefined;
  }
  const start = valueStart(text, at + 1);
  const rule = isBracket(text[start.at])
    ? context.keys.verdict(label.quoted ? label.text : lastWord(label.text)).rule
    : (scalarRule(label, context) ?? person.rule(at, label.text));
  if (rule === undefined || !isBracket(text[start.at])) person.enter(at, start.at, label.text);
  const span = rule && valueSpan(text, start, rule);
  if (rule === undefined || span === undefined || isOfCode(text, at, start.at, span)) {
    return undefined;
  }
  const value = text.slice(span.start, span.end);
  if (!isTaken(value, rule, label.text) || isOfRoute(text, at, value)) {
    return undefined;
  }
  return { ...span, label: label.text };
}

/** `GET /patients/:patientId: 404`: a status behind the template of a route. */
function isOfRoute(text: string, at: number, value: string): boolean {
  return /^\d{1,4}$/.test(value) && /\/:\w{1,64} {0,4}$/.test(text.slice(Math.max(0, at - 72), at));
}

/** `token += next`, `password != other`: names of a program, where a value would stand in quotes. */
function isOfCode(text: string, at: number, from: number, { start, end }: ValueSpan): boolean {
  if (!/[+!]/.test(text[at - 1] ?? '') || start !== from) return false;
  return /^[A-Za-z_][A-Za-z_.]*$/.test(text.slice(start, end));
}

function scalarRule(label: Label, { keys }: DetectorContext): KeyRule | undefined {
  return label.quoted ? keys.verdict(label.text).scalarRule : keys.label(withoutType(label.text));
}

/** `password String = …`, `var password string = …`. */
function withoutType(label: string): string {
  const space = label.lastIndexOf(' ');
  return space !== -1 && isTypeWord(label.slice(space + 1)) ? label.slice(0, space) : label;
}

function lastWord(words: string): string {
  return words.slice(words.lastIndexOf(' ') + 1);
}

/** Labels that say nothing about their value, nor about what is below it: most of them. */
const INERT = new WeakMap<KeyRules, Record<'quoted' | 'bare', Set<string>>>();
const MOST_INERT = 4_096;

function inertLabels(keys: KeyRules): Record<'quoted' | 'bare', Set<string>> {
  const known = INERT.get(keys) ?? { quoted: new Set<string>(), bare: new Set<string>() };
  INERT.set(keys, known);
  return known;
}

function isInert(label: Label, keys: KeyRules): boolean {
  const words = withoutType(label.text);
  const word = keys.verdict(lastWord(words));
  if (word.person || word.belowPerson) return false;
  if (!label.quoted) return word.rule === undefined && keys.label(words) === undefined;
  const { rule, scalarRule } = keys.verdict(label.text);
  return rule === undefined && scalarRule === undefined;
}
