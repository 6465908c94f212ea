import type { AnyValue } from '@opentelemetry/api';
import { define } from '../record/property-copy.ts';

/** A plain object. */
export type Tree = Record<string, AnyValue>;

/** A copy of what an output would write: an SDK's object may have symbols, which nobody judged. */
export function copyOf(tree: Tree): Tree {
  // Cheaper than a spread where objects of many shapes come by, but it would set the prototype.
  const copy = Object.hasOwn(tree, '__proto__') ? { ...tree } : Object.assign({}, tree);
  for (const symbol of Object.getOwnPropertySymbols(copy)) {
    delete (copy as Record<symbol, unknown>)[symbol];
  }
  return copy;
}

/** `__proto__` stays a mere key, which an assignment would not leave it. */
export function assign(copy: Tree, key: string, value: AnyValue): void {
  if (key !== '__proto__') copy[key] = value;
  else define(copy, key, value);
}

/** The same properties in the same order under other keys. Two may become one word; the second then gets a number. */
export function renamed(tree: Tree, names: ReadonlyMap<string, string>): Tree {
  const copy: Tree = {};
  for (const key of Object.keys(tree)) {
    const name = names.get(key) ?? key;
    let free = name;
    for (let number = 2; Object.hasOwn(copy, free); number++) free = `${name}#${number}`;
    define(copy, free, tree[key]);
  }
  return copy;
}
