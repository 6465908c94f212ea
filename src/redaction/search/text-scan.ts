import { CHARACTER_KINDS, hasLongWord, SIEVE } from '../sieve.ts';
import { BEYOND, EDGE, FOLLOWED } from './beginning.ts';
import { BeginningTable, codeOf, DEAD, ownMemory } from './beginning-table.ts';
import type { Scan } from './scan.ts';

/** Finds in one pass where each of many patterns may begin. Linear. */
export interface Scanner {
  /** Fills a scan, which may be used again and again. */
  run(text: string, scan: Scan): void;
}

/** A {@link Scanner} in plain JavaScript, for where WebAssembly cannot be had. */
export class TextScan implements Scanner {
  private readonly table: BeginningTable;

  constructor(patterns: readonly RegExp[]) {
    this.table = new BeginningTable(patterns, ownMemory());
  }

  run(text: string, scan: Scan): void {
    scan.begin();
    let bits = 0;
    let before = EDGE;
    for (let index = 0; index < text.length; index++) {
      const code = codeOf(text.charCodeAt(index));
      bits |= CHARACTER_KINDS[code] as number;
      const state = this.table.first(before, code);
      if (state !== DEAD) this.follow(text, index, state, scan);
      before = code;
    }
    scan.bits = hasLongWord(text) ? bits | SIEVE.long : bits;
  }

  private follow(text: string, start: number, first: number, scan: Scan): void {
    const { table } = this;
    let state = first;
    const end = Math.min(text.length + 1, start + FOLLOWED);
    let index = start;
    // Beyond ASCII a character may be two units, and a class may take some and not others.
    while (unitAt(text, index) < BEYOND) {
      const ended = table.endedAt(state);
      if (ended.length > 0) for (const pattern of ended) scan.keep(pattern, start);
      if (++index >= end) break;
      state = table.step(state, codeOf(unitAt(text, index)));
      if (state === DEAD) return;
    }
    if (index > text.length) return;
    for (const pattern of table.openAt(state)) scan.keep(pattern, start);
  }
}

/** A NUL stands behind a text, so that a pattern may ask for the end of a word. */
function unitAt(text: string, index: number): number {
  return index < text.length ? text.charCodeAt(index) : EDGE;
}
