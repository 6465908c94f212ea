import { types } from 'node:util';
import { isInstance, readString } from '../record/guarded-read.ts';
import type { BridgeHost } from '../record/log-call.ts';
import { expandSpecial } from '../record/special-value.ts';
import { isAnyError, isSame, redactedCopy, redactInPlace } from './redacted-error.ts';
import { inspectAsNode, isObject } from './shown-value.ts';

const HIDDEN = '[value that cannot be shown]';

/** A thrown value, redacted. */
export interface RedactedThrow {
  /** Whether Node may print the value that was thrown: there is nothing in it any more. */
  readonly byNode: boolean;
  readonly value: unknown;
  /** What to print instead. */
  readonly text: string;
  readonly stack: string | undefined;
}

/** Redacts a value by which the process ends, in place if it can be. Fails closed, and never throws. */
export function redactThrown(thrown: unknown, host: BridgeHost): RedactedThrow {
  try {
    return isObject(thrown) ? redactObject(thrown, host) : redactPrimitive(thrown, host);
  } catch {
    return { byNode: false, value: undefined, text: `Uncaught ${HIDDEN}`, stack: undefined };
  }
}

function redactPrimitive(thrown: unknown, host: BridgeHost): RedactedThrow {
  // Of a symbol Node prints nothing, since it has no string.
  const shown = typeof thrown === 'symbol' ? '' : String(thrown);
  const text = host.redactText(shown);
  return { byNode: text === shown, value: text, text: `Uncaught:\n${text}`, stack: undefined };
}

function redactObject(thrown: object, host: BridgeHost): RedactedThrow {
  // Node shows it above the error: the address that a `sourceURL` gives to code may hold a token.
  const place = placeOf(readString(thrown, 'stack'));
  const value = replaced(thrown, host);
  const shown = asNodeShows(value);
  const text = host.redactText(shown);
  const stack = isObject(value) ? readString(value, 'stack') : undefined;
  const isAllShown = value === thrown || shown === asNodeShows(thrown);
  const byNode =
    isAllShown && text === shown && host.redactText(place) === place && !echoesData(thrown, stack);
  return { byNode, value, text, stack };
}

/** The file or address of the first line of a stack trace that names one. */
function placeOf(stack: string | undefined): string {
  const frame = /^ {4}at [^\n]{1,4096}/m.exec(stack ?? '')?.[0] ?? '';
  return frame.slice(frame.lastIndexOf('(') + 1);
}

/**
 * Whether the line of source that Node would show is no code of the application: V8 gives a
 * SyntaxError the place in the text that `JSON.parse`, `eval` or `new Function` was given. Those of
 * a module that is loaded have no other place, and keep it.
 */
function echoesData(thrown: object, stack: string | undefined): boolean {
  if (!types.isNativeError(thrown) || !isInstance(thrown, SyntaxError)) return false;
  const [frame] = /^ {4}at [^\n]{0,500}/m.exec(stack ?? '') ?? [];
  return frame === undefined || !frame.includes('node:internal/modules/');
}

/** The very object, if all that Node shows of it could be replaced; else a copy. */
function replaced(thrown: object, host: BridgeHost): unknown {
  if (types.isProxy(thrown) || !(isAnyError(thrown) || isOrdinary(thrown))) {
    const clean = host.redactValue(thrown);
    return isSame(thrown, clean, host) ? thrown : clean;
  }
  try {
    redactInPlace(thrown, host);
    return thrown;
  } catch {
    // Frozen, sealed, or with a property that is not to be redefined.
    return redactedCopy(thrown, host);
  }
}

/** As Node prints it. */
function asNodeShows(value: unknown): string {
  return isObject(value) ? inspectAsNode(value) : String(value);
}

/** Whether its own properties are all that it shows. */
function isOrdinary(value: object): boolean {
  if (typeof value === 'function' || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || expandSpecial(value) === undefined;
}
