import { snapshot } from '../record/snapshot.ts';
import { DEFAULT_SNAPSHOT_LIMITS } from '../record/snapshot-limits.ts';
import { isPlain, plainFields } from './plain-fields.ts';

/**
 * Fields as `JSON.stringify` shows them, which is how bunyan and winston write
 * them: a `toJSON` that leaves out what should not be seen is obeyed. A value
 * that JSON refuses (a cycle, a getter that throws) is shown by a snapshot,
 * and so is one that it would not be done with for long (ten shared references
 * a level): the application's own format may never have looked at it.
 */
export function jsonView(fields: object): Record<string, unknown> {
  try {
    const plain = isPlain(fields) ? plainFields(fields) : undefined;
    const view: unknown = plain ?? JSON.parse(JSON.stringify(fields, boundedReplacer()));
    if (typeof view === 'object' && view !== null) return view as Record<string, unknown>;
  } catch {
    // Shown below.
  }
  return { ...(snapshot(fields) as object) };
}

function boundedReplacer(): (key: string, value: unknown) => unknown {
  let left = DEFAULT_SNAPSHOT_LIMITS.nodes;
  return (_key, value) => {
    if (--left < 0) throw new RangeError('too many values');
    return typeof value === 'bigint' ? value.toString() : value;
  };
}
