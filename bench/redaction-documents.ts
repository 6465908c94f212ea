import { replaceBetweenMarkers } from './documents.ts';
import type { RecallRow } from './recall/score.ts';
import { groupTable, recallTable } from './recall-table.ts';
import { filledColumn } from './redaction-coverage.ts';
import type { Row } from './scenario.ts';
import { rowsTable } from './tables.ts';

/** Writes what was measured into the pages: all of it into one, what users ask for into the other. */
export function writeRedactionPages(
  machine: string,
  speed: readonly Row[],
  recall: readonly RecallRow[],
): void {
  const benchmark = 'redaction-benchmark.md';
  replaceBetweenMarkers(benchmark, 'machine', machine);
  replaceBetweenMarkers(benchmark, 'speed', rowsTable(speed));
  writeRecallPages(recall);
}

/** Writes the recall alone: it takes no quiet machine, as the times do. */
export function writeRecallPages(recall: readonly RecallRow[]): void {
  replaceBetweenMarkers('redaction-benchmark.md', 'recall', recallTable(recall));
  replaceBetweenMarkers('redaction.md', 'coverage', (table) => filledColumn(table, recall));
  replaceBetweenMarkers('redaction.md', 'recall', groupTable(recall));
}
