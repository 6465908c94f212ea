/** What a value is judged by where the statement does not say which column it is for. */
export const UNKNOWN_COLUMN = 'national id';
const TOKEN =
  /'(?:[^']|'')*'|"([^"]*)"|`([^`]*)`|\[([A-Za-z_][\w ]*)\]|\$(\d{1,4})|%\((\w{1,64})\)s|%s|::\w{1,64}|[:@$]([A-Za-z_]\w{0,63})|(\?)|([A-Za-z_][\w$]*)|[(),;=<>]/g;
/** Columns of one placeholder that are looked at. */
const MOST_COLUMNS = 8;
const NO_COLUMN = new Set(
  `in like ilike between and or not any all some is null set values where on select from insert into update delete
  lower upper trim coalesce cast as crypt md5 sha1 sha2 encode decode digest hash pgp_sym_encrypt convert nullif concat
  collate binary distinct similar to regexp rlike case when then else end limit offset returning default
  text varchar int bigint uuid date timestamp timestamptz numeric json jsonb char boolean bytea`.split(
    /\s+/,
  ),
);

interface State {
  /** Columns of an `insert`, while its list is read and afterwards. */
  columns: string[];
  /** `into` was read: the table's name, then a list of columns. */
  part: 'none' | 'into' | 'columns' | 'values';
  depth: number;
  position: number;
  column: string | undefined;
}

/**
 * The column that each placeholder of a statement is for, in the order of the parameters: of
 * `insert into p (a, b) values ($1, $2)`, `set a = ?`, `where b in (?, ?)`, `c like %s`.
 */
export function placeholders(statement: string): readonly (string | undefined)[] {
  const state: State = { columns: [], part: 'none', depth: 0, position: 0, column: undefined };
  const labels: (string | undefined)[] = [];
  const numbered: (string | undefined)[] = [];
  for (const token of statement.matchAll(TOKEN)) {
    const number = token[4];
    const isPlaceholder =
      number !== undefined || token[0] === '%s' || token[7] !== undefined || token[6] !== undefined;
    if (!isPlaceholder) read(state, token);
    else if (number !== undefined) numbered[Number(number) - 1] ??= columnOf(state);
    else if (state.part === 'values' && state.depth === 0) labels.push(...state.columns);
    else labels.push(token[6] ?? columnOf(state));
  }
  return numbered.length > 0 ? Array.from(numbered) : labels;
}

/**
 * The columns that each named placeholder of a statement is for, by its name: of `set a = :x`,
 * `b = @y`, `values (%(z)s)`, and of GraphQL `login(password: $p)`.
 */
export function namedPlaceholders(statement: string): ReadonlyMap<string, readonly string[]> {
  const state: State = { columns: [], part: 'none', depth: 0, position: 0, column: undefined };
  const labels = new Map<string, string[]>();
  for (const token of statement.matchAll(TOKEN)) {
    const name = token[5] ?? token[6];
    if (name === undefined) {
      read(state, token);
      continue;
    }
    const column = columnOf(state);
    const known = labels.get(name) ?? [];
    if (column !== undefined && known.length < MOST_COLUMNS) labels.set(name, [...known, column]);
  }
  return labels;
}

function columnOf(state: State): string | undefined {
  if (state.part !== 'values') return state.column;
  if (state.columns.length > 0) return state.columns[state.position] ?? UNKNOWN_COLUMN;
  return UNKNOWN_COLUMN;
}

function read(state: State, token: RegExpExecArray): void {
  const name = token[1] ?? token[2] ?? token[3] ?? token[8];
  if (name !== undefined) readName(state, name);
  else if (token[0] === '(') open(state);
  else if (token[0] === ')') close(state);
  else if (token[0] === ',') next(state);
}

function readName(state: State, name: string): void {
  const word = name.toLowerCase();
  if (word === 'into' || word === 'call' || word === 'exec' || word === 'execute') {
    state.part = word === 'into' ? 'into' : 'values';
    state.columns = [];
  } else if (word === 'values') state.part = 'values';
  else if (word === 'set' || word === 'where' || word === 'select' || word === 'on') {
    state.part = 'none';
  }
  if (word === 'limit' || word === 'offset') state.column = undefined;
  if (NO_COLUMN.has(word)) return;
  if (state.part === 'columns') state.columns.push(name);
  else if (state.part === 'none') state.column = name;
}

function open(state: State): void {
  state.depth++;
  if (state.part === 'into') state.part = 'columns';
  if (state.part === 'values' && state.depth === 1) state.position = 0;
}

function close(state: State): void {
  if (state.part === 'columns') state.part = 'none';
  state.depth = Math.max(0, state.depth - 1);
}

function next(state: State): void {
  if (state.part === 'values' && state.depth === 1) state.position++;
}
