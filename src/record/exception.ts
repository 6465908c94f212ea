import { boundedText } from './bounded-text.ts';
import { errorType } from './error-fields.ts';
import { className, readProperty, readString } from './guarded-read.ts';
import { snapshot } from './snapshot.ts';
import { DEFAULT_SNAPSHOT_LIMITS } from './snapshot-limits.ts';

/** What `exception.type`, `exception.message` and `exception.stacktrace` hold. */
export interface ExceptionDescription {
  type?: string;
  message?: string;
  stacktrace?: string;
}

const MESSAGE_LENGTH = 8_192;
const STACKTRACE_LENGTH = 65_536;
/** Errors told of one exception: itself, its causes, the members of AggregateErrors. */
const ERRORS_TOLD = 16;
const SMALL = { ...DEFAULT_SNAPSHOT_LIMITS, depth: 3, nodes: 50, totalLength: MESSAGE_LENGTH };

/**
 * Describes whatever was thrown, bounded and without a throw of its own. The stack trace goes
 * on with the causes (`Caused by: …`) and the members of an AggregateError (`Error 1 of 2: …`).
 *
 * @see https://opentelemetry.io/docs/specs/semconv/exceptions/exceptions-logs/
 */
export function describeException(error: unknown): ExceptionDescription {
  try {
    return isObject(error) ? describeObject(error) : { message: messageOf(error) };
  } catch {
    return { message: '[Unreadable]' };
  }
}

function describeObject(error: object): ExceptionDescription {
  const message = readString(error, 'message');
  const stack = readString(error, 'stack');
  if (message === undefined && stack === undefined && !(error instanceof Error)) {
    return { type: boundedText(className(error), MESSAGE_LENGTH), message: messageOf(error) };
  }
  const description: ExceptionDescription = { type: boundedText(errorType(error), MESSAGE_LENGTH) };
  if (message !== undefined) description.message = boundedText(message, MESSAGE_LENGTH);
  const stacktrace = tell(error, new Set());
  if (stacktrace !== '') description.stacktrace = boundedText(stacktrace, STACKTRACE_LENGTH);
  return description;
}

/** `seen` ends cycles of causes and long chains alike. */
function tell(error: object, seen: Set<object>): string {
  seen.add(error);
  let text = boundedText(readString(error, 'stack') ?? headline(error), STACKTRACE_LENGTH);
  const members = readProperty(error, 'errors');
  if (Array.isArray(members)) {
    for (let index = 0; index < members.length && seen.size < ERRORS_TOLD; index++) {
      text += next(`Error ${index + 1} of ${members.length}`, members[index], seen);
    }
  }
  const cause = readProperty(error, 'cause');
  return cause === undefined ? text : text + next('Caused by', cause, seen);
}

function next(label: string, error: unknown, seen: Set<object>): string {
  if (!isObject(error)) return `\n${label}: ${messageOf(error)}`;
  if (seen.has(error)) return `\n${label}: [Circular]`;
  return seen.size < ERRORS_TOLD ? `\n${label}: ${tell(error, seen)}` : `\n${label}: […]`;
}

function headline(error: object): string {
  const message = readString(error, 'message');
  return message === undefined ? errorType(error) : `${errorType(error)}: ${message}`;
}

function messageOf(value: unknown): string {
  const taken = snapshot(value, SMALL);
  return boundedText(typeof taken === 'string' ? taken : JSON.stringify(taken), MESSAGE_LENGTH);
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
