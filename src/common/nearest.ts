/**
 * The nearest of some names to a misspelt one, if one is near enough to be meant.
 *
 * @param edits most letters that may differ; default 3, or half of a short name
 */
export function nearest(
  given: string,
  names: Iterable<string>,
  edits: number = Math.min(3, Math.ceil(given.length / 2)),
): string | undefined {
  const word = given.toLowerCase().slice(0, 64);
  let best: string | undefined;
  let distance = edits + 1;
  for (const name of names) {
    const needed = editDistance(word, name.toLowerCase());
    if (needed < distance) [best, distance] = [name, needed];
  }
  return best;
}

/** Insertions, deletions, substitutions, and swaps of two neighbours. */
function editDistance(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      let least = Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + cost);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) least = Math.min(least, at(before, j - 2) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return at(row, other.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
