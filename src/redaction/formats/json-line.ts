import type { AnyValue } from '@opentelemetry/api';
import { type Redacted, sentencesWithout, withoutGivenAway } from '../given-away.ts';
import type { Redactor } from '../redactor.ts';
import { REDACTED } from '../replacement.ts';

/**
 * A line that a logger has written: as a record where it is JSON, else as text. Keeps its line end.
 *
 * @param fields what the line was made of
 */
export function redactLine(redactor: Redactor, line: string, fields?: Redacted): string {
  const end = /\r?\n?$/.exec(line.slice(-2))?.[0] ?? '';
  const text = end === '' ? line : line.slice(0, -end.length);
  const record = parsed(text);
  if (record === undefined) {
    const clean = redactor.redactText(text);
    return (fields === undefined ? clean : withoutGivenAway(clean, fields)) + end;
  }
  const clean = sentencesWithout(record, redactor.redactParsed(record));
  return (clean === record ? text : (JSON.stringify(clean) ?? REDACTED)) + end;
}

function parsed(text: string): AnyValue | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as AnyValue;
  } catch {
    return undefined;
  }
}
