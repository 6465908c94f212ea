import type { Detector, DetectorContext } from '../detector.ts';
import { isReplacement } from '../replacement.ts';
import { SIEVE } from '../sieve.ts';

const SEPARATORS = [',', ';', '\t', '|'] as const;
const HEADER_LENGTH = 4_096;
/** A column's name is a word or a few. */
const COLUMN = /^[\s"']*[A-Za-z_][\w .()/#-]{0,63}["']?\s*$/;

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
  readonly taken: ReadonlySet<number>;
}

function header(lines: readonly string[], context: DetectorContext): Header | undefined {
  for (let row = 0; row < Math.min(4, lines.length - 1); row++) {
    const line = (lines[row] as string).replace('\r', '');
    for (const separator of line.length > HEADER_LENGTH ? [] : SEPARATORS) {
      const names = line.split(separator);
      if (names.length < 2 || !names.every((name) => COLUMN.test(name))) continue;
      const taken = takenColumns(names, context);
      if (taken.size > 0) return { row, separator, columns: names.length, taken };
    }
  }
  return undefined;
}

function takenColumns(names: readonly string[], { keys }: DetectorContext): Set<number> {
  const taken = new Set<number>();
  for (const [index, name] of names.entries()) {
    const key = name.replace(/["']/g, '').trim();
    const identifies = key.toLowerCase() === 'name' ? keys.identifies() : undefined;
    if ((keys.verdict(key).scalarRule ?? identifies) !== undefined) taken.add(index);
  }
  return taken;
}

function redactRow(line: string, table: Header, context: DetectorContext): string {
  const cells = cellsOf(line, table.separator);
  if (cells.length !== table.columns) return line;
  let changed = false;
  for (const index of table.taken) {
    const cell = cells[index] as string;
    const value = cell.trim().replace(/^"(.*)"$/s, '$1');
    if (value === '' || isReplacement(value)) continue;
    cells[index] = context.replace(value) + (/\r$/.test(cell) ? '\r' : '');
    changed = true;
  }
  return changed ? cells.join(table.separator) : line;
}

/** A separator within double quotes is part of the cell. */
function cellsOf(line: string, separator: string): string[] {
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
