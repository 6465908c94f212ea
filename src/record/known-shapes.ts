import { types } from 'node:util';
import type { AnyValue } from '@opentelemetry/api';
import { COPY_SITES } from './copy-sites.ts';
import { SLOTS, slotOf } from './key-slots.ts';
import { withoutSymbols } from './property-copy.ts';

/** Of a larger object, only as much is read as its limits let through. */
const MOST_KEYS = 128;
/** How often another object must come by before it takes a slot. */
const PATIENCE = 4;

/** The keys of objects that came by, in their order: those of one call site have the same ones. */
interface KnownShape {
  readonly keys: readonly string[];
  readonly longestKey: number;
  readonly copy: (value: object) => Record<string, never>;
  /** How many others have to come by until one takes its place. */
  patience: number;
}

const SHAPES = new Array<KnownShape | undefined>(SLOTS).fill(undefined);

/**
 * Reads all properties of an object at once, where one with such keys was met before that was safe
 * to read so: not too large, no key that had to be cut or mended, none that is `__proto__`, and no
 * getters. Where one has them all the same, and one throws, those in front are read a second time.
 *
 * @param longest key that need not be cut, in UTF-16 code units
 */
export function copyOfKnown(
  value: object,
  keys: readonly string[],
  longest: number,
): Record<string, AnyValue> | undefined {
  const known = SHAPES[slotOf(keys)];
  if (known === undefined || known.longestKey > longest || !areSame(known.keys, keys)) return;
  try {
    return withoutSymbols(known.copy(value));
  } catch {
    return undefined;
  }
}

function areSame(known: readonly string[], keys: readonly string[]): boolean {
  const { length } = keys;
  if (known.length !== length) return false;
  for (let index = 0; index < length; index++) {
    if (known[index] !== keys[index]) return false;
  }
  return true;
}

/** Gets to know the keys of an object that has just been copied in the careful way. */
export function learnShape(value: object, keys: readonly string[]): void {
  const slot = slotOf(keys);
  const before = SHAPES[slot];
  if (before !== undefined && before.patience-- > 0) return;
  if (keys.length > MOST_KEYS || types.isProxy(value)) return;
  let longestKey = 0;
  for (const key of keys) {
    if (!isOrdinary(value, key)) return;
    longestKey = Math.max(longestKey, key.length);
  }
  const copy = COPY_SITES[slot % COPY_SITES.length] as KnownShape['copy'];
  SHAPES[slot] = { keys, longestKey, copy, patience: PATIENCE };
}

/** A getter must be called only once, also where one behind it throws: a copy at once would lose what it gave. */
function isOrdinary(value: object, key: string): boolean {
  const descriptor = Object.getOwnPropertyDescriptor(value, key);
  if (descriptor === undefined || !('value' in descriptor)) return false;
  return key !== '__proto__' && (key as unknown as { isWellFormed(): boolean }).isWellFormed();
}
