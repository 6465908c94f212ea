import { define } from '../record/property-copy.ts';

/**
 * A copy without some properties: `delete` would make an object slow to read for everyone behind,
 * which costs more than to copy it.
 */
export function without(
  fields: Record<string, unknown>,
  dropped: ReadonlySet<string>,
): Record<string, unknown> {
  const rest: Record<string, unknown> = {};
  for (const key of Object.keys(fields)) {
    if (!dropped.has(key)) define(rest, key, fields[key]);
  }
  return rest;
}
