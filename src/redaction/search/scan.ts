const NOWHERE: readonly number[] = [];
const MOST_RUNS = 0x7fff_fffe;

/**
 * What one look at each character of a text told. Filled again and again, and without arrays for
 * what nobody asks about: most of what may begin somewhere is at one place, and no detector's turn.
 */
export class Scan {
  /** Bits of the characters that are there, of the sieve. */
  bits = 0;
  /** How many patterns may match somewhere. */
  count = 0;
  private run = 0;
  /** The patterns that may match, ascending. */
  private readonly order: Int32Array;
  /** In which run a pattern's places were found, the first of them, and all where there are more. */
  private readonly runs: Int32Array;
  private readonly firsts: Int32Array;
  private readonly all: (number[] | undefined)[];

  /** @param patterns how many are looked for */
  constructor(patterns: number) {
    this.order = new Int32Array(patterns);
    this.runs = new Int32Array(patterns);
    this.firsts = new Int32Array(patterns);
    this.all = new Array<number[] | undefined>(patterns).fill(undefined);
  }

  /** Forgets the text before. */
  begin(): void {
    if (this.run === MOST_RUNS) {
      this.runs.fill(0);
      this.run = 0;
    }
    this.run++;
    this.count = 0;
  }

  /** Notes that a pattern may begin at a place; places come in their order. */
  keep(pattern: number, place: number): void {
    if (this.runs[pattern] !== this.run) {
      this.runs[pattern] = this.run;
      this.firsts[pattern] = place;
      this.all[pattern] = undefined;
      this.keepInOrder(pattern);
      return;
    }
    const all = this.all[pattern];
    const first = this.firsts[pattern] as number;
    if (all === undefined) {
      if (first !== place) this.all[pattern] = [first, place];
    } else if (all[all.length - 1] !== place) all.push(place);
  }

  /** Where a pattern may begin, ascending. */
  placesOf(pattern: number): readonly number[] {
    if (this.runs[pattern] !== this.run) return NOWHERE;
    return this.all[pattern] ?? [this.firsts[pattern] as number];
  }

  /** Puts other places, which are the scan's from now on, in the stead of those of all patterns. */
  replace(places: readonly number[][]): void {
    this.begin();
    for (let pattern = 0; pattern < places.length; pattern++) {
      const theirs = places[pattern] as number[];
      if (theirs.length === 0) continue;
      this.keep(pattern, theirs[0] as number);
      this.all[pattern] = theirs;
    }
  }

  /** The pattern that is so many behind the first that may match. */
  patternAt(index: number): number {
    return this.order[index] as number;
  }

  /** The patterns that may match somewhere, ascending. */
  get patterns(): number[] {
    return Array.from(this.order.subarray(0, this.count));
  }

  /** There are few, so that to sort them in the end would cost more. */
  private keepInOrder(pattern: number): void {
    let index = this.count++;
    for (; index > 0; index--) {
      const before = this.order[index - 1] as number;
      if (before < pattern) break;
      this.order[index] = before;
    }
    this.order[index] = pattern;
  }
}
