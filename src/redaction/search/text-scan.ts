import { CHARACTER_KINDS, hasLongWord, SIEVE } from '../sieve.ts';
import { BEYOND, EDGE, FOLLOWED } from './beginning.ts';
import { BeginningTable, codeOf, DEAD, ownMemory } from './beginning-table.ts';

/** What one look at each character of a text told. */
export interface Scan {
  /** Bits of the characters that are there, of the sieve. */
  bits: number;
  /** The patterns that may match somewhere, ascending. */
  patterns: number[];
  /** For each such pattern where it may begin, ascending. */
  readonly places: number[][];
  /** How often it was filled, and in which of these runs each pattern's places were found. */
  run: number;
  readonly runs: number[];
}

const NOWHERE: readonly number[] = [];

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
    startScan(scan);
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
      if (ended.length > 0) for (const pattern of ended) keepPlace(scan, pattern, start);
      if (++index >= end) break;
      state = table.step(state, codeOf(unitAt(text, index)));
      if (state === DEAD) return;
    }
    if (index > text.length) return;
    for (const pattern of table.openAt(state)) keepPlace(scan, pattern, start);
  }
}

/** A NUL stands behind a text, so that a pattern may ask for the end of a word. */
function unitAt(text: string, index: number): number {
  return index < text.length ? text.charCodeAt(index) : EDGE;
}

/** Empties a scan. */
export function startScan(scan: Scan): void {
  // To set an array's length takes V8 ten times as long as to make a new one.
  if (scan.patterns.length > 0) scan.patterns = [];
  scan.run++;
}

/** Notes that a pattern may begin at a place; places come in their order. */
export function keepPlace(scan: Scan, pattern: number, place: number): void {
  if (scan.runs[pattern] !== scan.run) {
    scan.runs[pattern] = scan.run;
    scan.places[pattern] = [place];
    keepInOrder(scan.patterns, pattern);
    return;
  }
  const places = scan.places[pattern] as number[];
  if (places[places.length - 1] !== place) places.push(place);
}

/** There are few, so that to sort them in the end would cost more. */
function keepInOrder(patterns: number[], pattern: number): void {
  patterns.push(pattern);
  let index = patterns.length - 1;
  for (; index > 0; index--) {
    const before = patterns[index - 1] as number;
    if (before < pattern) break;
    patterns[index] = before;
  }
  patterns[index] = pattern;
}

/** Where a pattern may begin in the text that was scanned last. */
export function foundIn(scan: Scan, pattern: number): readonly number[] {
  return scan.runs[pattern] === scan.run ? (scan.places[pattern] as number[]) : NOWHERE;
}

/** Puts other places into a scan. */
export function setPlaces(scan: Scan, pattern: number, places: number[]): void {
  scan.runs[pattern] = scan.run;
  scan.places[pattern] = places;
}

/** A scan that nothing was found in yet. */
export function emptyScan(patterns: number): Scan {
  const none = Array.from({ length: patterns }, () => 0);
  return { bits: 0, patterns: [], places: none.map(() => []), run: 0, runs: none };
}
