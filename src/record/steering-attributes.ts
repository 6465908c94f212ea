import type { AnyValue, Attributes } from '@opentelemetry/api';
import {
  ATTR_CORRELATION_ID,
  ATTR_LOG_RECORD_UID,
  ATTR_LOG_STREAM,
  AUDIT_PREFIX,
} from './attribute-names.ts';

const RENAMED = 'attributes.';
const CORRELATION = folded(ATTR_CORRELATION_ID);
const STEERING = new Set([ATTR_LOG_STREAM, ATTR_CORRELATION_ID, ATTR_LOG_RECORD_UID].map(folded));
/** Of what a backend without dots makes `audit_…`: an application may well have an `audit_id`. */
const OF_AUDIT =
  /^audit_(?:record|actor|action|outcome|target|purpose|reason|subject|changes|sequence|integrity)(?:_|$)/;
/** What a container may be called from which a backend makes one of the names. */
const OUTER = new Set(['log', 'log_record', 'correlation', 'audit']);

/** What a name means: nothing, one of ours, ours where the record has an ID, or what holds one. */
type Verdict = 'free' | 'ours' | 'beside-id' | 'container';

const verdicts = new Map<string, Verdict>();
/** Names may be made of data: neither long ones nor any number of them are remembered. */
const MOST_VERDICTS = 1000;
const LONGEST_NAME = 64;

/**
 * Renames attributes that would steer us, or forge what we say of a record: its stream, its
 * correlation ID, its own ID, and its place in the audit trail. They are set by our API and by
 * configuration alone; a value that is logged (a request's body, say) may hold anything.
 *
 * Beside the names themselves, those go of which a backend makes the same: in another case, with
 * other separators (`log_stream`), and in a container that it flattens (`{ log: { stream } }`).
 * `correlation_id` in another spelling is what many services call a field of their own: it goes
 * where the record has our ID too, in whose place it could stand.
 *
 * @param attributes an object that is ours, changed in place
 * @param hasCorrelationId whether the record will have a `correlation.id` of ours
 */
export function renameSteering(attributes: Attributes, hasCorrelationId: boolean): Attributes {
  let found: string[] | undefined;
  for (const key in attributes) {
    // All begin with `lo`, `co` or `au`, in either case. This runs for each key of each record.
    const first = key.charCodeAt(0) | 0x20;
    if (first !== 0x6c && first !== 0x63 && first !== 0x61) continue;
    const second = key.charCodeAt(1) | 0x20;
    if (second !== 0x6f && second !== 0x75) continue;
    const verdict = verdicts.get(key) ?? judge(key);
    if (verdict === 'free' || (verdict === 'beside-id' && !hasCorrelationId)) continue;
    if (verdict === 'container' && !isContainerOfName(key, attributes[key])) continue;
    found ??= [];
    found.push(key);
  }
  if (found !== undefined) for (const key of found) rename(attributes, key);
  return attributes;
}

function judge(key: string): Verdict {
  const verdict = verdictOf(key);
  if (verdicts.size < MOST_VERDICTS && key.length <= LONGEST_NAME) verdicts.set(key, verdict);
  return verdict;
}

function verdictOf(key: string): Verdict {
  const name = folded(key.slice(0, LONGEST_NAME));
  if (OUTER.has(name)) return 'container';
  if (key.slice(0, AUDIT_PREFIX.length).toLowerCase() === AUDIT_PREFIX) return 'ours';
  if (OF_AUDIT.test(name)) return 'ours';
  if (!STEERING.has(name)) return 'free';
  return name === CORRELATION && key !== ATTR_CORRELATION_ID ? 'beside-id' : 'ours';
}

function isContainerOfName(key: string, value: AnyValue): boolean {
  return typeof value === 'object' && holdsName(folded(key), value);
}

/** Whether a container, flattened, has one of the names: `{ log: { record: { uid } } }`. */
function holdsName(outer: string, container: AnyValue): boolean {
  if (typeof container !== 'object' || container === null || Array.isArray(container)) return false;
  if (outer === 'audit') return true;
  return Object.entries(container).some(([key, value]) => {
    const name = `${outer}_${folded(key)}`;
    return STEERING.has(name) || (OUTER.has(name) && holdsName(name, value as AnyValue));
  });
}

function rename(attributes: Attributes, key: string): void {
  let name = RENAMED + key;
  while (Object.hasOwn(attributes, name)) name = RENAMED + name;
  attributes[name] = attributes[key];
  delete attributes[key];
}

function folded(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '_');
}
