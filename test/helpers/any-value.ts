/** What a tree amounts to, and the paths of all that is no clean AnyValue. */
export interface Measure {
  nodes: number;
  depth: number;
  length: number;
  unclean: string[];
}

/** Walks a tree of plain values. */
export function measure(value: unknown): Measure {
  const result: Measure = { nodes: 0, depth: 0, length: 0, unclean: [] };
  visit(value, 0, '$', result);
  return result;
}

function visit(value: unknown, depth: number, path: string, result: Measure): void {
  result.nodes++;
  result.depth = Math.max(result.depth, depth);
  if (typeof value === 'string') text(value, path, result);
  else if (typeof value === 'number') {
    if (!Number.isFinite(value)) result.unclean.push(path);
  } else if (typeof value === 'object' && value !== null) container(value, depth, path, result);
  else if (value !== null && typeof value !== 'boolean') result.unclean.push(path);
}

function text(value: string, path: string, result: Measure): void {
  result.length += value.length;
  if (!/^\P{Surrogate}*$/u.test(value)) result.unclean.push(path);
}

function container(value: object, depth: number, path: string, result: Measure): void {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== Array.prototype) result.unclean.push(path);
  for (const [key, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(value))) {
    if (Array.isArray(value) && key === 'length') continue;
    if (!Array.isArray(value)) text(key, `${path}.${key.slice(0, 20)}`, result);
    if (!('value' in descriptor)) result.unclean.push(path);
    else visit(descriptor.value, depth + 1, `${path}.${key.slice(0, 20)}`, result);
  }
}
