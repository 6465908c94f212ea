import { define } from '../record/property-copy.ts';
import { snapshot } from '../record/snapshot.ts';
import { DEFAULT_SNAPSHOT_LIMITS } from '../record/snapshot-limits.ts';

/**
 * Fields as `JSON.stringify` shows them, which is how bunyan and winston write
 * them: a `toJSON` that leaves out what should not be seen is obeyed. A value
 * that JSON refuses (a cycle, a getter that throws) is shown by a snapshot,
 * and so is one that it would not be done with for long (ten shared references
 * a level): the application's own format may never have looked at it.
 */
export function jsonView(fields: object): Record<string, unknown> {
  try {
    const copy = isPlain(fields) ? new PlainWalk().object(fields) : NOT_PLAIN;
    const view: unknown =
      copy === NOT_PLAIN ? JSON.parse(JSON.stringify(fields, boundedReplacer())) : copy;
    if (typeof view === 'object' && view !== null) return view as Record<string, unknown>;
  } catch {
    // Shown below.
  }
  return { ...(snapshot(fields) as object) };
}

const NOT_PLAIN = Symbol('not plain');
type Fields = Record<string, unknown>;

/**
 * Copies what holds nothing but plain objects, arrays, dates and primitives: JSON with a replacer
 * takes ten times as long for the same. Whatever JSON has a rule of its own for is left to it.
 */
class PlainWalk {
  #left = DEFAULT_SNAPSHOT_LIMITS.nodes;

  object(fields: object): Fields | typeof NOT_PLAIN {
    const copy: Fields = {};
    // Without winston's symbols.
    for (const key of Object.keys(fields)) {
      const value = this.#value((fields as Fields)[key]);
      if (value === NOT_PLAIN) return NOT_PLAIN;
      if (value !== undefined) define<unknown>(copy, key, value);
    }
    return copy;
  }

  #value(value: unknown): unknown {
    if (--this.#left < 0) throw new RangeError('too many values');
    switch (typeof value) {
      case 'number':
        // Also without the sign of -0.
        return Number.isFinite(value) ? value + 0 : null;
      case 'object':
        return value === null ? null : this.#container(value);
      case 'bigint':
        return NOT_PLAIN;
      case 'function':
      case 'symbol':
        return hasToJson(value) ? NOT_PLAIN : undefined;
      default:
        return value;
    }
  }

  #container(value: object): unknown {
    if (isPlain(value)) return this.object(value);
    if (Object.getPrototypeOf(value) === Date.prototype) return dateText(value as Date);
    return Array.isArray(value) && !hasToJson(value) ? this.#array(value) : NOT_PLAIN;
  }

  #array(values: readonly unknown[]): unknown {
    const copy: unknown[] = [];
    for (let index = 0; index < values.length; index++) {
      const value = this.#value(values[index]);
      if (value === NOT_PLAIN) return NOT_PLAIN;
      copy.push(value === undefined ? null : value);
    }
    return copy;
  }
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && !hasToJson(value);
}

function hasToJson(value: object | symbol): boolean {
  return (value as { toJSON?: unknown }).toJSON !== undefined;
}

const { toJSON, toISOString, getTime } = Date.prototype;

function dateText(date: Date): unknown {
  if (date.toJSON !== toJSON || date.toISOString !== toISOString) return NOT_PLAIN;
  return Number.isNaN(getTime.call(date)) ? null : toISOString.call(date);
}

function boundedReplacer(): (key: string, value: unknown) => unknown {
  let left = DEFAULT_SNAPSHOT_LIMITS.nodes;
  return (_key, value) => {
    if (--left < 0) throw new RangeError('too many values');
    return typeof value === 'bigint' ? value.toString() : value;
  };
}
