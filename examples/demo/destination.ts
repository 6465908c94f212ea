import type { RecordSource } from './log-record.ts';
import { lokiAnswers, lokiSource } from './loki.ts';
import { type Receiver, startReceiver } from './stand-in-receiver.ts';
import { victoriaLogsAnswers, victoriaLogsSource } from './victoria-logs.ts';

/** Where the services send, and where the demo reads what arrived. */
export interface Destination {
  readonly description: string;
  readonly receiver: Receiver;
  readonly records: RecordSource;
  readonly protocol: 'http/json' | 'http/protobuf';
}

const LOCAL_COLLECTOR = 'http://127.0.0.1:4318';
const LOCAL_VICTORIALOGS = 'http://127.0.0.1:9428';
const LOCAL_LOKI = 'http://127.0.0.1:3100';
const PROBE_TIMEOUT_MS = 1000;

/**
 * A Collector, where one is named or runs on this machine, else a stand-in. Even a
 * Collector is reached through the demo's receiver: the Collector redacts a second
 * time, so only the bytes before it prove what the services sent.
 */
export async function decideDestination(
  services: readonly string[],
  startedAt: number,
): Promise<Destination> {
  const collector = await findCollector();
  if (!collector) return standInDestination();
  const receiver = await startReceiver(collector);
  const store = await findStore(services, startedAt);
  return {
    description: `the Collector at ${collector}, by way of the demo, which keeps a copy of every byte`,
    receiver,
    records: store ?? receiver,
    // Without a store the demo reads the copies, and it reads JSON only.
    protocol: store ? 'http/protobuf' : 'http/json',
  };
}

/** A small receiver of the demo's own, and no Collector behind it. */
export async function standInDestination(): Promise<Destination> {
  const receiver = await startReceiver();
  return {
    description: 'a small receiver inside the demo, which stands in for a Collector',
    receiver,
    records: receiver,
    protocol: 'http/json',
  };
}

/** The one that is named, else whichever answers on this machine. */
async function findStore(
  services: readonly string[],
  startedAt: number,
): Promise<RecordSource | undefined> {
  const { VICTORIALOGS_URL, LOKI_URL } = process.env;
  const victoriaLogs = VICTORIALOGS_URL ?? (LOKI_URL ? undefined : LOCAL_VICTORIALOGS);
  if (victoriaLogs && (await victoriaLogsAnswers(victoriaLogs))) {
    return victoriaLogsSource(victoriaLogs, services, startedAt);
  }
  const loki = LOKI_URL ?? (VICTORIALOGS_URL ? undefined : LOCAL_LOKI);
  return loki && (await lokiAnswers(loki)) ? lokiSource(loki, services, startedAt) : undefined;
}

async function findCollector(): Promise<string | undefined> {
  const named = process.env['OTEL_EXPORTER_OTLP_ENDPOINT']?.replace(/\/+$/, '');
  const url = named || LOCAL_COLLECTOR;
  if (await collectorAnswers(url)) return url;
  if (!named) return undefined;
  throw new Error(`no Collector takes OTLP over HTTP at OTEL_EXPORTER_OTLP_ENDPOINT=${named}`);
}

async function collectorAnswers(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/v1/logs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"resourceLogs":[]}',
      signal: AbortSignal.timeout(PROBE_TIMEOUT_MS),
    });
    return response.ok;
  } catch {
    return false;
  }
}
