import type { KeyRules } from '../key-rules.ts';
import type { KeyRule } from '../key-words.ts';
import { isBracket } from './assigned-value.ts';

/** Most of a text that belongs to one person's label. */
const RANGE_LENGTH = 16_384;

/**
 * The part of a text that stands below a person's label, so that `name` in it is theirs:
 * `{ patient: { name: 'Jane' } }` of `util.inspect`, or YAML's indented lines. One range at a
 * time: a search for each label within another would read the text over and over.
 */
export class PersonRange {
  private readonly text: string;
  private readonly keys: KeyRules;
  private end = -1;

  constructor(text: string, keys: KeyRules) {
    this.text = text;
    this.keys = keys;
  }

  /** The rule for a label at a place, if it is one of those that identify below a person. */
  rule(at: number, label: string): KeyRule | undefined {
    if (at >= this.end) return undefined;
    const word = label.slice(label.lastIndexOf(' ') + 1);
    return this.keys.verdict(word).belowPerson ? this.keys.identifies() : undefined;
  }

  /** Begins a range where a label is a person's and its value is a container. */
  enter(separator: number, value: number, label: string): void {
    if (separator < this.end) return;
    const word = label.slice(label.lastIndexOf(' ') + 1);
    if (!this.keys.verdict(word).person) return;
    const first = this.text[value];
    if (isBracket(first)) this.end = this.closing(value);
    else if (first === '\n' || first === '\r') this.end = this.dedent(separator, value);
  }

  private closing(from: number): number {
    let depth = 0;
    const limit = Math.min(this.text.length, from + RANGE_LENGTH);
    for (let at = from; at < limit; at++) {
      if (isBracket(this.text[at])) depth++;
      else if ((this.text[at] === '}' || this.text[at] === ']') && --depth === 0) return at;
    }
    return limit;
  }

  /** The next line that begins no further in than the label's own. */
  private dedent(separator: number, value: number): number {
    const lineStart = this.text.lastIndexOf('\n', separator) + 1;
    const own = indentAt(this.text, lineStart);
    const limit = Math.min(this.text.length, value + RANGE_LENGTH);
    for (let at = this.text.indexOf('\n', value); at !== -1 && at < limit; ) {
      const next = at + 1;
      if (this.text[next] !== '\n' && indentAt(this.text, next) <= own) return at;
      at = this.text.indexOf('\n', next);
    }
    return limit;
  }
}

function indentAt(text: string, from: number): number {
  let at = from;
  while (at - from < 64 && (text[at] === ' ' || text[at] === '-')) at++;
  return at - from;
}
