/** Where a global pattern matches, for a detector that is run without a scan's places. */
export function placesOf(text: string, pattern: RegExp): number[] {
  return Array.from(text.matchAll(pattern), ({ index }) => index);
}
