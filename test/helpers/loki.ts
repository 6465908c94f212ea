import { setTimeout as sleep } from 'node:timers/promises';

/** One entry as Loki returns it: its line, and its labels and structured metadata as one. */
export interface LokiEntry {
  readonly nanoseconds: string;
  readonly line: string;
  readonly labels: Readonly<Record<string, string>>;
}

interface QueryAnswer {
  data: { result: { stream: Record<string, string>; values: [string, string][] }[] };
}

const POLL_MS = 100;
/** Only a guard against hanging for ever, never a measure of speed. */
const HANG_GUARD_MS = 45_000;
const LIMIT = 5000;

/** The entries of the last day, oldest first. */
export async function queryLoki(url: string, logql: string): Promise<LokiEntry[]> {
  const query = { query: logql, since: '24h', limit: String(LIMIT), direction: 'forward' };
  const response = await fetch(`${url}/loki/api/v1/query_range?${new URLSearchParams(query)}`);
  if (!response.ok) throw new Error(`Loki answered ${response.status}: ${await response.text()}`);
  const { data } = (await response.json()) as QueryAnswer;
  return data.result
    .flatMap(({ stream, values }) =>
      values.map(([nanoseconds, line]) => ({ nanoseconds, line, labels: stream })),
    )
    .sort((one, other) => (one.nanoseconds < other.nanoseconds ? -1 : 1));
}

/** Asks until so many entries are there, or until the predicate holds. */
export async function untilLoki(
  url: string,
  logql: string,
  until: number | ((entries: LokiEntry[]) => boolean),
): Promise<LokiEntry[]> {
  const holds = typeof until === 'number' ? (all: LokiEntry[]) => all.length >= until : until;
  const deadline = Date.now() + HANG_GUARD_MS;
  for (;;) {
    const entries = await queryLoki(url, logql);
    if (holds(entries)) return entries;
    if (Date.now() > deadline) {
      const lines = entries.map(({ line }) => line).slice(0, 20);
      throw new Error(`Loki has ${entries.length} of ${logql}: ${JSON.stringify(lines, null, 1)}`);
    }
    await sleep(POLL_MS);
  }
}
