import type { AnyValue } from '@opentelemetry/api';
import type { KeyRule } from '../key-words.ts';

/** Decides about values that stand beside a label. */
export interface Judge {
  /** What a key is to those beside it, see `rolesOf`. */
  roles(key: string): number;
  /** The rule of a value under a label that ends with the thing itself. */
  label(label: string): KeyRule | undefined;
  /**
   * The value as it may stay under this label; the very same where the label says nothing of it.
   *
   * @param at the keys from the container that is looked at to the value
   */
  value(label: string, value: AnyValue, at: readonly string[]): AnyValue;
}

/** A longer text is no label. */
const LONGEST_LABEL = 128;
const TYPE_NAME =
  /^(?:string|number|boolean|object|array|undefined|null|nan|integer|function|symbol|bigint|date|required|optional)$/i;
const NAME_OF_SOMETHING = /^[A-Za-z][A-Za-z_.-]*$/;

/** Whether a text is what a label is: a word or a few. */
export function isLabel(value: AnyValue): value is string {
  return typeof value === 'string' && value.length > 1 && value.length <= LONGEST_LABEL;
}

/** Validators say which type a value has in place of the value. */
export function isTypeName(value: AnyValue): boolean {
  return typeof value === 'string' && TYPE_NAME.test(value);
}

/** `created_at` behind `password` may be the next of a list of names. */
export function isNameOfSomething(value: AnyValue): boolean {
  return typeof value === 'string' && NAME_OF_SOMETHING.test(value);
}

/** What a value says as a label: its text, its path (`['user', 'password']`), or its display. */
export function labelOf(value: AnyValue): string | undefined {
  if (isLabel(value)) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) return labelOfPath(value);
  const { name, key, text, display, label, field, code } = value as Record<string, AnyValue>;
  return [name, key, field, label, text, display, code].find(isLabel);
}

function labelOfPath(path: readonly AnyValue[]): string | undefined {
  if (path.length === 0 || path.length > 16) return undefined;
  const isPath = path.every((each) => typeof each === 'string' || typeof each === 'number');
  if (!isPath) return labelOf(path[0] as AnyValue);
  const text = path.filter((each) => typeof each === 'string').join('.');
  return isLabel(text) ? text : undefined;
}
