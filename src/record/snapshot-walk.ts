import { types } from 'node:util';
import type { AnyValue } from '@opentelemetry/api';
import { boundedText } from './bounded-text.ts';
import { prototypeOf, UNREADABLE } from './guarded-read.ts';
import { areOrdinaryKeys, beginningOf, copyOf, define } from './property-copy.ts';
import type { SnapshotLimits } from './snapshot-limits.ts';
import { describePrimitive, type Expansion, expandSpecial } from './special-value.ts';

const CIRCULAR = '[Circular]';
const NODE_LIMIT = '[Node limit]';
const LENGTH_LIMIT = '[Length limit]';
/** The key under which a container says how much of it is missing. */
export const REST_KEY = '…';
/** Most elements read from one array, so that a sparse one of 2^32-1 holes costs nothing. */
const ARRAY_LIMIT = 1_000;

/** One traversal, with its budget. A class, because a closure per call costs more than the walk. */
export class SnapshotWalk {
  /** Cleared by whatever the result does not say or says differently. */
  faithful = true;
  private readonly limits: SnapshotLimits;
  private readonly strict: boolean;
  private nodes = 0;
  private length = 0;
  /** Containers between the root and here: enough to see a cycle, and shared references stay. */
  private readonly open: object[] = [];

  /** @param strict also finds accessors, which only `faithful` needs and which costs a descriptor a key */
  constructor(limits: SnapshotLimits, strict = false) {
    this.limits = limits;
    this.strict = strict;
  }

  take(value: unknown): AnyValue {
    if (++this.nodes > this.limits.nodes) return this.lossy(NODE_LIMIT);
    switch (typeof value) {
      case 'string':
        return this.text(value);
      case 'number':
        return Number.isFinite(value) ? value : this.lossy(String(value));
      case 'boolean':
        return value;
      case 'object':
        return value === null ? null : this.guarded(value);
      case 'undefined':
        return this.lossy(null);
      default:
        return this.lossy(this.text(describePrimitive(value)));
    }
  }

  private text(value: string): string {
    const left = this.limits.totalLength - this.length;
    if (left <= 0 && value.length > 0) return this.lossy(LENGTH_LIMIT);
    const bounded = boundedText(value, Math.min(this.limits.stringLength, left));
    if (bounded !== value) this.faithful = false;
    this.length += bounded.length;
    return bounded;
  }

  private guarded(value: object): AnyValue {
    if (this.open.includes(value)) return this.lossy(CIRCULAR);
    const depth = this.open.length;
    try {
      return this.container(value);
    } catch {
      return this.lossy(UNREADABLE);
    } finally {
      this.open.length = depth;
    }
  }

  private container(value: object): AnyValue {
    // Throws for a revoked Proxy, which the guard turns into its marker.
    const isArray = Array.isArray(value);
    const prototype = prototypeOf(value);
    if (!isArray && prototype !== Object.prototype && prototype !== null) {
      const special = expandSpecial(value);
      if (special !== undefined) return this.special(value, special);
    }
    if (this.open.length >= this.limits.depth) return this.lossy(isArray ? '[Array]' : '[Object]');
    this.open.push(value);
    if (this.strict && this.faithful && hidesSomething(value)) this.faithful = false;
    if (isArray) return this.array(value as unknown[], prototype);
    if (prototype !== Object.prototype && prototype !== null) this.faithful = false;
    return this.properties(value as Record<string, unknown>);
  }

  /** Expanding may give another container: an Error's fields, a Map's entries. */
  private special(value: object, expansion: Expansion): AnyValue {
    this.faithful = false;
    if ('text' in expansion) return this.text(expansion.text);
    if (this.open.length >= this.limits.depth) return '[Object]';
    this.open.push(value);
    return Array.isArray(expansion.fields)
      ? this.array(expansion.fields, Array.prototype)
      : this.properties(expansion.fields as Record<string, unknown>);
  }

  private array(value: unknown[], prototype: object | null | undefined): AnyValue[] {
    const length = value.length;
    const end = Math.min(length, ARRAY_LIMIT);
    const taken: AnyValue[] = [];
    if (prototype !== Array.prototype) this.faithful = false;
    for (let index = 0; index < end && this.nodes < this.limits.nodes; index++) {
      taken.push(this.read(value, index));
    }
    if (taken.length < length) taken.push(this.lossy(`[${length - taken.length} more items]`));
    return taken;
  }

  private properties(value: Record<string, unknown>): Record<string, AnyValue> {
    const keys = Object.keys(value);
    if (!areOrdinaryKeys(keys, this.limits.keyLength)) return this.oneByOne(value, keys, 0, {});
    if (this.strict && this.faithful && keys.some((key) => isAccessor(value, key))) {
      this.faithful = false;
    }
    const copy = copyOf(value, keys);
    if (copy.failed === undefined) return this.copied(copy.properties, keys);
    this.faithful = false;
    const failed = keys.indexOf(copy.failed);
    const taken = this.oneByOne(copy.properties, keys.slice(0, failed), 0, {});
    define(taken, copy.failed, UNREADABLE);
    return this.oneByOne(value, keys, failed + 1, taken);
  }

  /** Goes over a copy, which holds no getters any more. */
  private copied(copy: Record<string, AnyValue>, keys: string[]): Record<string, AnyValue> {
    let index = 0;
    for (const key in copy) {
      const value: unknown = copy[key];
      if (this.isFull() || value === undefined || key !== keys[index]) {
        return this.oneByOne(copy, keys, index, beginningOf(copy, keys, index));
      }
      index++;
      this.length += key.length;
      const taken = this.take(value);
      if (taken !== value) copy[key] = taken;
    }
    return copy;
  }

  private oneByOne(
    value: Record<string, unknown>,
    keys: string[],
    from: number,
    taken: Record<string, AnyValue>,
  ): Record<string, AnyValue> {
    for (let index = from; index < keys.length; index++) {
      if (this.isFull()) {
        define(taken, REST_KEY, this.lossy(`[${keys.length - index} more keys]`));
        break;
      }
      this.property(taken, value, keys[index] as string);
    }
    return taken;
  }

  private isFull(): boolean {
    return this.nodes >= this.limits.nodes || this.length >= this.limits.totalLength;
  }

  private property(taken: Record<string, AnyValue>, from: object, key: string): void {
    const name = boundedText(key, this.limits.keyLength);
    if (name !== key) this.faithful = false;
    this.length += name.length;
    const child = this.read(from, key, taken);
    if (child !== taken) define(taken, name, child);
  }

  /** Reads once. `absent` comes back for `undefined`, which AnyValue does not have. */
  private read(from: object, key: string | number, absent?: object): AnyValue {
    if (this.strict && isAccessor(from, key)) this.faithful = false;
    let value: unknown;
    try {
      value = (from as Record<string | number, unknown>)[key];
    } catch {
      return this.lossy(UNREADABLE);
    }
    if (value === undefined && absent) {
      this.faithful = false;
      return absent;
    }
    return this.take(value);
  }

  private lossy<T>(marker: T): T {
    this.faithful = false;
    return marker;
  }
}

/**
 * A Proxy answers each read anew, and a hidden `toJSON` or symbol would speak for the value
 * once an output serialises it.
 */
function hidesSomething(value: object): boolean {
  if (types.isProxy(value)) return true;
  const shown = Array.isArray(value) ? value.length + 1 : Object.keys(value).length;
  return shown <= ARRAY_LIMIT && Reflect.ownKeys(value).length !== shown;
}

function isAccessor(from: object, key: string | number): boolean {
  const descriptor = Object.getOwnPropertyDescriptor(from, key);
  return descriptor === undefined || !('value' in descriptor);
}
