import { corporaFolder, corporaRows } from './recall/corpora.ts';
import { generatedRows, harmlessRow } from './recall/generated.ts';
import type { RecallRow } from './recall/score.ts';
import { recallTable } from './tables.ts';

/**
 * How many of the values that must go are gone, by kind, and how many of those that must stay
 * were touched: generated ones on every machine, and those of the corpora where they are.
 */
export function recall(isQuick: boolean): RecallRow[] {
  const folder = corporaFolder();
  return [
    ...generatedRows(isQuick ? 300 : 2_000),
    ...(folder === undefined ? [] : corporaRows(folder)),
    harmlessRow(isQuick ? 200_000 : 1_000_000),
  ];
}

if (import.meta.main) {
  const rows = recall(process.argv.includes('--quick'));
  console.log(recallTable(rows));
  if (process.argv.includes('--misses')) {
    for (const { group, name, examples } of rows) {
      for (const [input, output] of examples) {
        console.log(`\n${group}, ${name}\n  in:  ${input}\n  out: ${output}`);
      }
    }
  }
}
