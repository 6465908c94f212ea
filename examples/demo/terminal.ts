// Colours where somebody looks, plain text where a program reads.
const COLOURED = Boolean(process.stdout.isTTY) && !process.env['NO_COLOR'];
const WIDTH_WITHOUT_TERMINAL = 160;

const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, magenta: 35, cyan: 36 };
export type Style = keyof typeof CODES;

export function paint(style: Style, text: string): string {
  return COLOURED ? `\x1b[${CODES[style]}m${text}\x1b[0m` : text;
}

/** Columns that a line may take. */
export function lineWidth(): number {
  return process.stdout.columns ?? WIDTH_WITHOUT_TERMINAL;
}

/** The text in at most `width` characters, with an ellipsis where some are missing. */
export function clip(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
}

export function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}

export function heading(text: string): void {
  print();
  print(paint('bold', text));
  print();
}

/** Rows as aligned columns, two spaces apart; the last column is not padded. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) {
      widths[index] = Math.max(widths[index] ?? 0, cell.length);
    }
  }
  return rows.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths[index]!))
      .join('  ')
      .trimEnd(),
  );
}
