// `npm run recall -- [--quick] [--docs] [--misses] [--held-out-misses]`
import { parseArgs } from 'node:util';
import { writeRecall } from './performance-page.ts';
import { corporaFolder, corporaRows } from './recall/corpora.ts';
import { generatedRows, harmlessRow } from './recall/generated.ts';
import type { Use } from './recall/halves.ts';
import { heldOutRows } from './recall/held-out/rows.ts';
import type { RecallRow } from './recall/score.ts';
import { writtenRows } from './recall/written/rows.ts';
import { recallTable } from './recall-table.ts';
import { writeRecallPages } from './redaction-documents.ts';

/**
 * How many of the values that must go are gone, by kind, and how many of those that must stay
 * were touched: on texts that rules were made for, and on others.
 */
export function recall(isQuick: boolean): RecallRow[] {
  const folder = corporaFolder();
  return [
    ...generatedRows(isQuick ? 200 : 2_000),
    ...writtenRows(isQuick ? 300 : 2_000),
    ...heldOutRows(isQuick ? 300 : 2_000),
    ...(folder === undefined ? [] : corporaRows(folder)),
    harmlessRow(isQuick ? 100_000 : 1_000_000),
  ];
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      docs: { type: 'boolean', default: false },
      misses: { type: 'boolean', default: false },
      'held-out-misses': { type: 'boolean', default: false },
    },
  });
  const rows = recall(values.quick);
  console.log(recallTable(rows));
  if (values.docs) {
    writeRecallPages(rows);
    writeRecall(rows);
  }
  if (values.misses) printMisses(rows, 'development');
  // Whoever reads these and changes a rule has tuned on them: then they measure nothing any more.
  if (values['held-out-misses']) printMisses(rows, 'held-out');
}

function printMisses(rows: readonly RecallRow[], which: Use): void {
  for (const { group, name, use, examples } of rows) {
    if (use !== which) continue;
    for (const [input, output] of examples) {
      console.log(`\n${group}, ${name}\n  in:  ${input}\n  out: ${output}`);
    }
  }
}
