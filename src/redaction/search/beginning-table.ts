import { BEYOND, type End, PatternBeginnings, type Rest } from './beginning.ts';

const CODES = 128;
const UNKNOWN = 0;
/** No pattern goes on. */
export const DEAD = 1;
const FIRST_STATE = 2;
/** Texts that differ in everything would make a state for each way to differ. */
const MOST_STATES = 4_096;
const NONE: readonly number[] = [];

/**
 * {@link PatternBeginnings} as a table that is filled where texts come by, as RE2 does it: a step
 * is one look, whatever the number of patterns.
 */
export class BeginningTable {
  private readonly beginnings: PatternBeginnings;
  private rests: (readonly (Rest | End)[])[] = [];
  private states = new Map<string, number>();
  private steps = new Uint16Array(64 * CODES);
  private firsts = new Uint16Array(CODES * CODES);
  private ended: (readonly number[])[] = [];
  private open: (readonly number[])[] = [];

  constructor(patterns: readonly RegExp[]) {
    this.beginnings = new PatternBeginnings(patterns);
    this.clear();
  }

  /** The state after a first character, which stands behind another; {@link DEAD} for most. */
  first(before: number, code: number): number {
    const at = before * CODES + code;
    const known = this.firsts[at] as number;
    if (known !== UNKNOWN) return known;
    const state = this.state(this.beginnings.first(before, code));
    this.firsts[at] = state;
    return state;
  }

  /** The state after one more character. */
  step(state: number, code: number): number {
    const known = this.steps[state * CODES + code] as number;
    return known !== UNKNOWN ? known : this.fill(state, code);
  }

  /** The patterns whose whole was found when a state is reached. */
  endedAt(state: number): readonly number[] {
    return this.ended[state] as readonly number[];
  }

  /** The patterns that may go on from a state, and those that ended there. */
  openAt(state: number): readonly number[] {
    return this.open[state] as readonly number[];
  }

  private fill(state: number, code: number): number {
    const rests = this.rests[state] as readonly (Rest | End)[];
    const next = this.state(this.beginnings.after(rests, code));
    // Making a state may have cleared the table, and with it the state that we came from.
    if (this.rests[state] === rests) this.steps[state * CODES + code] = next;
    return next;
  }

  private state(rests: ReadonlySet<Rest | End>): number {
    if (rests.size === 0) return DEAD;
    const sorted = [...rests].sort((one, other) => one.id - other.id);
    const key = sorted.map(({ id }) => id).join();
    const known = this.states.get(key);
    if (known !== undefined) return known;
    if (this.rests.length >= MOST_STATES) this.clear();
    const state = this.rests.length;
    this.states.set(key, state);
    this.rests.push(sorted);
    this.ended.push(numbers(sorted.filter((rest) => 'pattern' in rest)));
    this.open.push(numbers(sorted));
    if ((state + 1) * CODES > this.steps.length) this.grow();
    return state;
  }

  private grow(): void {
    const larger = new Uint16Array(this.steps.length * 2);
    larger.set(this.steps);
    this.steps = larger;
  }

  private clear(): void {
    this.rests = Array.from({ length: FIRST_STATE }, () => []);
    this.ended = Array.from({ length: FIRST_STATE }, () => NONE);
    this.open = Array.from({ length: FIRST_STATE }, () => NONE);
    this.states.clear();
    this.steps.fill(UNKNOWN);
    this.firsts.fill(UNKNOWN);
  }
}

function numbers(rests: readonly (Rest | End)[]): readonly number[] {
  if (rests.length === 0) return NONE;
  return [...new Set(rests.map(patternOf))].sort((one, other) => one - other);
}

function patternOf(rest: Rest | End): number {
  let last = rest;
  while (!('pattern' in last)) last = last.next;
  return last.pattern;
}

/** The code of a UTF-16 unit in the table. */
export function codeOf(unit: number): number {
  return Math.min(unit, BEYOND);
}
