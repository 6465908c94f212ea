import { say } from '../common/diagnostics.ts';
import type { OtlpPlan } from '../config/otlp.ts';
import type { DeliveryCounts } from '../delivery/delivery-counts.ts';
import type { ShipReport } from '../delivery/shipper-protocol.ts';

/**
 * Tells people about the Collector: one line when it stops taking requests, one
 * when it takes them again, one for the first request it refuses for good.
 */
export function createDeliveryNews(
  plan: OtlpPlan,
  counts: DeliveryCounts,
): (report: ShipReport) => void {
  let down = false;
  let refusalSaid = false;
  return (report) => {
    counts.settle(report);
    const address = shownAddress(plan.targets[report.signal]?.url);
    if (report.kind === 'set-aside') {
      if (!refusalSaid)
        say(
          'error',
          `the collector at ${address} refused a log record (${report.reason}); such records are set aside and counted`,
        );
      refusalSaid = true;
    } else if (report.kind === 'works') {
      if (down) say('info', `the collector at ${address} takes logs again`);
      down = false;
    } else if (report.kind === 'swept') {
      return;
    } else if (report.kind === 'settled' && report.outcome === 'delivered') {
      if (down) say('info', `the collector at ${address} takes ${report.signal} again`);
      down = false;
    } else if (report.kind === 'settled' && report.outcome === 'rejected' && !refusalSaid) {
      refusalSaid = true;
      say(
        'error',
        `the collector at ${address} refused ${report.items} ${report.signal} (${report.reason}); they are dropped and counted`,
      );
    } else if (!down) {
      down = true;
      say(
        'warn',
        `the collector at ${address} cannot be reached (${report.reason}); ${report.signal} wait in ${report.kind === 'failing' ? 'the spool' : 'memory'} and are tried again`,
      );
    }
  };
}

/** Host and port of a URL: user information, path and query may hold credentials. */
function shownAddress(url: string | undefined): string {
  if (!url) return '(none)';
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
