import { BEYOND, FOLLOWED } from './beginning.ts';
import { type BeginningTable, codeOf, DEAD } from './beginning-table.ts';

/** What one look at each character of a text told. */
export interface Scan {
  /** Bits of the characters that are there, as given to {@link TextScan}. */
  bits: number;
  /** The patterns that may match somewhere, ascending. */
  readonly patterns: number[];
  /** For each such pattern where it may begin, ascending. */
  readonly places: readonly number[][];
}

/** Finds in one pass where each of many patterns may begin. Linear. */
export class TextScan {
  private readonly table: BeginningTable;
  private readonly kinds: Int32Array;

  /** @param kinds bits of each code, the last for all beyond ASCII */
  constructor(table: BeginningTable, kinds: Int32Array) {
    this.table = table;
    this.kinds = kinds;
  }

  /** Fills a scan that is used again and again. */
  run(text: string, scan: Scan): void {
    for (const pattern of scan.patterns) (scan.places[pattern] as number[]).length = 0;
    scan.patterns.length = 0;
    let bits = 0;
    let before = BEYOND;
    for (let index = 0; index < text.length; index++) {
      const code = codeOf(text.charCodeAt(index));
      bits |= this.kinds[code] as number;
      const state = this.table.first(before, code);
      if (state !== DEAD) this.follow(text, index, state, scan);
      before = code;
    }
    scan.bits = bits;
    if (scan.patterns.length > 1) scan.patterns.sort((one, other) => one - other);
  }

  private follow(text: string, start: number, first: number, scan: Scan): void {
    const { table } = this;
    let state = first;
    const end = Math.min(text.length, start + FOLLOWED);
    let index = start;
    // Beyond ASCII a character may be two units, and a class may take some and not others.
    while (text.charCodeAt(index) < BEYOND) {
      const ended = table.endedAt(state);
      if (ended.length > 0) for (const pattern of ended) add(scan, pattern, start);
      if (++index >= end) break;
      state = table.step(state, codeOf(text.charCodeAt(index)));
      if (state === DEAD) return;
    }
    if (index >= text.length) return;
    for (const pattern of table.openAt(state)) add(scan, pattern, start);
  }
}

function add(scan: Scan, pattern: number, place: number): void {
  const places = scan.places[pattern] as number[];
  const length = places.length;
  if (length === 0) scan.patterns.push(pattern);
  if (length === 0 || places[length - 1] !== place) places.push(place);
}
