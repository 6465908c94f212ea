import type { Effort, Timing } from './interleave.ts';
import type { RecallRow } from './recall/score.ts';

/** What a row measures. Where `requests/s` and the like rise, more is better. */
export type Unit =
  | 'ns'
  | 'µs'
  | 'ms'
  | 'ns/character'
  | 'MB'
  | 'KB'
  | 'packages'
  | 'files'
  | 'requests/s'
  | 'records/s';

/** One line of a result. */
export interface Row {
  /** What is measured; rows of one case are compared with each other, and have one unit. */
  readonly case: string;
  /** Ours begin with `ours`. */
  readonly contender: string;
  /** The median of the rounds. */
  readonly measured: number;
  readonly unit: Unit;
  /** Half the distance between the quartiles, as a part of the median. */
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

/** What is no row, in words. */
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
  /** Packages whose versions are printed with the result; of this project, or of the peers' own folder. */
  readonly peers: readonly string[];
  /** Cases that the plot shows, with a title for each. */
  readonly plots?: Readonly<Record<string, string>>;
  run(bench: Bench): Row[] | Promise<Row[]>;
  /** What was found and what was left, where a scenario measures that as well. */
  recall?(bench: Bench): RecallRow[];
  /** Comes after `run`; nothing of both is ever under way at once. */
  figures?(bench: Bench): Promise<Figure[]>;
  /** Writes the result into pages of its own in docs/. */
  document?(machine: string, rows: readonly Row[], recall: readonly RecallRow[]): void;
}

/** Timings of one case as rows, with ratios to the first. */
export function rows(name: string, timings: readonly Timing[]): Row[] {
  return comparedRows(
    name,
    'ns',
    timings.map(({ name: contender, ns, spread }) => ({ contender, measured: ns, spread })),
  );
}

/** Medians of one case as rows, with ratios to the first. */
export function comparedRows(
  name: string,
  unit: Unit,
  medians: ReadonlyArray<{ contender: string; measured: number; spread: number }>,
): Row[] {
  const base = medians[0]?.measured ?? 1;
  return medians.map((each) => ({ case: name, ...each, unit, ratio: each.measured / base }));
}

/** The median of samples, and half the distance between their quartiles as a part of it. */
export function median(samples: readonly number[]): { measured: number; spread: number } {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN;
  return { measured: at(0.5), spread: (at(0.75) - at(0.25)) / 2 / at(0.5) };
}
