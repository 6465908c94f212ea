import type { LogRecord, RecordSource } from './log-record.ts';

/** A record as VictoriaLogs returns it: names with their dots, every value a text. */
export type StoredFields = Readonly<Record<string, string>>;

const PROBE_TIMEOUT_MS = 1000;
const QUERY_TIMEOUT_MS = 5000;

/** Whether a VictoriaLogs at this URL is ready to be asked. */
export async function victoriaLogsAnswers(url: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(PROBE_TIMEOUT_MS);
    // Other servers have a /health too.
    const body = new URLSearchParams({ query: '*', limit: '1' });
    return (await fetch(`${url}/select/logsql/query`, { method: 'POST', body, signal })).ok;
  } catch {
    return false;
  }
}

/** Reads the records that the named services have sent since the start of the run. */
export function victoriaLogsSource(
  url: string,
  services: readonly string[],
  startedAt: number,
): RecordSource {
  const selector = `service.name:in(${services.join(',')})`;
  const logsql = (id: string) => `${selector} ${withCorrelationId(id)}`;
  const query = (text: string) => queryVictoriaLogs(url, text, { start: startedAt });
  return {
    describe: (id) => `VictoriaLogs, asked for ${logsql(id)}`,
    byCorrelationId: async (id) => (await query(logsql(id))).map(recordOfFields),
    stored: async () => {
      const bytes = Buffer.from(JSON.stringify(await query(selector)));
      return [{ where: 'VictoriaLogs', bytes }];
    },
  };
}

/**
 * A service that logs the ID by itself, outside a request, calls it `correlation_id`. For
 * Loki, which has no dots in names, the two are one.
 */
export function withCorrelationId(id: string): string {
  const value = JSON.stringify(id);
  return `(correlation.id:=${value} or correlation_id:=${value})`;
}

export function recordOfFields(fields: StoredFields): LogRecord {
  return {
    time: Number(timeOf(fields)) / 1e6,
    service: fields['service.name'] ?? '',
    level: (fields['severity_text'] ?? '').toLowerCase(),
    message: fields['_msg'] ?? '',
    traceId: fields['trace_id'] ?? '',
    correlationId: fields['correlation.id'] ?? fields['correlation_id'] ?? '',
  };
}

/** The records of a LogsQL query, in the order of their time. */
export async function queryVictoriaLogs(
  url: string,
  logsql: string,
  { start }: { start?: number } = {},
): Promise<StoredFields[]> {
  const body = new URLSearchParams({ query: logsql });
  if (start !== undefined) body.set('start', new Date(start).toISOString());
  const signal = AbortSignal.timeout(QUERY_TIMEOUT_MS);
  const response = await fetch(`${url}/select/logsql/query`, { method: 'POST', body, signal });
  const text = await response.text();
  if (!response.ok) throw new Error(`VictoriaLogs answered ${response.status}: ${text}`);
  // A line a record, in the order in which its threads find them.
  const found = text.split('\n').filter(Boolean);
  const records = found.map((line) => JSON.parse(line) as StoredFields);
  const times = new Map(records.map((record) => [record, timeOf(record)]));
  const time = (record: StoredFields): bigint => times.get(record) ?? 0n;
  return records.sort((one, other) => Number(time(one) - time(other)));
}

/** In nanoseconds. `_time` has more digits than a `Date` holds, and no zeros at its end. */
export function timeOf({ _time = '' }: StoredFields): bigint {
  const [, seconds, fraction = ''] = /^([^.Z]+)(?:\.(\d+))?Z$/.exec(_time) ?? [];
  const whole = BigInt(Math.round(Date.parse(`${seconds}Z`)) || 0) * 1_000_000n;
  return whole + BigInt(fraction.padEnd(9, '0'));
}
