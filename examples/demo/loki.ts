import type { LogRecord, RecordSource } from './log-record.ts';

export interface Stream {
  stream: Record<string, string>;
  values: [nanoseconds: string, line: string][];
}
interface QueryAnswer {
  data: { result: Stream[] };
}

const PROBE_TIMEOUT_MS = 1000;
const QUERY_TIMEOUT_MS = 5000;
const MAX_LINES = 5000;

/** Whether a Loki at this URL is ready to be asked. */
export async function lokiAnswers(url: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(PROBE_TIMEOUT_MS);
    return (await fetch(`${url}/ready`, { signal })).ok;
  } catch {
    return false;
  }
}

/** Reads the records that the named services have sent since the start of the run. */
export function lokiSource(
  url: string,
  services: readonly string[],
  startedAt: number,
): RecordSource {
  const selector = `{service_name=~"${services.join('|')}"}`;
  const logql = (id: string) => `${selector} | correlation_id="${id}"`;
  const query = (text: string) => queryLoki(url, text, startedAt);
  return {
    describe: (id) => `Loki, asked for ${logql(id)}`,
    byCorrelationId: async (id) => recordsOfStreams(await query(logql(id))),
    stored: async () => {
      const bytes = Buffer.from(JSON.stringify(await query(selector)));
      return [{ where: 'Loki', bytes }];
    },
  };
}

/** The records of a query's answer; Loki puts structured metadata among the labels. */
export function recordsOfStreams(streams: readonly Stream[]): LogRecord[] {
  return streams.flatMap(({ stream, values }) =>
    values.map(([nanoseconds, line]) => ({
      time: Number(nanoseconds) / 1e6,
      service: stream['service_name'] ?? '',
      level: (stream['severity_text'] ?? stream['detected_level'] ?? '').toLowerCase(),
      message: line,
      traceId: stream['trace_id'] ?? '',
      correlationId: stream['correlation_id'] ?? '',
    })),
  );
}

/** What a LogQL query finds since a time, in milliseconds since the epoch. */
export async function queryLoki(url: string, logql: string, startedAt: number): Promise<Stream[]> {
  const parameters = new URLSearchParams({
    query: logql,
    start: `${startedAt}000000`,
    end: `${Date.now() + 1000}000000`,
    limit: String(MAX_LINES),
    direction: 'forward',
  });
  const response = await fetch(`${url}/loki/api/v1/query_range?${parameters}`, {
    signal: AbortSignal.timeout(QUERY_TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`Loki answered ${response.status}: ${await response.text()}`);
  return ((await response.json()) as QueryAnswer).data.result;
}
