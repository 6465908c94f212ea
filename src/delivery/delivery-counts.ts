import type { Signal } from '../config/otlp.ts';
import type { ShipReport } from './shipper-protocol.ts';

/** Why an item never arrived. */
export type DropReason = 'queue_full' | 'rejected' | 'not_serializable' | 'abandoned';

/** Running totals of one process, by signal; what `pipeline/` turns into metrics. */
export class DeliveryCounts {
  readonly delivered: Record<Signal, number> = { logs: 0, traces: 0, metrics: 0 };
  readonly #dropped = new Map<string, number>();

  drop(signal: Signal, reason: DropReason, items: number): void {
    const key = `${signal} ${reason}`;
    this.#dropped.set(key, (this.#dropped.get(key) ?? 0) + items);
  }

  settle(report: ShipReport): void {
    if (report.kind !== 'settled') return;
    if (report.outcome === 'delivered') {
      this.delivered[report.signal] += report.items - report.rejectedItems;
      if (report.rejectedItems > 0) this.drop(report.signal, 'rejected', report.rejectedItems);
    } else {
      this.drop(report.signal, report.outcome, report.items);
    }
  }

  /** Every non-zero count of dropped items. */
  dropped(): { signal: Signal; reason: DropReason; items: number }[] {
    return [...this.#dropped].map(([key, items]) => {
      const [signal, reason] = key.split(' ') as [Signal, DropReason];
      return { signal, reason, items };
    });
  }
}
