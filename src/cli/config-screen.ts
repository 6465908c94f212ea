import type { ConfigRow } from './config-rows.ts';

/** What `lumen-otel config --json` prints. */
export interface ConfigReport {
  /** What was refused, and misspelt names: a sentence each. */
  readonly problems: readonly string[];
  /** Variables without an effect on us. */
  readonly notes: readonly string[];
  readonly values: readonly ConfigRow[];
}

interface Look {
  /** Columns of the terminal. */
  readonly width: number;
  readonly isColoured: boolean;
}

type Paint = (text: string) => string;

const NARROWEST_VALUE = 16;
const LONGEST_ORIGIN = 28;

/** The report for people: problems first, then the values by topic. */
export function configScreen(report: ConfigReport, { width, isColoured }: Look): string {
  const paint =
    (code: number): Paint =>
    (text) =>
      isColoured ? `\u001b[${code}m${text}\u001b[0m` : text;
  const [bold, dim, red] = [paint(1), paint(2), paint(31)];
  const listed = (title: string, texts: readonly string[], colour: Paint): string[] =>
    texts.length === 0
      ? []
      : [bold(title), ...texts.flatMap((text) => bullet(text, width).map(colour)), ''];
  const topics = [...new Set(report.values.map(({ topic }) => topic))];
  const lines = [
    ...listed('Problems', report.problems, red),
    ...topics.flatMap((topic) => {
      const rows = report.values.filter((row) => row.topic === topic);
      const prefix = commonPrefix(rows);
      const title = prefix === '' ? topic : `${topic}: ${prefix}…`;
      return [bold(title), ...table(withoutPrefix(rows, prefix), width, dim), ''];
    }),
    ...listed('Without an effect', report.notes, dim),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The names by signal are so long that the values had no room beside them. */
function commonPrefix(rows: readonly ConfigRow[]): string {
  const prefix = 'OTEL_EXPORTER_OTLP_';
  return rows.every(({ variable }) => variable.startsWith(prefix)) ? prefix : '';
}

function withoutPrefix(rows: readonly ConfigRow[], prefix: string): ConfigRow[] {
  return rows.map((row) => ({ ...row, variable: row.variable.slice(prefix.length) }));
}

/** Three columns: variable, origin, value. The value is last, as only it may be long. */
function table(rows: readonly ConfigRow[], width: number, dim: Paint): string[] {
  const names = Math.max(...rows.map(({ variable }) => variable.length));
  const origins = Math.max(...rows.map(({ origin }) => Math.min(origin.length, LONGEST_ORIGIN)));
  const indent = 2 + names + 2 + origins + 2;
  const room = Math.max(NARROWEST_VALUE, width - indent);
  return rows.flatMap(({ variable, origin, value }) => {
    const isDefault = origin === 'default';
    const [first = '', ...more] = wrap(value, room);
    const long = origin.length > origins ? [`      from ${origin}`] : [];
    const shownOrigin = long.length > 0 ? 'see below' : origin;
    const line = `  ${variable.padEnd(names)}  ${shownOrigin.padEnd(origins)}  ${first}`.trimEnd();
    const lines = [line, ...more.map((text) => ' '.repeat(indent) + text), ...long];
    return isDefault ? lines.map(dim) : lines;
  });
}

function bullet(text: string, width: number): string[] {
  return wrap(text, width - 4).map((line, at) => (at === 0 ? `  - ${line}` : `    ${line}`));
}

/** Breaks at spaces and behind commas, a longer word behind its dots, or where it must. */
function wrap(text: string, room: number): string[] {
  const lines: string[] = [];
  let rest = printable(text);
  while (rest.length > room) {
    const cut = lastOf(' ,', rest, room) ?? lastOf('./', rest, room) ?? room;
    lines.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return [...lines, rest];
}

/** Behind the last of some characters, unless half of the line would stay empty. */
function lastOf(characters: string, text: string, room: number): number | undefined {
  const at = Math.max(...[...characters].map((each) => text.lastIndexOf(each, room - 1)));
  return at > room / 2 ? at + 1 : undefined;
}

function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a value could drive the terminal
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
}
