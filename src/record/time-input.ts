import type { HrTime, TimeInput } from '@opentelemetry/api';
import { timeInputToHrTime } from '@opentelemetry/core';

/** Below it a number of milliseconds may count from the start of the process (`performance.now`). */
const LEAST_EPOCH_MILLIS = 1e11;
/** The last whole second that OTLP's nanoseconds in 64 bits have: in the year 2554. */
const LAST_SECOND = 18_446_744_072;
const SECOND_NANOS = 1e9;

/**
 * A time as OpenTelemetry's APIs take it, in seconds and nanoseconds since the epoch. What is
 * none, or none that OTLP can say, is `fallback`: an invalid date, or nanoseconds as a number,
 * would make each output fail on the record.
 *
 * @param fallback milliseconds since the epoch, by a clock
 */
export function toHrTime(time: TimeInput, fallback: number): HrTime {
  // Nearly always. OpenTelemetry's own asks for the start of the process each time.
  if (typeof time === 'number' && time >= LEAST_EPOCH_MILLIS) return ofMillis(time, fallback);
  try {
    const [seconds, nanos] = timeInputToHrTime(time);
    const whole: HrTime = [seconds, Math.round(nanos)];
    return isTime(whole) ? whole : ofMillis(fallback, 0);
  } catch {
    return ofMillis(fallback, 0);
  }
}

function ofMillis(millis: number, fallback: number): HrTime {
  const seconds = Math.trunc(millis / 1000);
  if (seconds > LAST_SECOND) return ofMillis(fallback, 0);
  return [seconds, Math.round((millis - seconds * 1000) * 1e6)];
}

function isTime([seconds, nanos]: HrTime): boolean {
  return (
    Number.isInteger(seconds) &&
    seconds >= 0 &&
    seconds <= LAST_SECOND &&
    nanos >= 0 &&
    nanos <= SECOND_NANOS
  );
}
