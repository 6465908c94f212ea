import type { AnyValue } from '@opentelemetry/api';
import { isPlain } from '../record/plain-check.ts';
import { isSnapshot } from '../record/snapshot.ts';
import { KIND, kindAt } from './detectors/name-kinds.ts';
import { isReplacement, REDACTED } from './replacement.ts';
import type { Tree } from './tree-copy.ts';

/** A value as redaction was given it, and what it made of it. */
export interface Redacted {
  readonly given: unknown;
  readonly clean: unknown;
}

/** Values that were taken out of fields, with what stands in their place. */
type Taken = Map<string, string>;

const MOST_VALUES = 16;
const MOST_NODES = 256;
const SHORTEST = 6;
const LONGEST = 256;
const WORD_PARTS = /[\s_.-]+/;
const ROUND = /^\d*0{3}$/;
const ONE_KIND = /^(?:[\p{L}\p{M}]+|\p{N}+)$/u;
const LETTER_OR_DIGIT = /[\p{L}\p{M}\p{N}]/u;

/**
 * The text without the values that redaction took out of the fields beside it: a template wrote
 * `tok ${password}`, and nothing in front of the value says any more what it is. Only for what
 * identifies by itself: six characters and more, no ordinary words, no round number.
 */
export function withoutGivenAway(text: string, { given, clean }: Redacted): string {
  if (given === clean || text.length < SHORTEST) return text;
  return without(text, takenFrom(given, clean));
}

/** What was made of an object, and its own sentences without what was taken out of its fields. */
export function sentencesWithout(given: unknown, clean: AnyValue): AnyValue {
  if (given === clean || !isTree(clean)) return clean;
  const sentences = Object.keys(clean).filter((key) => isSentence(clean[key]));
  if (sentences.length === 0) return clean;
  const taken = takenFrom(given, clean);
  if (taken.size === 0) return clean;
  const changed = sentences
    .map((key) => [key, without(clean[key] as string, taken)] as const)
    .filter(([key, text]) => text !== clean[key]);
  return changed.length === 0 ? clean : { ...clean, ...Object.fromEntries(changed) };
}

function isSentence(value: AnyValue): value is string {
  return typeof value === 'string' && value.length > SHORTEST && /\s/.test(value);
}

function without(text: string, taken: Taken): string {
  let clean = text;
  for (const [value, instead] of taken) {
    if (clean.includes(value)) clean = replaceAll(clean, value, instead);
  }
  return clean;
}

/** A word or a number goes only where it stands by itself. */
function replaceAll(text: string, value: string, instead: string): string {
  if (!ONE_KIND.test(value)) return text.replaceAll(value, () => instead);
  let clean = '';
  let from = 0;
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + value.length)) {
    const end = at + value.length;
    if (continues(text, at - 1) || continues(text, end)) continue;
    clean += text.slice(from, at) + instead;
    from = end;
  }
  return clean + text.slice(from);
}

function continues(text: string, index: number): boolean {
  return LETTER_OR_DIGIT.test(text.charAt(index));
}

function takenFrom(given: unknown, clean: unknown): Taken {
  const taken: Taken = new Map();
  compare(given, clean, { taken, nodes: MOST_NODES });
  // A longer value may hold a shorter one.
  return new Map([...taken].sort(([one], [other]) => other.length - one.length));
}

interface Search {
  readonly taken: Taken;
  /** How many more values may be looked at. */
  nodes: number;
}

function compare(given: unknown, clean: unknown, search: Search): void {
  if (given === clean || search.taken.size >= MOST_VALUES || --search.nodes < 0) return;
  if (typeof given === 'string' || typeof given === 'number') {
    const value = String(given).trim();
    // Of a text that was replaced in part, the rest may stay.
    if ((clean === undefined || isReplacement(clean)) && isTelling(value)) {
      search.taken.set(value, clean === undefined ? REDACTED : String(clean));
    }
  } else if (isTree(given)) compareEach(given, clean, search);
}

/** The properties stay in their order, also where their names were redacted. */
function compareEach(given: Tree, clean: unknown, search: Search): void {
  // Code of the application may stand behind a property.
  if (!isSnapshot(given) && !isPlain(given)) {
    for (const key of Object.keys(given)) {
      const property = Object.getOwnPropertyDescriptor(given, key);
      const value = property && 'value' in property ? (property.value as unknown) : undefined;
      if (value !== null && typeof value === 'object' && !isPlain(value)) continue;
      compare(value, isTree(clean) ? clean[key] : clean, search);
    }
    return;
  }
  const keys = Object.keys(given);
  const names = isTree(clean) ? Object.keys(clean) : [];
  for (const [index, key] of keys.entries()) {
    const name = names.length === keys.length ? (names[index] as string) : key;
    compare(given[key], isTree(clean) ? clean[name] : clean, search);
  }
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array);
}

function isTelling(value: string): boolean {
  if (value.length < SHORTEST || value.length > LONGEST || isReplacement(value)) return false;
  return !ROUND.test(value) && !value.split(WORD_PARTS).every(isOrdinary);
}

function isOrdinary(word: string): boolean {
  const small = word.toLowerCase();
  return (kindAt(small, 0, small.length) & KIND.common) !== 0;
}
