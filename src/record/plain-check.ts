import { types } from 'node:util';
import { DEFAULT_SNAPSHOT_LIMITS } from './snapshot-limits.ts';
import { ARRAY_LIMIT } from './snapshot-walk.ts';

const LIMITS = DEFAULT_SNAPSHOT_LIMITS;

// One check at a time: it runs no code but its own, so no other can begin meanwhile.
let nodes = 0;
let length = 0;

/**
 * Whether a snapshot of an object would say just what the object says, at every depth: no code of
 * its own (a Proxy, a getter, a class), nothing hidden, all within the default limits. Such an
 * object can be read as it is. Copies nothing and runs none of the object's code.
 */
export function isPlain(value: object): boolean {
  nodes = 0;
  length = 0;
  return isPlainValue(value, 0);
}

function isPlainValue(value: unknown, depth: number): boolean {
  if (++nodes > LIMITS.nodes) return false;
  switch (typeof value) {
    case 'string':
      return isPlainText(value, LIMITS.stringLength);
    case 'number':
      return Number.isFinite(value);
    case 'boolean':
      return true;
    case 'object':
      return value === null || isPlainContainer(value, depth);
    default:
      return false;
  }
}

function isPlainText(text: string, limit: number): boolean {
  length += text.length;
  if (text.length > limit || length >= LIMITS.totalLength) return false;
  return (text as unknown as { isWellFormed(): boolean }).isWellFormed();
}

/** A cycle is too deep as well. */
function isPlainContainer(value: object, depth: number): boolean {
  // A Proxy answers each question with code of its own, so it is asked nothing.
  if (depth >= LIMITS.depth || types.isProxy(value)) return false;
  return Array.isArray(value) ? isPlainArray(value, depth) : isPlainObject(value, depth);
}

function isPlainArray(value: unknown[], depth: number): boolean {
  if (Object.getPrototypeOf(value) !== Array.prototype || value.length > ARRAY_LIMIT) return false;
  // Holes are fewer names; `length` itself is one.
  if (hidesSomething(value, value.length + 1)) return false;
  for (let index = 0; index < value.length; index++) {
    if (!isPlainProperty(value, index, depth)) return false;
  }
  return true;
}

function isPlainObject(value: object, depth: number): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  const keys = Object.keys(value);
  if (keys.length > LIMITS.nodes || hidesSomething(value, keys.length)) return false;
  for (const key of keys) {
    if (!isPlainText(key, LIMITS.keyLength) || !isPlainProperty(value, key, depth)) return false;
  }
  return true;
}

/** A hidden `toJSON` or symbol would speak for the value once an output serialises it. */
function hidesSomething(value: object, shown: number): boolean {
  if (Array.isArray(value)) return Reflect.ownKeys(value).length !== shown;
  // Of an object, the two together are far cheaper.
  return (
    Object.getOwnPropertyNames(value).length !== shown ||
    Object.getOwnPropertySymbols(value).length !== 0
  );
}

function isPlainProperty(from: object, key: string | number, depth: number): boolean {
  const descriptor = Object.getOwnPropertyDescriptor(from, key);
  if (descriptor === undefined || !('value' in descriptor)) return false;
  return isPlainValue(descriptor.value, depth + 1);
}
