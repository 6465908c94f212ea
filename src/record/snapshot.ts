import type { AnyValue, Attributes } from '@opentelemetry/api';
import { DEFAULT_SNAPSHOT_LIMITS, type SnapshotLimits } from './snapshot-limits.ts';
import { SnapshotWalk } from './snapshot-walk.ts';
import { isStamped, stamp } from './stamp.ts';

/**
 * Turns any value into a clean, bounded OpenTelemetry AnyValue: strings, finite numbers,
 * booleans, null, arrays and plain objects. Never throws and never calls `toJSON`, `toString`
 * or `inspect`. An own enumerable getter is called once, inside a guard: application loggers
 * show such properties, so leaving them out would lose what the log line had before.
 *
 * @param limits default {@link DEFAULT_SNAPSHOT_LIMITS}
 * @see https://opentelemetry.io/docs/specs/otel/common/#anyvalue
 */
export function snapshot(
  value: unknown,
  limits: SnapshotLimits = DEFAULT_SNAPSHOT_LIMITS,
): AnyValue {
  return remember(new SnapshotWalk(limits).take(value));
}

/**
 * {@link snapshot} of a record's attributes. Whatever is no object becomes the attribute `value`;
 * undefined properties are left out.
 */
export function snapshotAttributes(
  fields: unknown,
  limits: SnapshotLimits = DEFAULT_SNAPSHOT_LIMITS,
): Attributes {
  if (fields === undefined || fields === null) return {};
  const taken = new SnapshotWalk(limits, true).take(fields);
  return remember(isPlainTree(taken) ? taken : { value: remember(taken) }) as Attributes;
}

/** Whether this very object was made by {@link snapshot}. */
export function isSnapshot(value: object): boolean {
  return isStamped(value);
}

function remember(value: AnyValue): AnyValue {
  if (typeof value === 'object' && value !== null) stamp(value);
  return value;
}

function isPlainTree(value: AnyValue): value is Record<string, AnyValue> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
