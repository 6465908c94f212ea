import { replaceBetweenMarkers } from './documents.ts';
import type { RecallRow } from './recall/score.ts';
import { filledColumn } from './redaction-coverage.ts';
import type { Row } from './scenario.ts';
import { recallTable, rowsTable, share } from './tables.ts';

/** Writes what was measured into the pages: all of it into one, what users ask for into the other. */
export function writeRedactionPages(
  machine: string,
  speed: readonly Row[],
  recall: readonly RecallRow[],
): void {
  const benchmark = 'redaction-benchmark.md';
  replaceBetweenMarkers(benchmark, 'machine', machine);
  replaceBetweenMarkers(benchmark, 'speed', rowsTable(speed));
  replaceBetweenMarkers(benchmark, 'recall', recallTable(recall));
  replaceBetweenMarkers('redaction.md', 'coverage', (table) => filledColumn(table, recall));
  replaceBetweenMarkers('redaction.md', 'recall', groupTable(recall));
}

/** One line for each group: kinds and their recall. */
function groupTable(recall: readonly RecallRow[]): string {
  const asked = recall.filter(({ goal }) => goal !== undefined);
  const lines = [...new Set(asked.map(({ group }) => group))].map((group) => {
    const cells = asked.filter((row) => row.group === group).map(cell);
    return `| ${group} | ${cells.join('; ')} |`;
  });
  return ['| measured | recall |', '|---|---|', ...lines].join('\n');
}

function cell(row: RecallRow): string {
  if (row.goal === 0) return `${row.gone.toLocaleString('en')} of ${row.of.toLocaleString('en')}`;
  return `${row.name} ${share(row)}`;
}
