import { type Histogram, type MeterProvider, metrics } from '@opentelemetry/api';
import { PACKAGE_NAME, PACKAGE_VERSION } from '../common/version.ts';
import { redactedName } from './operation-redaction.ts';

/** How an operation ended. */
export type Outcome = 'success' | 'failure';

const OPERATION_DURATION = 'operation_duration_seconds';
/** In seconds: those of OpenTelemetry's HTTP durations, and on for jobs. */
const BOUNDARIES = [
  0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60, 300,
];

let provider: MeterProvider | undefined;
let histogram: Histogram | undefined;

/** Feeds `operation_duration_seconds` {operation, outcome} of the global meter. */
export function recordDuration(operation: string, outcome: Outcome, milliseconds: number): void {
  currentHistogram().record(milliseconds / 1000, { operation: redactedName(operation), outcome });
}

// The API's global meter does not follow a provider that is registered later, or again.
function currentHistogram(): Histogram {
  const now = metrics.getMeterProvider();
  if (histogram === undefined || provider !== now) {
    provider = now;
    histogram = now.getMeter(PACKAGE_NAME, PACKAGE_VERSION).createHistogram(OPERATION_DURATION, {
      unit: 's',
      description: 'Duration of operations and timers, by name and outcome',
      advice: { explicitBucketBoundaries: BOUNDARIES },
    });
  }
  return histogram;
}
