import { BEYOND, type End, PatternBeginnings, type Rest } from './beginning.ts';
import { OPENING_SIGNS } from './character-classes.ts';

const CODES = 128;
const UNKNOWN = 0;
/** No pattern goes on. */
export const DEAD = 1;
const FIRST_STATE = 2;
/** Texts that differ in everything would make a state for each way to differ. */
export const MOST_STATES = 4_096;
const NONE: readonly number[] = [];

/** Where a table's numbers stand: in memory that others read too. */
export interface TableMemory {
  /** The state of each pair of codes; 0: not known. */
  firsts: Uint16Array;
  /** The next state of each state and code; 0: not known. */
  steps: Uint16Array;
  /** 1 where a pattern ends at a state. */
  ends: Uint8Array;
}

/** Memory of a table's own. */
export function ownMemory(): TableMemory {
  return {
    firsts: new Uint16Array(CODES * CODES),
    steps: new Uint16Array(MOST_STATES * CODES),
    ends: new Uint8Array(MOST_STATES),
  };
}

/**
 * {@link PatternBeginnings} as a table that is filled where texts come by, as RE2 does it: a step
 * is one look, whatever the number of patterns.
 */
export class BeginningTable {
  memory: TableMemory;
  private readonly beginnings: PatternBeginnings;
  private rests: (readonly (Rest | End)[])[] = [];
  private states = new Map<string, number>();
  private ended: (readonly number[])[] = [];
  private open: (readonly number[])[] = [];

  constructor(patterns: readonly RegExp[], memory: TableMemory) {
    this.memory = memory;
    this.beginnings = new PatternBeginnings(patterns);
    this.clear();
  }

  /** The state after a first character, which stands behind another; {@link DEAD} for most. */
  first(before: number, code: number): number {
    const at = before * CODES + code;
    const known = this.memory.firsts[at] as number;
    if (known !== UNKNOWN) return known;
    const state = this.state(this.beginnings.first(before, code));
    this.memory.firsts[at] = state;
    return state;
  }

  /** The state after one more character. */
  step(state: number, code: number): number {
    const known = this.memory.steps[state * CODES + code] as number;
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

  /**
   * Whether all patterns begin where `text-scan.wat` looks: at a letter or digit behind none, at
   * a capital behind a small letter, at one of few signs.
   */
  startsAtWords(): boolean {
    for (let before = 0; before < BEYOND; before++) {
      for (let code = 0; code < BEYOND; code++) {
        if (!isLookedAt(before, code) && this.beginnings.first(before, code).size > 0) return false;
      }
    }
    return true;
  }

  private fill(state: number, code: number): number {
    const rests = this.rests[state] as readonly (Rest | End)[];
    const next = this.state(this.beginnings.after(rests, code));
    // Making a state may have cleared the table, and with it the state that we came from.
    if (this.rests[state] === rests) this.memory.steps[state * CODES + code] = next;
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
    const ended = numbers(sorted.filter((rest) => 'pattern' in rest));
    this.memory.ends[state] = Number(ended.length > 0);
    this.ended.push(ended);
    this.open.push(numbers(sorted));
    return state;
  }

  private clear(): void {
    this.rests = Array.from({ length: FIRST_STATE }, () => []);
    this.ended = Array.from({ length: FIRST_STATE }, () => NONE);
    this.open = Array.from({ length: FIRST_STATE }, () => NONE);
    this.states.clear();
    this.memory.steps.fill(UNKNOWN);
    this.memory.firsts.fill(UNKNOWN);
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

function isLookedAt(before: number, code: number): boolean {
  const [one, other] = [String.fromCharCode(before), String.fromCharCode(code)];
  if (!/[a-z\d]/i.test(other)) return OPENING_SIGNS.includes(other);
  return !/[a-z\d]/i.test(one) || (/[a-z]/.test(one) && /[A-Z]/.test(other));
}

/** The code of a UTF-16 unit in the table. */
export function codeOf(unit: number): number {
  return Math.min(unit, BEYOND);
}
