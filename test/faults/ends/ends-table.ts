import { inTurns } from '../in-turns.ts';
import { ENDINGS } from './endings.ts';
import { COLLECTORS, type EndRow, endBare, endFlagged } from './run-ending.ts';

/** Every ending with every Collector, a few applications at a time. */
export async function runEnds(
  parallel: number,
  onProgress: (done: number, of: number) => void = () => {},
): Promise<EndRow[]> {
  const bare = await inTurns(parallel, ENDINGS, endBare);
  const cells = ENDINGS.flatMap((ending, index) =>
    COLLECTORS.map((collector) => ({ ending, collector, bare: bare[index] as EndRow['bare'] })),
  );
  let done = 0;
  return inTurns(parallel, cells, async ({ ending, collector, bare: without }) => {
    const row = await endFlagged(ending, collector, without);
    onProgress(++done, cells.length);
    return row;
  });
}

/** As a table in Markdown. */
export function endsTable(rows: readonly EndRow[]): string {
  const lines = rows.map((row) =>
    [
      row.ending.name,
      row.collector.name,
      row.atOnce,
      row.afterRestart,
      row.lost,
      row.duplicates,
      endText(row.flagged),
      endText(row.flagged) === endText(row.bare) ? 'yes' : `no: ${endText(row.bare)}`,
      `${row.flagged.millis - row.bare.millis} ms`,
    ].join(' | '),
  );
  return [
    '| ending | Collector | delivered at once | after a restart | lost | twice | exit | as without the flag | delay |',
    '|---|---|--:|--:|--:|--:|---|---|--:|',
    ...lines.map((line) => `| ${line} |`),
  ].join('\n');
}

const endText = ({ code, signal }: EndRow['bare']): string => signal ?? `code ${code}`;
