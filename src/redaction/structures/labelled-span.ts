import type { DetectorContext } from '../detector.ts';
import type { ValueSpan } from './assigned-value.ts';

/** A value in a text, and the label that gives it away. */
export interface LabelledSpan extends ValueSpan {
  readonly label: string;
}

/** Replaces them in the order of the text: a value may stand in front of the name that gives it away. */
export function replaceSpans(
  text: string,
  spans: LabelledSpan[],
  context: DetectorContext,
): string {
  let out = '';
  let copied = 0;
  for (const { start, end, label } of spans.sort((one, other) => one.start - other.start)) {
    if (start < copied) continue;
    out += text.slice(copied, start) + context.replace(text.slice(start, end), label);
    copied = end;
  }
  return out + text.slice(copied);
}
