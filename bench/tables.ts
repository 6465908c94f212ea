import type { RecallRow } from './recall/score.ts';
import type { Figure, Row } from './scenario.ts';

/** The rows of a speed measurement in Markdown, each with its goal where it has one. */
export function speedTable(rows: readonly Row[]): string {
  return table(
    ['case', 'contender', 'ns per call', '±', 'ratio', 'goal', ''],
    rows.map((row) => [
      row.case,
      row.contender,
      row.ns < 100 ? row.ns.toFixed(1) : Math.round(row.ns).toLocaleString('en'),
      `${Math.round(row.spread * 100)} %`,
      row.ratio.toFixed(2),
      row.goal === undefined ? '' : `${row.goal.text}: ${row.goal.isMet ? 'met' : '**missed**'}`,
      row.note ?? '',
    ]),
  );
}

/** The rows of a recall measurement in Markdown. */
export function recallTable(rows: readonly RecallRow[]): string {
  return table(
    ['', 'kind', 'gone', 'of', 'recall', 'goal'],
    rows.map((row) => [
      row.group,
      row.name,
      row.gone.toLocaleString('en'),
      row.of.toLocaleString('en'),
      row.goal === 0 ? '' : share(row),
      goal(row),
    ]),
  );
}

/** Measurements that are no time of a call, in Markdown. */
export function figuresTable(figures: readonly Figure[]): string {
  return table(
    ['figure', 'measured', 'goal'],
    figures.map(({ what, value, goal: asked = '', met }) => [
      what,
      value,
      met === undefined ? asked : `${asked}: ${met ? 'met' : '**missed**'}`,
    ]),
  );
}

/** The part that is gone, rounded down: 100 % means all of them. */
export function share({ gone, of }: Pick<RecallRow, 'gone' | 'of'>): string {
  return `${(Math.floor((gone / of) * 1_000) / 10).toFixed(1)} %`;
}

/** Whether a row reaches its goal; one without a goal does. */
export function isMet({ gone, of, goal: least }: RecallRow): boolean {
  if (least === undefined) return true;
  return least === 0 ? gone === 0 : gone / of >= least;
}

function goal(row: RecallRow): string {
  if (row.goal === undefined) return '–';
  const asked = row.goal === 0 ? '0' : `≥ ${row.goal * 100} %`;
  return `${asked}: ${isMet(row) ? 'met' : '**missed**'}`;
}

function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
