import type { Detector, DetectorContext } from '../detector.ts';
import { DetectorScan } from '../search/detector-scan.ts';
import { SIEVE } from '../sieve.ts';
import { undisguise } from './undisguise.ts';

/** One character of Unicode's private use stands for each finding, since no pattern takes it. */
const FIRST_MARK = 0xe000;
const MARKS = 0x1900;
const PRIVATE_USE = /[\ue000-\uf8ff]/;

/**
 * Identifiers and secrets in other characters than their own: full-width digits, look-alike
 * letters, non-breaking spaces, soft hyphens, zero-width characters. Looks for them in the text
 * as plain characters and replaces in the text as it was. Only texts with such characters pay more
 * than a look at each of theirs.
 */
export function disguised(kind: Detector['kind'], all: readonly Detector[]): Detector {
  const detectors = all.filter((each) => each.kind === kind);
  let scan: DetectorScan | undefined;
  let depth = 0;
  return {
    name: 'disguised',
    kind,
    sieve: SIEVE.beyond,
    redact(text, context) {
      const found = undisguise(text);
      if (found === undefined || PRIVATE_USE.test(text)) return text;
      const values: string[] = [];
      const replace = (value: string): string => {
        // The engine replaces the whole of what fails.
        if (values.length === MARKS) throw new RangeError('more findings than marks');
        values.push(value);
        return String.fromCharCode(FIRST_MARK + values.length - 1);
      };
      scan ??= new DetectorScan(detectors, true);
      try {
        const marked = mark(found.plain, detectors, scan, depth++, { ...context, replace });
        if (values.length === 0) return text;
        return restore(text, found.at, marked, values, context.replace);
      } finally {
        depth--;
      }
    },
  };
}

/** The plain text with a mark for each finding. */
function mark(
  plain: string,
  detectors: readonly Detector[],
  scan: DetectorScan,
  depth: number,
  context: DetectorContext,
): string {
  let marked = plain;
  let plan = scan.run(marked, depth);
  for (let next = plan.next(0); next !== -1; next = plan.next(next + 1)) {
    const found = (detectors[next] as Detector).redact(marked, context, plan.places);
    if (found === marked) continue;
    marked = found;
    plan = scan.run(marked, depth);
  }
  return marked;
}

/** The original text with each marked part replaced. */
function restore(
  text: string,
  at: readonly number[],
  marked: string,
  values: readonly string[],
  replace: (value: string) => string,
): string {
  let out = '';
  let plain = 0;
  let copied = 0;
  for (const character of marked) {
    const value = values[character.charCodeAt(0) - FIRST_MARK];
    if (value === undefined) {
      plain += character.length;
      continue;
    }
    const start = at[plain] as number;
    plain += lengthOf(value, values);
    const end = at[plain] as number;
    out += text.slice(copied, start) + replace(text.slice(start, end));
    copied = end;
  }
  return out + text.slice(copied);
}

/** How many plain characters a value has, whose own parts may be marks. */
function lengthOf(value: string, values: readonly string[]): number {
  let length = value.length;
  for (let index = 0; index < value.length; index++) {
    const inner = values[value.charCodeAt(index) - FIRST_MARK];
    if (inner !== undefined) length += lengthOf(inner, values) - 1;
  }
  return length;
}
