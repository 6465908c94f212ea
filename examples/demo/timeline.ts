import { setTimeout as sleep } from 'node:timers/promises';
import type { LogRecord, RecordSource } from './log-record.ts';
import { clip, columns } from './terminal.ts';

const ARRIVAL_TIMEOUT_MS = 10_000;
const POLL_MS = 250;
const SHORT_TRACE_ID = 8;
const TIME_WIDTH = 9;

/** The records of one request, once every service's have arrived and no more follow. */
export async function recordsOfJourney(
  source: RecordSource,
  correlationId: string,
  services: readonly string[],
): Promise<LogRecord[]> {
  const deadline = Date.now() + ARRIVAL_TIMEOUT_MS;
  let records: LogRecord[] = [];
  while (Date.now() < deadline) {
    const before = records.length;
    records = await source.byCorrelationId(correlationId);
    const complete = missingServices(records, services).length === 0;
    if (complete && records.length === before) break;
    await sleep(POLL_MS);
  }
  return records.toSorted((a, b) => a.time - b.time);
}

/** The services of which there is no record. */
export function missingServices(
  records: readonly LogRecord[],
  services: readonly string[],
): string[] {
  const present = new Set(records.map(({ service }) => service));
  return services.filter((name) => !present.has(name));
}

/** The records as aligned rows: time since the first, service, level, trace, message. */
export function timelineRows(records: readonly LogRecord[], width: number): string[] {
  const start = records[0]?.time ?? 0;
  const rows = records.map(({ time, service, level, traceId, message }) => [
    `+${Math.round(time - start)} ms`.padStart(TIME_WIDTH),
    service,
    level || '–',
    traceId.slice(0, SHORT_TRACE_ID) || '–',
    message.split(/[\r\n]/, 1)[0] ?? '',
  ]);
  return columns(rows).map((row) => clip(row, width));
}
