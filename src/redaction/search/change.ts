import { FOLLOWED } from './beginning.ts';

/** What stands around a change is looked at again; a word that may be encoded text is shorter. */
const AROUND = 32;

/** Where two texts differ: all in front of it is the same, and all behind it. */
export class Change {
  /** Where the stretch begins that has to be looked at again, in the new text. */
  readonly from: number;
  /** Where it ends. */
  readonly to: number;
  private readonly start: number;
  private readonly oldEnd: number;
  private readonly newEnd: number;

  constructor(before: string, after: string) {
    this.start = sameAtStart(before, after);
    const behind = sameAtEnd(before, after, Math.min(before.length, after.length) - this.start);
    this.oldEnd = before.length - behind;
    this.newEnd = after.length - behind;
    this.from = Math.max(0, this.start - AROUND);
    this.to = Math.min(after.length, this.newEnd + AROUND);
  }

  /**
   * Where a pattern may begin in the new text. That depends on the character in front of a place
   * and on as many as are followed behind it, so most places are those of the old text.
   *
   * @param old places in the old text, ascending
   * @param part places in the stretch that was looked at again, ascending
   */
  places(old: readonly number[], part: readonly number[]): number[] {
    const places: number[] = [];
    const first = this.start - FOLLOWED + 1;
    let index = 0;
    for (; index < old.length && (old[index] as number) < first; index++) {
      places.push(old[index] as number);
    }
    for (const each of part) {
      const place = each + this.from;
      if (place >= first && place <= this.newEnd) places.push(place);
    }
    const moved = this.newEnd - this.oldEnd;
    for (; index < old.length; index++) {
      const place = old[index] as number;
      if (place > this.oldEnd) places.push(place + moved);
    }
    return places;
  }
}

/**
 * How many units two texts have in common at their beginnings. Compares stretches as a whole, which
 * takes an engine a fraction of what one unit after the other would.
 */
function sameAtStart(one: string, other: string): number {
  let same = 0;
  for (let end = Math.min(one.length, other.length); same < end; ) {
    const middle = (same + end + 1) >> 1;
    if (one.slice(same, middle) === other.slice(same, middle)) same = middle;
    else end = middle - 1;
  }
  return same;
}

/** The same at their ends. */
function sameAtEnd(one: string, other: string, most: number): number {
  let same = 0;
  for (let end = most; same < end; ) {
    const middle = (same + end + 1) >> 1;
    const isSame =
      one.slice(one.length - middle, one.length - same) ===
      other.slice(other.length - middle, other.length - same);
    if (isSame) same = middle;
    else end = middle - 1;
  }
  return same;
}
