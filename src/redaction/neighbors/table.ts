import type { AnyValue } from '@opentelemetry/api';
import { mapArray } from '../structures/object-structure.ts';
import { isLabel, isNameOfSomething, type Judge, labelOf } from './judge.ts';

/** Smaller numbers are counts of a chart rather than somebody's. */
const SMALLEST_NUMBER = 1_000;

/** Cells below columns: `{ columns: ['id', 'ssn'], rows: [[1, '…']] }`, or one row by itself. */
export function redactRows(
  columns: AnyValue,
  rows: AnyValue,
  judge: Judge,
  at: readonly string[],
): AnyValue {
  if (!Array.isArray(columns) || !Array.isArray(rows)) return rows;
  const labels = columns.map(labelOf);
  if (!labels.some((label) => label !== undefined && judge.label(label) !== undefined)) return rows;
  if (rows.some(Array.isArray)) {
    return mapArray(rows, (row) =>
      Array.isArray(row) ? redactRow(labels, row, judge, [...at, '*']) : row,
    );
  }
  const isRow = rows.length === labels.length && rows.every((each) => !isContainer(each));
  return isRow ? redactRow(labels, rows, judge, at) : rows;
}

function redactRow(
  labels: readonly (string | undefined)[],
  row: AnyValue[],
  judge: Judge,
  at: readonly string[],
): AnyValue[] {
  let index = -1;
  return mapArray(row, (cell) => {
    const label = labels[++index];
    if (label === undefined || isCount(cell)) return cell;
    return judge.value(label, cell, [...at, '*']);
  });
}

/** Rows below a first row of names: `[['name', 'ssn', 'unit'], ['Orla', '…', 'mm']]`. */
export function redactSheet(rows: AnyValue[], judge: Judge): AnyValue[] {
  const [head] = rows;
  if (!Array.isArray(head) || head.length < 2 || !head.every(isHead)) return rows;
  const isSheet = rows.every((row) => Array.isArray(row) && row.length === head.length);
  const taken = head.map((label) => judge.label(label) !== undefined);
  if (!isSheet || !taken.includes(true) || !head.every(isColumn)) return rows;
  return mapArray(rows, (row) => {
    if (row === head) return row;
    let index = -1;
    return mapArray(row as AnyValue[], (cell) => {
      const at = ++index;
      if (!taken[at] || isCount(cell)) return cell;
      // Two in a row are mostly a name and its value.
      if (head.length === 2 && (at === 0 || !taken[0]) && isNameOfSomething(cell)) return cell;
      return judge.value(head[at] as string, cell, ['*', '*']);
    });
  });
}

function isHead(cell: AnyValue): cell is string {
  return isLabel(cell) || (typeof cell === 'string' && cell.length === 1);
}

/** The name of a column has no digits to speak of, or it is a value already. */
function isColumn(label: string): boolean {
  return /^[A-Za-z_][\w .()/#-]*$/.test(label) && !/\d{3}|\d[A-Za-z]+\d/.test(label);
}

function isCount(cell: AnyValue): boolean {
  return typeof cell === 'number' && Number.isInteger(cell) && Math.abs(cell) < SMALLEST_NUMBER;
}

function isContainer(value: AnyValue): boolean {
  return typeof value === 'object' && value !== null;
}
