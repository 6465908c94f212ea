import { types } from 'node:util';
import { isInstance } from '../record/guarded-read.ts';
import type { BridgeHost } from '../record/log-call.ts';
import { isPlain } from '../record/plain-check.ts';
import { snapshot } from '../record/snapshot.ts';
import { inspectAsNode, isObject } from './shown-value.ts';
import { bareError } from './written-error.ts';

/** Errors told of one: its causes, the members of AggregateErrors. */
const MAX_ERRORS = 32;
const MAX_MEMBERS = 100;
const MORE_ERRORS = '[more errors]';
const GETTER = '[Getter]';
const UNREADABLE = '[Unreadable]';
/** Texts of an error itself: no name beside them says what they hold. */
const TEXTS: ReadonlySet<PropertyKey> = new Set(['name', 'message', 'stack']);
/** Node shows these even if they are not enumerable. */
const SHOWN_ALWAYS: ReadonlySet<PropertyKey> = new Set(['cause', 'errors']);

/** One walk over an object and the errors below it. */
interface Walk {
  readonly host: BridgeHost;
  readonly copies: Map<object, object>;
}

/**
 * Replaces what an error, or another object that was thrown, shows of itself: its texts and own
 * properties, by redacted copies of their values. Objects below it stay as they are.
 *
 * @throws if the object refuses; what was replaced before stays replaced
 */
export function redactInPlace(thrown: object, host: BridgeHost): void {
  redactInto(thrown, thrown, { host, copies: new Map([[thrown, thrown]]) });
}

/** A redacted copy that prints as the object would. */
export function redactedCopy(thrown: object, host: BridgeHost): object {
  return copyOf(thrown, { host, copies: new Map() });
}

function copyOf(object: object, walk: Walk): object {
  const known = walk.copies.get(object);
  if (known !== undefined) return known;
  const copy = isAnyError(object) ? bareError() : {};
  walk.copies.set(object, copy);
  // Its class is shown; what is inherited and could show the original is hidden by own texts.
  Object.setPrototypeOf(copy, Object.getPrototypeOf(object) as object | null);
  redactInto(copy, object, walk);
  return copy;
}

function redactInto(target: object, source: object, walk: Walk): void {
  const isCopy = target !== source;
  const texts = isAnyError(source);
  if (texts) for (const key of TEXTS) redactTextOf(target, source, key, walk.host);
  const named: Record<string, unknown> = Object.create(null);
  for (const key of Reflect.ownKeys(source)) {
    if (texts && TEXTS.has(key)) continue;
    const { enumerable = false, ...found } = descriptorOf(source, key);
    if (!enumerable && !SHOWN_ALWAYS.has(key)) continue;
    if (!('value' in found)) {
      // Node does not call it either.
      if (isCopy) define(target, key, GETTER, enumerable);
      continue;
    }
    const errors = nestedErrors(found.value, walk);
    if (errors !== undefined) define(target, key, errors, enumerable);
    else if (typeof key === 'symbol') redactSymbol(target, source, key, walk.host);
    else named[key] = found.value;
  }
  redactNamed(target, source, named, walk.host);
}

function redactTextOf(target: object, source: object, key: PropertyKey, host: BridgeHost): void {
  const value = (source as Record<PropertyKey, unknown>)[key];
  const own = Object.getOwnPropertyDescriptor(source, key);
  const isText = typeof value === 'string';
  const text = isText ? host.redactText(value) : scalar(value);
  if (target === source ? text === value : !isText && own === undefined) return;
  define(target, key, text, own?.enumerable ?? false);
}

function scalar(value: unknown): unknown {
  return value === undefined || value === null || typeof value === 'boolean' ? value : UNREADABLE;
}

/** Copies of the errors that a property holds; nothing if it holds none. */
function nestedErrors(value: unknown, walk: Walk): unknown {
  if (Array.isArray(value)) {
    if (!value.some(isOwnError)) return undefined;
    return value
      .slice(0, MAX_MEMBERS)
      .map((each) => nestedErrors(each, walk) ?? walk.host.redactValue(each));
  }
  if (!isOwnError(value)) return undefined;
  return walk.copies.size < MAX_ERRORS ? copyOf(value, walk) : MORE_ERRORS;
}

/** An error of any realm: those of a `node:vm` context are no instances of our Error. */
export function isAnyError(value: unknown): value is Error {
  if (typeof value !== 'object' || value === null) return false;
  return types.isNativeError(value) || isInstance(value, Error);
}

/** A Proxy may show one thing to us and another to Node. */
function isOwnError(value: unknown): value is Error {
  return isAnyError(value) && !types.isProxy(value);
}

function redactSymbol(target: object, source: object, key: symbol, host: BridgeHost): void {
  const name = key.description ?? '';
  const value = (source as Record<symbol, unknown>)[key];
  const redacted = host.redactValue({ [name]: value });
  const [[shown, clean] = [name, redacted]] = Object.entries(redacted as object) as [
    string,
    unknown,
  ][];
  if (target === source && shown === name && isSame(value, clean, host)) return;
  if (shown !== name) remove(target, key);
  define(target, shown === name ? key : Symbol(shown), clean, true);
}

/** Together, since a name beside a value may say what it is. */
function redactNamed(
  target: object,
  source: object,
  named: Record<string, unknown>,
  host: BridgeHost,
): void {
  const keys = Object.keys(named);
  if (keys.length === 0) return;
  const redacted = host.redactValue(named);
  const isTree = typeof redacted === 'object' && redacted !== null && !Array.isArray(redacted);
  const clean = isTree
    ? (redacted as Record<string, unknown>)
    : Object.fromEntries(keys.map((key) => [key, redacted]));
  for (const key of keys) {
    const isKept = Object.hasOwn(clean, key) || named[key] === undefined;
    if (!isKept) remove(target, key);
    else if (target !== source || !isSame(named[key], clean[key], host)) {
      define(target, key, clean[key], descriptorOf(source, key).enumerable);
    }
  }
  for (const key of Object.keys(clean)) {
    if (!(key in named)) define(target, key, clean[key], true);
  }
}

/**
 * Whether Node may show a value itself: redaction left it as it is, and finds nothing in what Node
 * shows of it either (`Map(1) { 'a' => 1 }`, where the copy is an object).
 */
export function isSame(value: unknown, clean: unknown, host: BridgeHost): boolean {
  if (Object.is(value, clean)) return true;
  if (types.isProxy(value)) return false;
  if (JSON.stringify(snapshot(value)) !== JSON.stringify(clean)) return false;
  if (isObject(value) && isPlain(value)) return true;
  const shown = inspectAsNode(value);
  return host.redactText(shown) === shown;
}

function descriptorOf(of: object, key: PropertyKey): PropertyDescriptor {
  return Object.getOwnPropertyDescriptor(of, key) ?? {};
}

function define(target: object, key: PropertyKey, value: unknown, enumerable = true): void {
  Object.defineProperty(target, key, { value, enumerable, writable: true, configurable: true });
}

function remove(target: object, key: PropertyKey): void {
  if (!Reflect.deleteProperty(target, key)) throw new TypeError('a property that stays');
}
