/** Milliseconds since a `performance.now()`, to the microsecond. */
export function elapsedSince(began: number): number {
  return Math.round((performance.now() - began) * 1000) / 1000;
}
