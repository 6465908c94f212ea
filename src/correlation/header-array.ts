/**
 * Node's array forms of headers, flat or in pairs, as an object; names that repeat keep
 * all their values. `undefined` where the array has neither form.
 */
export function objectOfHeaderArray(
  array: readonly unknown[],
): Record<string, unknown> | undefined {
  const flat = Array.isArray(array[0]) ? array.flat(1) : array;
  if (flat.length % 2 !== 0) return undefined;
  const byName = new Map<string, [name: string, values: unknown[]]>();
  for (let at = 0; at < flat.length; at += 2) {
    const [name, value] = [String(flat[at]), flat[at + 1]];
    const values = Array.isArray(value) ? value : [value];
    const entry = byName.get(name.toLowerCase());
    if (entry) entry[1].push(...values);
    else byName.set(name.toLowerCase(), [name, [...values]]);
  }
  const entries = [...byName.values()];
  return Object.fromEntries(entries.map(([name, all]) => [name, all.length === 1 ? all[0] : all]));
}
