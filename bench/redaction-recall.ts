import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRedactor } from '../src/redaction/index.ts';
import { harmlessValues } from '../test/helpers/harmless-values.ts';

/** One line of the table: of so many values of a kind, so many are gone. */
export interface Row {
  readonly name: string;
  readonly gone: number;
  readonly of: number;
}

interface Sentence {
  readonly text: string;
  readonly spans: ReadonlyArray<{ readonly type: string; readonly value: string }>;
}

const SENTENCES = join('presidio', 'synthetic-sentences.json');
const HARMLESS = 1_000_000;
const BESIDE = join(import.meta.dirname, '..', '..', 'shared', 'corpora');

/**
 * Recall by type of identifier: the share of values that no longer stand anywhere in the output.
 * The last row are harmless values of telemetry, of which none may be touched.
 *
 * @param corpora the folder of the corpora; without it only the last row
 */
export async function recall(corpora: string | undefined): Promise<Row[]> {
  const file = corpora && join(corpora, SENTENCES);
  return [...(file && existsSync(file) ? sentences(file) : []), harmless()];
}

function sentences(file: string): Row[] {
  const redactor = createRedactor();
  const rows = new Map<string, { gone: number; of: number }>();
  for (const { text, spans } of JSON.parse(readFileSync(file, 'utf8')) as Sentence[]) {
    const out = redactor.redactText(text);
    for (const { type, value } of spans) {
      const row = rows.get(type) ?? { gone: 0, of: 0 };
      row.of++;
      if (!out.includes(value)) row.gone++;
      rows.set(type, row);
    }
  }
  return [...rows].map(([name, row]) => ({ name, ...row }));
}

function harmless(): Row {
  const redactor = createRedactor();
  let gone = 0;
  for (const value of harmlessValues(HARMLESS)) if (redactor.redactText(value) !== value) gone++;
  return { name: 'harmless values touched', gone, of: HARMLESS };
}

async function main(): Promise<void> {
  const given = process.env['REDACTION_CORPORA'];
  for (const { name, gone, of } of await recall(
    given ?? (existsSync(BESIDE) ? BESIDE : undefined),
  )) {
    console.log(`${name.padEnd(26)} ${gone} of ${of} (${((gone / of) * 100).toFixed(1)} %)`);
  }
}

if (import.meta.main) await main();
