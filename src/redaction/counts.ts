import type { Strategy } from './strategies/strategy.ts';

/** How often each detector replaced something, by strategy. Never a value. */
export type RedactionCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What was done about a finding; `fail-closed`: a part that could not be redacted was replaced. */
export type RedactionStrategy = Strategy | 'fail-closed';

/** Counters by detector and strategy. Names come from this package and the policy, so there are few. */
export class RedactionCounter {
  private readonly counters = new Map<string, Map<string, number>>();

  add(detector: string, strategy: RedactionStrategy): void {
    let byStrategy = this.counters.get(detector);
    if (byStrategy === undefined) {
      byStrategy = new Map<string, number>();
      this.counters.set(detector, byStrategy);
    }
    byStrategy.set(strategy, (byStrategy.get(strategy) ?? 0) + 1);
  }

  /** A copy as of now. */
  snapshot(): RedactionCounts {
    return Object.fromEntries(
      [...this.counters].map(([detector, byStrategy]) => [
        detector,
        Object.fromEntries(byStrategy),
      ]),
    );
  }
}
