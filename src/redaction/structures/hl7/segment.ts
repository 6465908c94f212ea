import type { DetectorContext } from '../../detector.ts';
import { fieldKind, fieldStays, isVoid, segmentRule } from './segment-rule.ts';

/** Takes the fields of one segment that do not stay; separators and order of the fields do. */
export function redactSegment(
  segment: string,
  separator: string,
  context: DetectorContext,
): string {
  const fields = segment.split(separator);
  const rule = segmentRule(fields[0] as string);
  let changed = false;
  for (let number = 1; number < fields.length; number++) {
    const field = fields[number] as string;
    if (field === '') continue;
    const kind = fieldKind(rule, number);
    if (isVoid(field) || fieldStays(kind, field, fields[2] ?? '')) continue;
    fields[number] = context.replace(field, rule.hints[number] ?? `${rule.name}.${number}`);
    changed = true;
  }
  return changed ? fields.join(separator) : segment;
}
