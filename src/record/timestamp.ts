import { hrTimeToMilliseconds } from '@opentelemetry/core';
import type { ReadableLogRecord } from '@opentelemetry/sdk-logs';

/** The time of a record in milliseconds since the epoch: of the event, else when it was observed. */
export function timestampMillis(record: ReadableLogRecord): number {
  const [seconds, nanos] = record.hrTime;
  const time = seconds === 0 && nanos === 0 ? record.hrTimeObserved : record.hrTime;
  return Math.floor(hrTimeToMilliseconds(time));
}
