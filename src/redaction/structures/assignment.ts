import type { Detector, DetectorContext } from '../detector.ts';
import type { KeyRule } from '../key-words.ts';
import { SIEVE } from '../sieve.ts';
import { isBracket, type ValueSpan, valueSpan, valueStart } from './assigned-value.ts';
import { PersonRange } from './person-range.ts';

const LABEL_LENGTH = 64;
const LABEL_WORDS = 4;

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
    let out = '';
    let copied = 0;
    const person = new PersonRange(text, context.keys);
    for (let at = separator(text, 0); at !== -1; at = separator(text, Math.max(at + 1, copied))) {
      const span = assigned(text, at, context, person);
      if (span === undefined) continue;
      const value = text.slice(span.start, span.end);
      out += text.slice(copied, span.start) + context.replace(value, span.label);
      copied = span.end;
    }
    return copied === 0 ? text : out + text.slice(copied);
  },
};

const SEPARATOR = /[:=]/g;

function separator(text: string, from: number): number {
  SEPARATOR.lastIndex = from;
  return SEPARATOR.exec(text)?.index ?? -1;
}

function assigned(
  text: string,
  at: number,
  context: DetectorContext,
  person: PersonRange,
): (ValueSpan & { label: string }) | undefined {
  const label = labelBefore(text, at);
  if (label === undefined) return undefined;
  const start = valueStart(text, at + 1);
  const rule = isBracket(text[start.at])
    ? context.keys.verdict(label.quoted ? label.text : lastWord(label.text)).rule
    : (scalarRule(label, context) ?? person.rule(at, label.text));
  if (rule === undefined || !isBracket(text[start.at])) person.enter(at, start.at, label.text);
  const span = rule && valueSpan(text, start, rule);
  return span && { ...span, label: label.text };
}

function scalarRule(label: Label, { keys }: DetectorContext): KeyRule | undefined {
  return label.quoted ? keys.verdict(label.text).scalarRule : keys.label(label.text);
}

function lastWord(words: string): string {
  return words.slice(words.lastIndexOf(' ') + 1);
}

interface Label {
  readonly text: string;
  readonly quoted: boolean;
}

/** May read into what was just replaced: in `a: password=x` the value of `a` is a label too. */
function labelBefore(text: string, at: number): Label | undefined {
  let end = at;
  while (end > 0 && text[end - 1] === ' ' && at - end < 3) end--;
  const unquoted = end;
  while (end > 0 && /["'`\\\]]/.test(text[end - 1] as string) && unquoted - end < 8) end--;
  const floor = Math.max(0, end - LABEL_LENGTH);
  const start = end === unquoted ? wordsStart(text, end, floor) : quotedStart(text, end, floor);
  if (start === end) return undefined;
  return { text: text.slice(start, end), quoted: end !== unquoted };
}

function quotedStart(text: string, end: number, floor: number): number {
  let start = end;
  while (start > floor && !/["'`\\[]/.test(text[start - 1] as string)) start--;
  return start;
}

/** Up to four words, single spaces between them. Only digits (`19:32`) are no label. */
function wordsStart(text: string, end: number, floor: number): number {
  let start = end;
  let spaces = 0;
  let letters = false;
  while (start > floor) {
    const character = text[start - 1] as string;
    if (character === ' ') {
      if (start === end || text[start] === ' ' || ++spaces === LABEL_WORDS) break;
    } else if (/[A-Za-z]/.test(character)) letters = true;
    else if (!/[\w.$'-]/.test(character)) break;
    start--;
  }
  return letters ? start : end;
}
