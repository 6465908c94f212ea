import type { AnyValue } from '@opentelemetry/api';
import { REDACTED } from './replacement.ts';

/** A part of a text that a model takes for an identifier, in UTF-16 code units. */
export interface NerSpan {
  readonly start: number;
  readonly end: number;
}

/** Shorter texts name nobody. */
const SHORTEST_TEXT = 4;
const MOST_TEXTS = 256;
const DEEPEST = 32;

/** The distinct texts of a value that a model should see. */
export function textsOf(value: AnyValue, texts: Set<string> = new Set(), depth = 0): Set<string> {
  if (typeof value === 'string') {
    if (value.length >= SHORTEST_TEXT && texts.size < MOST_TEXTS) texts.add(value);
  } else if (typeof value === 'object' && value !== null && depth < DEEPEST) {
    for (const each of Object.values(value)) textsOf(each as AnyValue, texts, depth + 1);
  }
  return texts;
}

/** The value with texts exchanged; the same object where nothing changed. */
export function withTexts(
  value: AnyValue,
  clean: ReadonlyMap<string, string>,
  depth = 0,
): AnyValue {
  if (typeof value === 'string') return clean.get(value) ?? value;
  if (typeof value !== 'object' || value === null || depth >= DEEPEST) return value;
  if (value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map((each) => withTexts(each, clean, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      withTexts(each as AnyValue, clean, depth + 1),
    ]),
  );
}

/** Puts `REDACTED` where spans are. Spans may overlap; those outside the text are ignored. */
export function withoutSpans(text: string, spans: readonly NerSpan[]): string {
  const good = spans
    .filter(({ start, end }) => Number.isInteger(start) && Number.isInteger(end))
    .filter(({ start, end }) => start >= 0 && start < end && end <= text.length)
    .sort((one, other) => one.start - other.start);
  let out = '';
  let copied = 0;
  for (const { start, end } of good) {
    if (end <= copied) continue;
    if (start >= copied) out += text.slice(copied, start) + REDACTED;
    copied = end;
  }
  return out + text.slice(copied);
}
