// Held out: measured against, never tuned on (see people.ts).
import type { RecallRow } from '../score.ts';
import { kindRows, nameRows, textRows, touchedRow } from '../text-rows.ts';
import { harmlessLines } from './harmless-lines.ts';
import { HARMLESS_QUERIES } from './harmless-queries.ts';
import { HELD_OUT_LABELLED } from './labels.ts';
import { LETTERS } from './letters.ts';
import { NAME_PLACES } from './name-places.ts';
import { NAMES } from './people.ts';
import { PROGRAMS } from './programs.ts';
import { QUERIES_WITH_NUMBERS } from './queries-numbers.ts';
import { QUERIES_ABOUT_PEOPLE } from './queries-people.ts';
import { QUERIES_ABOUT_THINGS } from './queries-things.ts';
import { HELD_OUT_SECRETS } from './secrets.ts';
import { PROGRAM_SLOTS, SLOTS } from './slots.ts';

const GOALS = { names: 0.96, labels: 0.98, queries: 0.9, secrets: 0.97 };
const MOST_QUERIES = 0.04;
const MOST_LINES = 0.001;
const USE = 'held-out';
const QUERIES = [...QUERIES_ABOUT_PEOPLE, ...QUERIES_WITH_NUMBERS, ...QUERIES_ABOUT_THINGS];

/** Recall over texts whose sentences and names no rule was made for. */
export function heldOutRows(inputs: number): RecallRow[] {
  const texts = { use: USE, slots: SLOTS, seed: 19 } as const;
  const names = { group: 'person names in sentences', use: USE, spellings: NAMES } as const;
  return [
    ...nameRows({ ...names, places: NAME_PLACES, goal: GOALS.names }, inputs),
    ...kindRows('identifiers by label', USE, HELD_OUT_LABELLED, GOALS.labels, inputs),
    ...kindRows('secrets', USE, HELD_OUT_SECRETS, GOALS.secrets, inputs),
    ...textRows(
      { ...texts, group: 'clinical queries', templates: QUERIES, goal: GOALS.queries },
      inputs * 8,
    ),
    ...Object.entries(LETTERS).flatMap(([group, templates]) =>
      textRows({ ...texts, group, templates }, inputs).slice(-1),
    ),
    ...Object.entries(PROGRAMS).flatMap(([group, templates]) =>
      textRows({ ...texts, slots: PROGRAM_SLOTS, group, templates }, inputs).slice(-1),
    ),
    touchedRow('harmless clinical queries', USE, HARMLESS_QUERIES, MOST_QUERIES),
    touchedRow('harmless lines of other programs', USE, harmlessLines(inputs * 25), MOST_LINES),
  ];
}
