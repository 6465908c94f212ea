import type { RecallRow } from './recall/score.ts';
import type { Figure, Goal, Row, Unit } from './scenario.ts';

const COUNTED: ReadonlySet<Unit> = new Set(['packages', 'files']);

/** Rows in Markdown, each with its goal where it has one. */
export function rowsTable(rows: readonly Row[]): string {
  return table(
    ['case', 'contender', 'median', '±', 'ratio', 'goal', ''],
    rows.map((row) => [
      row.case,
      row.contender,
      quantity(row),
      `${Math.round(row.spread * 100)} %`,
      row.ratio.toFixed(2),
      row.goal === undefined ? '' : verdict(row.goal),
      row.note ?? '',
    ]),
  );
}

/** A median with its unit, as long as it is worth reading. */
export function quantity({ measured, unit }: Pick<Row, 'measured' | 'unit'>): string {
  const digits = measured !== 0 && Math.abs(measured) < 100 && !COUNTED.has(unit) ? 1 : 0;
  const shown = measured.toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${shown} ${unit}`;
}

/** What has a goal, with what was reached, of several scenarios. */
export function goalsTable(
  reports: ReadonlyArray<{ scenario: string; rows: readonly Row[]; figures: readonly Figure[] }>,
): string {
  const found = reports.flatMap(({ scenario, rows, figures }) => [
    ...rows.flatMap((row) =>
      row.goal
        ? [
            [
              scenario,
              `${row.case}: ${row.contender}`,
              [`${quantity(row)}, ${row.ratio.toFixed(2)}×`, row.note].filter(Boolean).join('; '),
              verdict(row.goal),
            ],
          ]
        : [],
    ),
    ...figures.flatMap(({ what, value, goal, met }) =>
      goal === undefined || met === undefined
        ? []
        : [[scenario, what, value, verdict({ text: goal, isMet: met })]],
    ),
  ]);
  return table(['scenario', 'what', 'measured', 'goal'], found);
}

const verdict = (goal: Goal): string => `${goal.text}: ${goal.isMet ? 'met' : '**missed**'}`;

/** Measurements that are no time of a call, in Markdown. */
export function figuresTable(figures: readonly Figure[]): string {
  return table(
    ['figure', 'measured', 'goal'],
    figures.map(({ what, value, goal: asked = '', met }) => [
      what,
      value,
      met === undefined ? asked : verdict({ text: asked, isMet: met }),
    ]),
  );
}

/** The part that is gone, rounded down: 100 % means all of them. */
export function share({ gone, of }: Pick<RecallRow, 'gone' | 'of'>): string {
  return `${(Math.floor((gone / of) * 1_000) / 10).toFixed(1)} %`;
}

/** A table in Markdown. */
export function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
