import type { AnyValue } from '@opentelemetry/api';
import { boundedText } from './bounded-text.ts';
import { prototypeOf, UNREADABLE } from './guarded-read.ts';
import { copyOfKnown, learnShape } from './known-shapes.ts';
import { areOrdinaryKeys, beginningOf, copyOf, define } from './property-copy.ts';
import type { SnapshotLimits } from './snapshot-limits.ts';
import { describePrimitive, type Expansion, expandSpecial } from './special-value.ts';
import { stamp } from './stamp.ts';

const CIRCULAR = '[Circular]';
const NODE_LIMIT = '[Node limit]';
const LENGTH_LIMIT = '[Length limit]';
/** The key under which a container says how much of it is missing. */
export const REST_KEY = '…';
/** Most elements read from one array, so that a sparse one of 2^32-1 holes costs nothing. */
export const ARRAY_LIMIT = 1_000;

/** One traversal, with its budget. A class, because a closure per call costs more than the walk. */
export class SnapshotWalk {
  private readonly limits: SnapshotLimits;
  private nodes = 0;
  private length = 0;
  /** Containers between the root and here: enough to see a cycle, and shared references stay. */
  private readonly open: object[] = [];
  private depth = 0;

  private readonly stampsParts: boolean;

  /** @param stampsParts marks each container that stands in the value itself: an attribute's */
  constructor(limits: SnapshotLimits, stampsParts = false) {
    this.limits = limits;
    this.stampsParts = stampsParts;
  }

  take(value: unknown): AnyValue {
    if (++this.nodes > this.limits.nodes) return NODE_LIMIT;
    switch (typeof value) {
      case 'string':
        return this.text(value);
      case 'number':
        return Number.isFinite(value) ? value : String(value);
      case 'boolean':
        return value;
      case 'object':
        return value === null ? null : this.guarded(value);
      case 'undefined':
        return null;
      default:
        return this.text(describePrimitive(value));
    }
  }

  private text(value: string): string {
    const left = this.limits.totalLength - this.length;
    if (left <= 0 && value.length > 0) return LENGTH_LIMIT;
    const bounded = boundedText(value, Math.min(this.limits.stringLength, left));
    this.length += bounded.length;
    return bounded;
  }

  /** Takes a text that stays as it is, which most do. */
  private fits(value: string): boolean {
    const { length } = value;
    const { limits } = this;
    if (length > limits.stringLength || this.length + length > limits.totalLength) return false;
    if (!(value as unknown as { isWellFormed(): boolean }).isWellFormed()) return false;
    this.nodes++;
    this.length += length;
    return true;
  }

  private guarded(value: object): AnyValue {
    const { depth } = this;
    for (let level = 0; level < depth; level++) if (this.open[level] === value) return CIRCULAR;
    try {
      const taken = this.container(value);
      if (depth === 1 && this.stampsParts && typeof taken === 'object') stamp(taken as object);
      return taken;
    } catch {
      return UNREADABLE;
    } finally {
      this.depth = depth;
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
    if (this.depth >= this.limits.depth) return isArray ? '[Array]' : '[Object]';
    this.open[this.depth++] = value;
    if (isArray) return this.array(value as unknown[]);
    return this.properties(value as Record<string, unknown>);
  }

  /** Expanding may give another container: an Error's fields, a Map's entries. */
  private special(value: object, expansion: Expansion): AnyValue {
    if ('text' in expansion) return this.text(expansion.text);
    if (this.depth >= this.limits.depth) return '[Object]';
    this.open[this.depth++] = value;
    return Array.isArray(expansion.fields)
      ? this.array(expansion.fields)
      : this.properties(expansion.fields as Record<string, unknown>);
  }

  private array(value: unknown[]): AnyValue[] {
    const length = value.length;
    const end = Math.min(length, ARRAY_LIMIT);
    const taken: AnyValue[] = [];
    for (let index = 0; index < end && this.nodes < this.limits.nodes; index++) {
      taken.push(this.read(value, index));
    }
    if (taken.length < length) taken.push(`[${length - taken.length} more items]`);
    return taken;
  }

  private properties(value: Record<string, unknown>): Record<string, AnyValue> {
    const keys = Object.keys(value);
    const quick = copyOfKnown(value, keys, this.limits.keyLength);
    if (quick !== undefined) return this.copied(quick, keys);
    if (!areOrdinaryKeys(keys, this.limits.keyLength)) return this.oneByOne(value, keys, 0, {});
    const copy = copyOf(value, keys);
    if (copy.failed === undefined) {
      learnShape(value, keys);
      return this.copied(copy.properties, keys);
    }
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
      if (typeof value === 'string' && this.fits(value)) continue;
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
        define(taken, REST_KEY, `[${keys.length - index} more keys]`);
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
    this.length += name.length;
    const child = this.read(from, key, taken);
    if (child !== taken) define(taken, name, child);
  }

  /** Reads once. `absent` comes back for `undefined`, which AnyValue does not have. */
  private read(from: object, key: string | number, absent?: object): AnyValue {
    let value: unknown;
    try {
      value = (from as Record<string | number, unknown>)[key];
    } catch {
      return UNREADABLE;
    }
    if (value === undefined && absent) return absent;
    return this.take(value);
  }
}
