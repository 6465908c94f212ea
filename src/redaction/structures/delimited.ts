import type { Detector, DetectorContext } from '../detector.ts';
import { isReplacement } from '../replacement.ts';
import { SIEVE } from '../sieve.ts';
import { isTaken } from '../taken-value.ts';

/** Between cells: of CSV, of tables in Markdown and of databases' clients, of `console.table`. */
const SEPARATORS = [',', ';', '\t', '|', '│', '  '] as const;
/** Columns that only spaces set apart. */
const SPACES = '  ';
const HEADER_LENGTH = 4_096;
/** A message, a frame and a title may stand above. */
const HEADER_ROWS = 8;
/** A column's name is a word or a few. */
const COLUMN = /^[\s"'`*]*[A-Za-z_(#][\w .()/#-]{0,63}["'`*]{0,2}\s*$/;
/** The name of a column beside which nothing but spaces stands. */
const SHORT_COLUMN = /^[A-Za-z_]\w*(?: [A-Za-z_#]\w*)?$/;

/**
 * Rows below a header line: each cell is judged by its column's name as by a key. A table may
 * begin at any of the first lines, so that a message may stand above it.
 *
 * @see RFC 4180
 */
export const delimited: Detector = {
  name: 'csv',
  kind: 'secret',
  sieve: SIEVE.line,
  redact(text, context) {
    const lines = text.split('\n');
    const table = header(lines, context);
    if (table === undefined) return text;
    let changed = false;
    for (let row = table.row + 1; row < lines.length; row++) {
      const line = lines[row] as string;
      const clean = redactRow(line, table, context);
      changed ||= clean !== line;
      lines[row] = clean;
    }
    return changed ? lines.join('\n') : text;
  },
};

interface Header {
  readonly row: number;
  readonly separator: string;
  readonly columns: number;
  /** The names of columns that are taken, by their numbers. */
  readonly taken: ReadonlyMap<number, string>;
}

function header(lines: readonly string[], context: DetectorContext): Header | undefined {
  for (let row = 0; row < Math.min(HEADER_ROWS, lines.length - 1); row++) {
    const line = (lines[row] as string).replace('\r', '');
    for (const separator of line.length > HEADER_LENGTH ? [] : SEPARATORS) {
      if (!line.includes(separator)) continue;
      const names = cellsOf(line, separator);
      if (names.length < 2 || !areNames(names, separator)) continue;
      const taken = takenColumns(names, separator, context);
      if (taken.size > 0) return { row, separator, columns: names.length, taken };
    }
  }
  return undefined;
}

/** A table with a frame has nothing in front of its first separator. */
function areNames(names: readonly string[], separator: string): boolean {
  if (separator === SPACES) return names.every((name) => SHORT_COLUMN.test(name.trim()));
  // A sentence has commas, too.
  if (separator === ',' || separator === ';') return names.every(isShort);
  const framed = (separator === '|' || separator === '│') && names[0]?.trim() === '';
  const inner = framed ? names.slice(1, names.at(-1)?.trim() === '' ? -1 : undefined) : names;
  return inner.length > 0 && inner.every((name) => COLUMN.test(name));
}

function isShort(name: string): boolean {
  return COLUMN.test(name) && name.trim().split(/\s+/).length < 4;
}

/** `Name` beside `Type` and `Description` is of what a document describes. */
function takenColumns(
  names: readonly string[],
  separator: string,
  { keys }: DetectorContext,
): Map<number, string> {
  const taken = new Map<number, string>();
  let alone = separator === '|' || separator === '│' || separator === SPACES;
  for (const [index, name] of names.entries()) {
    const key = name.replace(/["'`*]/g, '').trim();
    const identifies = key.toLowerCase() === 'name' ? keys.identifies() : undefined;
    const rule = keys.verdict(key).scalarRule;
    if ((rule ?? identifies) !== undefined) taken.set(index, key);
    if (rule !== undefined) alone = false;
  }
  if (alone) taken.clear();
  return taken;
}

function redactRow(line: string, table: Header, context: DetectorContext): string {
  const cells = cellsOf(line, table.separator);
  if (cells.length !== table.columns) return line;
  let changed = false;
  for (const [index, name] of table.taken) {
    const cell = cells[index] as string;
    const value = cell.trim().replace(/^"(.*)"$/s, '$1');
    if (!isContent(value, name, table, context)) continue;
    cells[index] = cell.replace(cell.trim(), () => context.replace(value, name));
    changed = true;
  }
  return changed ? cells.join(table.separator === SPACES ? '' : table.separator) : line;
}

function isContent(
  value: string,
  name: string,
  { separator }: Header,
  { keys }: DetectorContext,
): boolean {
  if (value === '' || isReplacement(value) || /^[-=+:*─━]+$/.test(value)) return false;
  // Two columns of words are as likely a text about the words.
  if (separator === SPACES && !/\d/.test(value)) return false;
  const rule = keys.verdict(name).scalarRule;
  return rule === undefined || isTaken(value, rule, name);
}

/** A separator within double quotes is part of the cell. */
function cellsOf(line: string, separator: string): string[] {
  if (separator === SPACES) return spacedCells(line);
  const cells: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') quoted = !quoted;
    else if (line[at] === separator && !quoted) {
      cells.push(line.slice(start, at));
      start = at + 1;
    }
  }
  cells.push(line.slice(start));
  return cells;
}

/** A cell begins behind two spaces or more, which belong to the one in front. */
function spacedCells(line: string): string[] {
  const cells: string[] = [];
  let start = 0;
  let spaces = 0;
  let begun = false;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === ' ' || line[at] === '\t' || line[at] === '\r') {
      spaces++;
      continue;
    }
    if (begun && spaces > 1) {
      cells.push(line.slice(start, at));
      start = at;
    }
    begun = true;
    spaces = 0;
  }
  cells.push(line.slice(start));
  return cells;
}
