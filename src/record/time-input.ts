import type { HrTime, TimeInput } from '@opentelemetry/api';
import { timeInputToHrTime } from '@opentelemetry/core';

/** Below it a number of milliseconds may count from the start of the process (`performance.now`). */
const LEAST_EPOCH_MILLIS = 1e11;

/** A time as OpenTelemetry's APIs take it, in seconds and nanoseconds since the epoch. */
export function toHrTime(time: TimeInput): HrTime {
  // Nearly always. OpenTelemetry's own asks for the start of the process each time.
  if (typeof time === 'number' && time >= LEAST_EPOCH_MILLIS) {
    const seconds = Math.trunc(time / 1000);
    return [seconds, Math.round((time - seconds * 1000) * 1e6)];
  }
  return timeInputToHrTime(time);
}
