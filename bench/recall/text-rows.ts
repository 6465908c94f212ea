import { createRedactor } from '../../src/redaction/index.ts';
import { dice } from '../../test/helpers/generated/dice.ts';
import { isGone, type Kind } from '../../test/helpers/generated/planted.ts';
import { fill, type Slot, type Slots } from './fill.ts';
import type { Use } from './halves.ts';
import { type RecallRow, Score } from './score.ts';

/** Texts of one kind with gaps, and what the gaps may hold. */
export interface Templates {
  readonly group: string;
  readonly use: Use;
  readonly templates: readonly string[];
  readonly slots: Slots;
  readonly seed: number;
  /** The least part of each kind that must be gone. */
  readonly goal?: number;
}

const ALL = 'all kinds';

/** One row for each kind that stands in the texts, and one, the last, for all of them. */
export function textRows(texts: Templates, inputs: number): RecallRow[] {
  const { group, use, templates, slots, seed, goal } = texts;
  const redactor = createRedactor();
  const d = dice(seed);
  const kinds = [...new Set(Object.values(slots).map(([kind]) => kind))];
  const scores = new Map([...kinds, ALL].map((kind) => [kind, new Score()]));
  for (let count = 0; count < inputs; count++) {
    const { text, values } = fill(templates[count % templates.length] as string, slots, d);
    const output = redactor.redactText(text);
    for (const [kind, value] of values) {
      const gone = isWordGone(output, value);
      for (const name of [kind, ALL]) scores.get(name)?.addGone(gone, text, output);
    }
  }
  return [...scores]
    .map(([name, score]) => score.row(group, name, use, goal))
    .filter((row) => row.of > 0);
}

/** One row for each kind of planted values. */
export function kindRows(
  group: string,
  use: Use,
  kinds: readonly Kind[],
  goal: number,
  inputs: number,
): RecallRow[] {
  const redactor = createRedactor();
  return kinds.map(({ name, make }) => {
    const d = dice(7);
    const score = new Score();
    for (let count = 0; count < inputs; count++) score.redact(redactor, make(d));
    return score.row(group, name, use, goal);
  });
}

/** Ways to write a name, with the parts that must be gone, in turn in each of some sentences. */
export interface Names {
  readonly group: string;
  readonly use: Use;
  readonly spellings: Readonly<Record<string, Slot>>;
  /** Sentences in which `{}` stands for the name. */
  readonly places: readonly string[];
  readonly goal: number;
}

/** One row for each way to write a name. */
export function nameRows(
  { group, use, spellings, places, goal }: Names,
  inputs: number,
): RecallRow[] {
  const templates = places.map((place) => place.replace('{}', '{name}'));
  return Object.entries(spellings).flatMap(([name, slot]) => {
    const slots: Slots = { name: [name, slot] };
    return textRows({ group, use, templates, slots, seed: 7, goal }, inputs).slice(0, 1);
  });
}

/** How many of the texts were touched at all. */
export function touchedRow(
  group: string,
  use: Use,
  texts: Iterable<string>,
  most: number,
): RecallRow {
  const redactor = createRedactor();
  const score = new Score();
  for (const input of texts) {
    const output = redactor.redactText(input);
    score.add(output !== input, output === input, input, output);
  }
  return { ...score.row(group, 'texts touched', use), most };
}

/** Like {@link isGone}, but a value as short as `Li` or `93` counts as left only as a word. */
function isWordGone(output: string, value: string): boolean {
  if (/[^\p{L}\p{N}]/u.test(value) || value.length >= 4) return isGone(output, value);
  return !new RegExp(`(?<![\\p{L}\\p{N}])${value}(?![\\p{L}\\p{N}])`, 'u').test(output);
}
