import { SLOTS, slotOf } from '../record/key-slots.ts';
import { define } from '../record/property-copy.ts';

type Fields = Record<string, unknown>;

/** An object with more keys, made key by key, is kept by V8 as a table: slow for everyone behind. */
const FEW_KEYS = 12;

interface Template {
  readonly keys: readonly string[];
  readonly empty: Fields;
}

const TEMPLATES = new Array<Template | undefined>(SLOTS).fill(undefined);

/**
 * An object of keys and their values, in this order: the second one with the same keys is a copy of
 * an empty one that is filled, which V8 keeps as quick as a literal.
 */
export function objectOf(keys: readonly string[], values: readonly unknown[]): Fields {
  if (keys.length <= FEW_KEYS) return madeByKey(keys, values);
  const slot = slotOf(keys);
  const template = TEMPLATES[slot];
  if (template === undefined || !areEqual(template.keys, keys)) {
    const made = madeByKey(keys, values);
    if (!keys.includes('__proto__')) TEMPLATES[slot] = templateOf(keys);
    return made;
  }
  const filled: Fields = { ...template.empty };
  for (let index = 0; index < keys.length; index++) filled[keys[index] as string] = values[index];
  return filled;
}

function madeByKey(keys: readonly string[], values: readonly unknown[]): Fields {
  const made: Fields = {};
  for (let index = 0; index < keys.length; index++) {
    define<unknown>(made, keys[index] as string, values[index]);
  }
  return made;
}

function templateOf(keys: readonly string[]): Template {
  const empty = Object.fromEntries(keys.map((key) => [key, undefined as unknown]));
  return { keys: [...keys], empty };
}

function areEqual(left: readonly string[], right: readonly string[]): boolean {
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index++) if (left[index] !== right[index]) return false;
  return true;
}
