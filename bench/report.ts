import type { Effort } from './interleave.ts';
import type { RecallRow } from './recall/score.ts';
import { recallTable } from './recall-table.ts';
import type { Figure, Row } from './scenario.ts';
import { figuresTable, rowsTable } from './tables.ts';

/** What one scenario found, as `--json` and docs/performance.json hold it. */
export interface Report {
  readonly scenario: string;
  readonly what: string;
  readonly varies: string;
  readonly machine: string;
  readonly versions: string;
  /** ISO 8601 date. */
  readonly day: string;
  readonly isQuick: boolean;
  readonly effort: Effort;
  /** Cases that the plot shows, with a title for each. */
  readonly plots: Readonly<Record<string, string>>;
  readonly rows: readonly Row[];
  readonly recall: readonly RecallRow[];
  readonly figures: readonly Figure[];
}

/** Shows a report to whoever ran it. */
export function printReport(report: Report): void {
  console.log(`${headOf(report)}\n\n${tablesOf(report)}\n`);
}

/** What was measured, where, against which versions. */
export function headOf({ what, machine, versions, varies }: Report): string {
  return [what, `${machine}. ${versions}`, varies && `Varies: ${varies}`]
    .filter(Boolean)
    .join('\n\n');
}

/** Everything that was found, in Markdown. */
export function tablesOf({ rows, recall, figures }: Report): string {
  const tables = rows.length > 0 ? [rowsTable(rows)] : [];
  if (recall.length > 0) tables.push(`Recall: values gone from the output`, recallTable(recall));
  if (figures.length > 0) tables.push(figuresTable(figures));
  return tables.join('\n\n');
}
