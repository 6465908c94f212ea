import { type Detector, patternDetector } from '../detector.ts';
import { KIND, kindAt } from './name-kinds.ts';

function beside(pattern: string): Detector {
  return patternDetector({
    name: 'name-pair',
    kind: 'identifier',
    pattern: new RegExp(pattern, 'gu'),
    accepts: isNameOfPair,
  });
}

/**
 * `{ first: 'Orla', last: 'McGillicuddy' }`: a key alone is that of a list's end as well.
 */
export const namePairs: readonly Detector[] = [
  beside(
    String.raw`(?<![\p{L}\p{N}_])(?<lead>first["']?: ?["'])\p{Lu}[\p{L}\p{M}.'’ -]{1,40}?(?=["'],\s{1,4}["']?last["']?: ?["']\p{Lu})`,
  ),
  beside(
    String.raw`(?<![\p{L}\p{N}_])(?<lead>first["']?: ?["']REDACTED["'],\s{1,4}["']?last["']?: ?["'])\p{Lu}[\p{L}\p{M}.'’ -]{1,40}?(?=["'](?:[\s,}]|$))`,
  ),
];

const NAME = /^\p{Lu}[\p{L}\p{M}.'’ -]{1,40}$/u;

/** A name, and no ordinary word alone (`first: 'Monday', last: 'Friday'`), nor a number or a link. */
export function isNameOfPair(value: unknown): boolean {
  if (typeof value !== 'string' || !NAME.test(value)) return false;
  const end = value.search(/[^\p{L}\p{M}]|$/u);
  return kindAt(value, 0, end) !== KIND.common;
}
