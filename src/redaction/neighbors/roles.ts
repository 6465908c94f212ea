import { isKnownSegment } from '../structures/hl7/segments.ts';
import { wordsOf } from '../words-of-key.ts';

/** What a key may be to the keys beside it. One key may have several roles. */
export const ROLE = {
  /** Its value names something: `name`, `field`, `path`. */
  names: 1,
  /** The same of a word that mostly says something else: `type`, `code`, `title`. */
  mayName: 1 << 1,
  /** Its value belongs to what is named: `value`, `rejectedValue`. */
  holds: 1 << 2,
  /** The same of a word that mostly says something else: `data`, `from`, `text`. */
  mayHold: 1 << 3,
  columns: 1 << 4,
  rows: 1 << 5,
  statement: 1 << 6,
  parameters: 1 << 7,
  /** An HL7 v2 segment: `PID`. */
  segment: 1 << 8,
  /** `first` beside `last`: of a name, or the ends of a list. */
  first: 1 << 9,
  last: 1 << 10,
} as const;

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const NAMES = words(
  'name key field path param parameter property prop attribute attr column header label option variable argument arg setting flag segment k instancepath datapath fieldname columnname paramname propertyname keyword',
);
const MAY_NAME = words('type code id identifier system kind title question prompt tag category');
const HOLDS = words('value val values v answer rejected');
const MAY_HOLD = words(
  'new old data content text default actual received expected input current previous prev next before after from to lhs rhs original raw got provided given fields elements vals instance',
);
const COLUMNS = words(
  'columns cols fields headers header head names keys schema metadata labels attributes columnnames fieldnames meta',
);
const ROWS = words('rows row values data records tuples results cells entries items body vals');
const STATEMENT = words('sql query text statement stmt command cmd string');
const PARAMETERS = words(
  'parameters params values bindings binds bind args arguments replacements variables inputs data vals parameter',
);

/** Keys of given name and surname that say it only together. */
export const HALVES: readonly (readonly [string, string])[] = [
  ['first', 'last'],
  ['fname', 'lname'],
  ['f_name', 'l_name'],
  ['nameFirst', 'nameLast'],
  ['name_first', 'name_last'],
];

/** The roles of a key, as bits of {@link ROLE}. */
export function rolesOf(key: string): number {
  const half = HALVES.find((names) => names.includes(key));
  if (half !== undefined) return half[0] === key ? ROLE.first : ROLE.last;
  if (key.length > 64) return 0;
  const all = wordsOf(key);
  const last = all.at(-1) ?? '';
  const first = all[0] ?? '';
  return (
    bit(NAMES.has(last), ROLE.names) |
    bit(MAY_NAME.has(last), ROLE.mayName) |
    bit(HOLDS.has(last) || HOLDS.has(first), ROLE.holds) |
    bit(MAY_HOLD.has(last) || (all.length > 1 && MAY_HOLD.has(first)), ROLE.mayHold) |
    bit(COLUMNS.has(last), ROLE.columns) |
    bit(ROWS.has(last), ROLE.rows) |
    bit(STATEMENT.has(last), ROLE.statement) |
    bit(PARAMETERS.has(last), ROLE.parameters) |
    bit(isKnownSegment(key), ROLE.segment)
  );
}

function bit(has: boolean, role: number): number {
  return has ? role : 0;
}

const NAMING = ROLE.names | ROLE.mayName;
const HOLDING = ROLE.holds | ROLE.mayHold;
const PAIR = ROLE.first | ROLE.last;
const TABLE = ROLE.columns | ROLE.rows;
const CALL = ROLE.statement | ROLE.parameters;
const COMMAND = ROLE.names | ROLE.parameters;

/** Whether keys of these roles, all of one object, may say something of each other's values. */
export function mayBeNeighbors(roles: number): boolean {
  if (roles === 0) return false;
  return (
    ((roles & NAMING) !== 0 && (roles & HOLDING) !== 0) ||
    (roles & TABLE) === TABLE ||
    (roles & CALL) === CALL ||
    (roles & COMMAND) === COMMAND ||
    (roles & PAIR) === PAIR ||
    (roles & ROLE.segment) !== 0
  );
}
