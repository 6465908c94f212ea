import type { Detector } from '../detector.ts';
import { isReplacement } from '../replacement.ts';
import { placesOf } from '../search/places-of.ts';

/** A value that words announce, and further ones of a list behind it. */
export interface AnnouncedOptions {
  readonly name: string;
  /** What every match begins with: a short pattern, since all texts are searched for it. Global. */
  readonly begins: RegExp;
  /** Sticky. A group `lead` at the start (the label, and the words between) is kept. */
  readonly pattern: RegExp;
  /** Sticky: what joins a further value, as its `lead`, and that value. Not given: there is none. */
  readonly further?: RegExp;
  /** Says whether a value is what it looks like. Default: it is. */
  accepts?(found: Announced): boolean;
  /** Says whether a further value is one of the same list. Default: as `accepts`. */
  isFurther?(found: Announced, first: string): boolean;
}

/** A value in a text, and the words in front of it. */
export interface Announced {
  readonly text: string;
  readonly lead: string;
  readonly value: string;
  /** Where the value ends. */
  readonly end: number;
}

/** A list has no more: each value is searched for once, so that long texts take linear time. */
const LONGEST_LIST = 64;

/**
 * Makes a {@link Detector} of values that have no form of their own, but words in front of them:
 * `Patient 7712345 not found`, `MRNs 7712345, 7712346 and 7712349`.
 */
export function announcedValues(options: AnnouncedOptions): Detector {
  const { name, begins, pattern } = options;
  return {
    name,
    kind: 'identifier',
    sieve: 0,
    begins,
    redact(text, context, places) {
      let out = '';
      let copied = 0;
      for (const place of places ?? placesOf(text, begins)) {
        if (place < copied || isRouteParameter(text, place)) continue;
        pattern.lastIndex = place;
        const match = pattern.exec(text);
        if (match === null) continue;
        const first = announced(text, match);
        const gone = isReplacement(first.value);
        if (!gone && options.accepts?.(first) === false) continue;
        for (const { value, end } of gone
          ? further(options, first)
          : [first, ...further(options, first)]) {
          out += text.slice(copied, end - value.length) + context.replace(value);
          copied = end;
        }
      }
      return copied === 0 ? text : out + text.slice(copied);
    },
  };
}

/** `GET /exams/:mrn -> 500`: the name of a part of the path, not a label of what comes next. */
function isRouteParameter(text: string, at: number): boolean {
  return text.startsWith('/:', at - 2) && at >= 2;
}

function further(options: AnnouncedOptions, first: Announced): Announced[] {
  const pattern = options.further;
  const found: Announced[] = [];
  let { end } = first;
  for (let count = 0; pattern !== undefined && count < LONGEST_LIST; count++) {
    pattern.lastIndex = end;
    const match = pattern.exec(first.text);
    if (match === null) break;
    const next = announced(first.text, match);
    end = next.end;
    if (isReplacement(next.value)) continue;
    const isOne = options.isFurther?.(next, first.value) ?? options.accepts?.(next) ?? true;
    if (!isOne) break;
    found.push(next);
  }
  return found;
}

function announced(text: string, match: RegExpExecArray): Announced {
  const lead = match.groups?.lead ?? '';
  const end = match.index + match[0].length;
  return { text, lead, value: match[0].slice(lead.length), end };
}
