import type { DetectorContext } from '../../detector.ts';
import { fieldKind, fieldStays, isVoid, segmentRule } from './segment-rule.ts';

/** Takes the fields of one segment that do not stay; separators and order of the fields do. */
export function redactSegment(
  segment: string,
  separator: string,
  context: DetectorContext,
): string {
  const nameEnd = segment.indexOf(separator);
  if (nameEnd === -1) return segment;
  const rule = segmentRule(segment.slice(0, nameEnd));
  let out = '';
  let copied = 0;
  let type = '';
  let start = nameEnd + 1;
  for (let number = 1; start <= segment.length; number++) {
    let end = segment.indexOf(separator, start);
    if (end === -1) end = segment.length;
    const field = end === start ? '' : segment.slice(start, end);
    const kind = fieldKind(rule, number);
    if (number === 2) type = field;
    if (field !== '' && !isVoid(field) && !fieldStays(kind, field, type)) {
      const hint = rule.hints[number] ?? `${rule.name}.${number}`;
      out += segment.slice(copied, start) + context.replace(field, hint);
      copied = end;
    }
    start = end + 1;
  }
  return copied === 0 ? segment : out + segment.slice(copied);
}
