/** Where a global pattern matches, for a detector that is run without a scan's places. */
export function placesOf(text: string, pattern: RegExp): number[] {
  return Array.from(text.matchAll(pattern), ({ index }) => index);
}

/**
 * The same pattern as a test of one place. A scan takes look-aheads as found, so a detector that
 * does not match the pattern again itself would otherwise take `homepage` for `home`.
 */
export function matcherAt(pattern: RegExp): (text: string, place: number) => boolean {
  const here = new RegExp(pattern.source, pattern.flags.replace('g', 'y'));
  return (text, place) => {
    here.lastIndex = place;
    return here.test(text);
  };
}
