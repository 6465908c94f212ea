import { DEFAULT_SNAPSHOT_LIMITS } from '../record/snapshot-limits.ts';
import { objectOf } from './object-of.ts';

type Fields = Record<string, unknown>;
const NOT_PLAIN = Symbol('not plain');

/**
 * Copies own fields as JSON would show them, where they hold nothing but plain objects, arrays,
 * dates and primitives: to write and parse JSON takes ten times as long for the same. Whatever
 * JSON has a rule of its own for (`toJSON`, classes, a BigInt) is left to it.
 *
 * @param fields are read whatever they are an instance of
 * @returns undefined where JSON must be asked
 * @throws RangeError for more values than a record takes, as in a cycle, and whatever a getter throws
 */
export function plainFields(fields: object): Fields | undefined {
  return new PlainWalk().fields(fields as Fields);
}

/** Whether nothing about an object but its fields says how JSON shows it. */
export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && !hasToJson(value);
}

class PlainWalk {
  #left = DEFAULT_SNAPSHOT_LIMITS.nodes;

  fields(fields: Fields): Fields | undefined {
    let keys = Object.keys(fields);
    let values: unknown[] = [];
    let gaps = 0;
    for (let index = 0; index < keys.length; index++) {
      const value = this.#value(fields[keys[index] as string]);
      if (value === NOT_PLAIN) return undefined;
      if (value === undefined) gaps++;
      values.push(value);
    }
    if (gaps > 0) {
      const all = values;
      keys = keys.filter((_key, index) => all[index] !== undefined);
      values = all.filter((value) => value !== undefined);
    }
    return objectOf(keys, values);
  }

  #value(value: unknown): unknown {
    if (--this.#left < 0) throw new RangeError('too many values');
    switch (typeof value) {
      case 'number':
        return numberOf(value);
      case 'object':
        return value === null ? null : this.#container(value);
      case 'bigint':
        return NOT_PLAIN;
      case 'function':
        return hasToJson(value) ? NOT_PLAIN : undefined;
      case 'symbol':
        return undefined;
      default:
        return value;
    }
  }

  #container(value: object): unknown {
    if (isPlain(value)) return this.fields(value as Fields) ?? NOT_PLAIN;
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

function numberOf(value: number): unknown {
  // Readers of JSON lose digits of these; who reads lines again has a rule for them.
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return NOT_PLAIN;
  // JSON has no sign of -0 either.
  return Number.isFinite(value) ? value + 0 : null;
}

function hasToJson(value: object): boolean {
  return (value as { toJSON?: unknown }).toJSON !== undefined;
}

const { toJSON, toISOString, getTime } = Date.prototype;

function dateText(date: Date): unknown {
  if (date.toJSON !== toJSON || date.toISOString !== toISOString) return NOT_PLAIN;
  return Number.isNaN(getTime.call(date)) ? null : toISOString.call(date);
}
