import type { AnyValue } from '@opentelemetry/api';
import { define } from '../../record/property-copy.ts';

/** An object that a structure's rules read: plain all through. */
export type Tree = Readonly<Record<string, AnyValue>>;

/**
 * What stands in place of a finding from now on; counts it under the structure's name. The hint
 * names the element it stands in.
 */
export type Replace = (value: AnyValue, hint?: string) => AnyValue;

/** Whether a value is an object, but no array. */
export function isTree(value: AnyValue): value is Record<string, AnyValue> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether there is nothing to take: no content, or taken already. */
export function isEmpty(value: AnyValue): boolean {
  return value === null || value === undefined || value === '' || value === 'REDACTED';
}

/** The object with what `change` makes of each value; the very same object where nothing differs. */
export function mapTree(tree: Tree, change: (key: string, value: AnyValue) => AnyValue): Tree {
  let copy: Record<string, AnyValue> | undefined;
  for (const key of Object.keys(tree)) {
    const value = tree[key];
    const clean = change(key, value);
    if (clean === value) continue;
    copy ??= copyOf(tree);
    define(copy, key, clean);
  }
  return copy ?? tree;
}

/** {@link mapTree} of an array. */
export function mapArray(array: AnyValue[], change: (value: AnyValue) => AnyValue): AnyValue[] {
  let copy: AnyValue[] | undefined;
  for (let index = 0; index < array.length; index++) {
    const clean = change(array[index]);
    if (clean === array[index]) continue;
    copy ??= array.slice();
    copy[index] = clean;
  }
  return copy ?? array;
}

/** A spread would keep `__proto__` too, but an assignment to it would not. */
function copyOf(tree: Tree): Record<string, AnyValue> {
  return { ...tree };
}
