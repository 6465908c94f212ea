import type { Use } from './recall/halves.ts';
import type { RecallRow } from './recall/score.ts';
import { share, table } from './tables.ts';

/** A kind with its figure on texts that rules were made for, and on those that only measure. */
interface Pair {
  readonly group: string;
  readonly name: string;
  readonly development: RecallRow | undefined;
  readonly heldOut: RecallRow | undefined;
}

/** The rows of a recall measurement in Markdown, both figures of a kind side by side. */
export function recallTable(rows: readonly RecallRow[]): string {
  return table(
    ['', 'kind', 'development', 'held out', 'goal'],
    pairs(rows).map(({ group, name, development, heldOut }) => [
      group,
      name,
      figure(development),
      figure(heldOut),
      goalOf(heldOut ?? development),
    ]),
  );
}

/** One line for each group and use: kinds and their recall. */
export function groupTable(rows: readonly RecallRow[]): string {
  const groups = [...new Set(rows.filter(isAsked).map(({ group }) => group))];
  const cells = (group: string, use: Use): string =>
    rows
      .filter((row) => isAsked(row) && row.group === group && row.use === use)
      .map((row) => (row.most === undefined ? `${row.name} ${share(row)}` : figure(row)))
      .join('; ') || '–';
  return table(
    ['measured', 'development', 'held out'],
    groups.map((group) => [group, cells(group, 'development'), cells(group, 'held-out')]),
  );
}

const isAsked = ({ goal, most }: RecallRow): boolean => goal !== undefined || most !== undefined;

function pairs(rows: readonly RecallRow[]): Pair[] {
  const kinds = new Map(rows.map((row) => [`${row.group}\n${row.name}`, row]));
  const groups = [...new Set(rows.map(({ group }) => group))];
  return groups.flatMap((group) =>
    [...kinds.values()]
      .filter((kind) => kind.group === group)
      .map(({ name }) => {
        const of = (use: Use) =>
          rows.find((row) => row.group === group && row.name === name && row.use === use);
        return { group, name, development: of('development'), heldOut: of('held-out') };
      }),
  );
}

function figure(row: RecallRow | undefined): string {
  if (row === undefined) return '–';
  const of = row.of.toLocaleString('en');
  if (row.most === undefined) return `${share(row)} of ${of}`;
  return `${row.gone.toLocaleString('en')} of ${of} touched`;
}

/** The goal of a row, and whether it was reached. */
function goalOf(row: RecallRow | undefined): string {
  if (row === undefined || !isAsked(row)) return '–';
  const { goal, most, gone, of } = row;
  const [text, isMet] =
    most === undefined
      ? [`≥ ${percent(goal ?? 0)}`, gone / of >= (goal ?? 0)]
      : [`≤ ${percent(most)}`, gone / of <= most];
  return `${text}: ${isMet ? 'met' : '**missed**'}`;
}

const percent = (part: number): string => `${Number((part * 100).toFixed(2))} %`;
