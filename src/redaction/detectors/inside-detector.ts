import { isAlphanumeric } from '../ascii.ts';
import type { Detector } from '../detector.ts';
import { isReplacement } from '../replacement.ts';
import { matcherAt, placesOf } from '../search/places-of.ts';

/** A pattern that may begin at any word, but has something rare inside. */
export interface InsideOptions {
  readonly name: string;
  /** Default `identifier`. */
  readonly kind?: Detector['kind'];
  /** Bits of the sieve that a text must all have, where the scan cannot see the rare part. */
  readonly sieve?: number;
  /** Bits of the sieve of which a text must have one, too. */
  readonly oneOf?: number;
  /** What every match holds, behind its beginning. Global. */
  readonly inside: RegExp;
  /** No match begins farther in front of it. In characters. */
  readonly farthest: number;
  /** Where a match with the rare part at a place begins at the earliest. Default: see `farthest`. */
  earliest?(text: string, place: number): number;
  /** A cheaper look at what stands around it. Default: none. */
  accepts?(text: string, place: number): boolean;
  /** How many characters stand between a match and the rare part behind it. Default: it is inside. */
  readonly gap?: number;
  /** Says whether a match is what it looks like. Default: it is. */
  isOne?(value: string): boolean;
  /** Sticky. */
  readonly pattern: RegExp;
}

/** Makes a {@link Detector} that finds the rare part first, then where it begins. */
export function insideDetector(options: InsideOptions): Detector {
  const { name, kind = 'identifier', inside, farthest, sieve, oneOf } = options;
  const isInside = matcherAt(inside);
  return {
    name,
    kind,
    sieve: sieve ?? 0,
    ...(oneOf !== undefined && { oneOf }),
    ...(sieve === undefined && { begins: inside }),
    redact(text, context, places) {
      let out = '';
      let copied = 0;
      for (const place of places ?? placesOf(text, inside)) {
        if (place < copied || options.accepts?.(text, place) === false) continue;
        const earliest = options.earliest?.(text, place) ?? 0;
        const from = Math.max(copied, place - farthest, earliest);
        const found = around(options, text, from, place);
        if (found === undefined || isReplacement(found[0]) || !isInside(text, place)) continue;
        if (options.isOne?.(found[0]) === false) continue;
        out += text.slice(copied, found.index) + context.replace(found[0]);
        copied = found.index + found[0].length;
      }
      return copied === 0 ? text : out + text.slice(copied);
    },
  };
}

/** The first match that begins in front of a place and reaches beyond it, or up to the gap. */
function around(
  { pattern, gap }: InsideOptions,
  text: string,
  from: number,
  place: number,
): RegExpExecArray | undefined {
  for (let start = from; start < place; start++) {
    if (start > 0 && isAlphanumeric(text.charCodeAt(start - 1))) continue;
    pattern.lastIndex = start;
    const found = pattern.exec(text);
    if (found === null) continue;
    const end = start + found[0].length;
    if (gap === undefined ? end > place : end === place - gap) return found;
  }
  return undefined;
}
