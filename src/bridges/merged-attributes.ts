import { snapshotAttributes } from '../record/snapshot.ts';

/**
 * The fields of a call together with what its logger adds. Taken as snapshots: to spread a
 * value of the application's would run its getters, and one that throws would lose the record.
 */
export function mergedAttributes(
  first: Record<string, unknown> | undefined,
  second: Record<string, unknown> | undefined,
): Record<string, unknown> | undefined {
  if (isEmpty(first)) return second;
  if (isEmpty(second)) return first;
  return { ...snapshotAttributes(first), ...snapshotAttributes(second) };
}

function isEmpty(fields: Record<string, unknown> | undefined): fields is undefined {
  return fields === undefined || Object.keys(fields).length === 0;
}
