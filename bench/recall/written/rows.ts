// Development: once held out, now read by those who make rules (see people.ts).
import type { RecallRow } from '../score.ts';
import { kindRows, nameRows, textRows, touchedRow } from '../text-rows.ts';
import { HARMLESS_QUERIES, QUERIES } from './clinical-queries.ts';
import { foreignLines } from './foreign-lines.ts';
import { WRITTEN_LABELLED } from './labels.ts';
import { NAMES } from './people.ts';
import { NAME_PLACES, REGISTERS } from './registers.ts';
import { WRITTEN_SECRETS } from './secrets.ts';
import { SLOTS } from './slots.ts';

const GOALS = { names: 0.96, labels: 0.98, queries: 0.9, secrets: 0.97 };
const MOST_QUERIES = 0.04;
const MOST_LINES = 0.001;
const USE = 'development';

/** Recall over texts that were written to be held out, and have since been tuned on. */
export function writtenRows(inputs: number): RecallRow[] {
  const texts = { use: USE, slots: SLOTS, seed: 7 } as const;
  return [
    ...nameRows(
      {
        group: 'person names, written',
        use: USE,
        spellings: NAMES,
        places: NAME_PLACES,
        goal: GOALS.names,
      },
      inputs,
    ),
    ...kindRows('identifiers by label, written', USE, WRITTEN_LABELLED, GOALS.labels, inputs),
    ...kindRows('secrets, written', USE, WRITTEN_SECRETS, GOALS.secrets, inputs),
    ...textRows(
      { ...texts, group: 'clinical queries', templates: QUERIES, goal: GOALS.queries },
      inputs * 4,
    ),
    ...Object.entries(REGISTERS).flatMap(([group, templates]) =>
      textRows({ ...texts, group, templates }, inputs).slice(-1),
    ),
    touchedRow('harmless clinical queries', USE, HARMLESS_QUERIES, MOST_QUERIES),
    touchedRow('harmless lines of other programs', USE, foreignLines(inputs * 25), MOST_LINES),
  ];
}
