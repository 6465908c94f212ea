import { LEVELS, type Level } from '../common/levels.ts';

/** Why a record was left out, each with its variable. */
export const LEFT_OUT_REASONS = ['sampled', 'limited', 'repeated'] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

/** Running totals of what was left out, and how much of it nobody was told. */
export class LeftOutCounts {
  readonly #totals = new Map<string, number>();
  readonly #told = new Map<LeftOutReason, number>();

  add(reason: LeftOutReason, level: Level): void {
    const key = `${reason} ${level}`;
    this.#totals.set(key, (this.#totals.get(key) ?? 0) + 1);
  }

  /** Every count that is not zero. */
  totals(): { reason: LeftOutReason; level: Level; records: number }[] {
    return LEFT_OUT_REASONS.flatMap((reason) =>
      LEVELS.map((level) => ({
        reason,
        level,
        records: this.#totals.get(`${reason} ${level}`) ?? 0,
      })),
    ).filter(({ records }) => records > 0);
  }

  /** What was left out for a reason since this was last asked. */
  untold(reason: LeftOutReason): number {
    const total = this.totals()
      .filter((each) => each.reason === reason)
      .reduce((sum, { records }) => sum + records, 0);
    const untold = total - (this.#told.get(reason) ?? 0);
    this.#told.set(reason, total);
    return untold;
  }
}
