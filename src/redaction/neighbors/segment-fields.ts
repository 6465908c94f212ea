import type { AnyValue } from '@opentelemetry/api';
import { mapArray } from '../structures/object-structure.ts';
import type { Judge } from './judge.ts';

/**
 * The fields of a parsed HL7 v2 segment, each judged by its position: `['1', '', '7719203^^^H']`,
 * with or without the segment's name in front.
 *
 * @see HL7 v2.8.2, section 2.5.3
 */
export function redactFields(
  segment: string,
  fields: AnyValue[],
  judge: Judge,
  at: readonly string[],
): AnyValue[] {
  const first = fields[0] === segment ? 0 : 1;
  let index = -1;
  return mapArray(fields, (field) => {
    const number = ++index + first;
    if (number === 0) return field;
    return judge.value(`${segment}.${number}`, field, [...at, '*']);
  });
}
