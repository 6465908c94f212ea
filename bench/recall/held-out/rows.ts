// Held out: measured against, never tuned on (see people.ts).
import { createRedactor } from '../../../src/redaction/index.ts';
import { dice } from '../../../test/helpers/generated/dice.ts';
import { isGone } from '../../../test/helpers/generated/planted.ts';
import { type RecallRow, Score } from '../score.ts';
import { HARMLESS_QUERIES, QUERIES } from './clinical-queries.ts';
import { foreignLines } from './foreign-lines.ts';
import { HELD_OUT_LABELLED } from './labels.ts';
import { SPELLINGS, someone } from './people.ts';
import { NAME_PLACES, REGISTERS } from './registers.ts';
import { HELD_OUT_SECRETS } from './secrets.ts';
import { fill, SLOTS } from './slots.ts';

const GOALS = { names: 0.96, labels: 0.98, queries: 0.9, secrets: 0.97 };
const MOST_QUERIES = 0.04;
const MOST_LINES = 0.001;

/** Recall over texts whose grammars and names no rule was made for. */
export function heldOutRows(inputs: number): RecallRow[] {
  return [
    ...nameRows(inputs),
    ...kindRows('identifiers by label', HELD_OUT_LABELLED, GOALS.labels, inputs),
    ...kindRows('secrets', HELD_OUT_SECRETS, GOALS.secrets, inputs),
    ...textRows('clinical queries', QUERIES, inputs * 4, GOALS.queries),
    ...Object.entries(REGISTERS).flatMap(([name, templates]) =>
      textRows(name, templates, inputs).slice(-1),
    ),
    touchedRow('harmless clinical queries', HARMLESS_QUERIES, MOST_QUERIES),
    touchedRow('harmless lines of other programs', foreignLines(inputs * 25), MOST_LINES),
  ];
}

function nameRows(inputs: number): RecallRow[] {
  const redactor = createRedactor();
  return Object.entries(SPELLINGS).map(([name, spelling]) => {
    const d = dice(7);
    const score = new Score();
    for (let count = 0; count < inputs; count++) {
      const [text, ...values] = spelling(someone(d), d);
      const input = d.of(NAME_PLACES).replace('{}', () => text);
      score.redact(redactor, { input, values });
    }
    return score.row('person names in sentences', name, 'held-out', GOALS.names);
  });
}

function kindRows(
  group: string,
  kinds: typeof HELD_OUT_LABELLED,
  goal: number,
  inputs: number,
): RecallRow[] {
  const redactor = createRedactor();
  return kinds.map(({ name, make }) => {
    const d = dice(7);
    const score = new Score();
    for (let count = 0; count < inputs; count++) score.redact(redactor, make(d));
    return score.row(group, name, 'held-out', goal);
  });
}

/** One row for each kind that stands in the texts, and one for all of them. */
function textRows(
  group: string,
  templates: readonly string[],
  inputs: number,
  goal?: number,
): RecallRow[] {
  const redactor = createRedactor();
  const d = dice(7);
  const kinds = [...new Set(Object.values(SLOTS).map(([kind]) => kind))];
  const scores = new Map([...kinds, 'all kinds'].map((kind) => [kind, new Score()]));
  for (let count = 0; count < inputs; count++) {
    const { text, values } = fill(templates[count % templates.length] as string, d);
    const output = redactor.redactText(text);
    for (const [kind, value] of values) {
      const gone = isGone(output, value);
      for (const name of [kind, 'all kinds']) scores.get(name)?.addGone(gone, text, output);
    }
  }
  return [...scores]
    .map(([name, score]) => score.row(group, name, 'held-out', goal))
    .filter((row) => row.of > 0);
}

/** How many of the texts were touched at all. */
function touchedRow(group: string, texts: Iterable<string>, most: number): RecallRow {
  const redactor = createRedactor();
  const score = new Score();
  for (const input of texts) {
    const output = redactor.redactText(input);
    score.add(output !== input, output === input, input, output);
  }
  return { ...score.row(group, 'texts touched', 'held-out'), most };
}
