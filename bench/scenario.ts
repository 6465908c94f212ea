import type { Effort, Timing } from './interleave.ts';
import type { RecallRow } from './recall/score.ts';

/** One line of a result. */
export interface Row {
  readonly case: string;
  readonly contender: string;
  /** Nanoseconds per call. */
  readonly ns: number;
  readonly spread: number;
  /** Against the first contender of the case, in the same rounds. */
  readonly ratio: number;
  readonly goal?: Goal;
  readonly note?: string;
}

/** What a row must reach, in words, and whether it did in this run. */
export interface Goal {
  readonly text: string;
  readonly isMet: boolean;
}

/** What is no time of a call, in words. */
export interface Figure {
  readonly what: string;
  readonly value: string;
  readonly goal?: string;
  readonly met?: boolean;
}

/** What a scenario is given to run with. */
export interface Bench {
  readonly effort: Effort;
  /** A run for a first look: fewer rounds and values. */
  readonly isQuick: boolean;
  progress(text: string): void;
}

/** A scenario is a file of this folder that exports one of these as `scenario`. */
export interface Scenario {
  readonly what: string;
  /** How the values differ between calls. */
  readonly varies: string;
  /** Packages whose versions are printed with the result. */
  readonly peers: readonly string[];
  run(bench: Bench): Row[] | Promise<Row[]>;
  /** What was found and what was left, where a scenario measures that as well. */
  recall?(bench: Bench): RecallRow[];
  /** Comes after `run`; nothing of both is ever under way at once. */
  figures?(bench: Bench): Promise<Figure[]>;
  /** Writes the result into the pages of docs/. */
  document?(machine: string, rows: readonly Row[], recall: readonly RecallRow[]): void;
}

/** Timings of one case as rows, with ratios to the first. */
export function rows(name: string, timings: readonly Timing[]): Row[] {
  const base = timings[0]?.ns ?? 1;
  return timings.map(({ name: contender, ns, spread }) => ({
    case: name,
    contender,
    ns,
    spread,
    ratio: ns / base,
  }));
}
