import { LEVELS } from '../../common/levels.ts';

/** Why the spool gave a record up. */
export type SpoolDropReason =
  /** The limit of the spool was reached. */
  | 'spool_full'
  /** The disk failed and the memory that stands in for it was full. */
  | 'memory_full'
  | 'too_large'
  | 'not_serializable'
  /** The process ended while the disk failed. */
  | 'abandoned';

/** Class of a severity number: 0 trace to 5 fatal; a missing number counts as info. */
export function severityClass(severity: number): number {
  return severity < 1 ? 2 : Math.min(5, (severity - 1) >> 2);
}

/** Records given up, by reason and level. */
export type DropTable = Partial<Record<SpoolDropReason, Record<string, number>>>;

/** What a loss notice says; the payload of a frame of kind `lossNotice`, as JSON. */
export interface LossNotice {
  readonly dropped: DropTable;
  /** Milliseconds since the epoch of the first and the last loss. */
  readonly from: number;
  readonly to: number;
}

/** Counts records given up: running totals, and what no loss notice has told yet. */
export class DropCounts {
  readonly totals: DropTable = {};
  #untold: DropTable = {};
  #from = 0;
  #to = 0;

  drop(reason: SpoolDropReason, severity: number, nowMillis: number, records = 1): void {
    if (records === 0) return;
    const level = LEVELS[severityClass(severity)] as string;
    count(this.totals, reason, level, records);
    count(this.#untold, reason, level, records);
    this.#from ||= nowMillis;
    this.#to = nowMillis;
  }

  get hasUntold(): boolean {
    return this.#from !== 0;
  }

  /** The notice of what is untold so far. */
  notice(): LossNotice {
    return { dropped: this.#untold, from: this.#from, to: this.#to };
  }

  /** The last notice was written. */
  told(): void {
    this.#untold = {};
    this.#from = 0;
  }

  /** Records given up so far. */
  get total(): number {
    return sumOf(this.totals);
  }
}

/** All records of a table. */
export function sumOf(table: DropTable): number {
  return Object.values(table)
    .flatMap((levels) => Object.values(levels))
    .reduce((sum, records) => sum + records, 0);
}

function count(table: DropTable, reason: SpoolDropReason, level: string, records: number): void {
  const levels = table[reason] ?? {};
  table[reason] = levels;
  levels[level] = (levels[level] ?? 0) + records;
}
