import type { RecordSource } from './log-record.ts';
import { lokiAnswers, lokiSource } from './loki.ts';
import { type Receiver, startReceiver } from './stand-in-receiver.ts';

/** Where the services send, and where the demo reads what arrived. */
export interface Destination {
  readonly description: string;
  readonly receiver: Receiver;
  readonly records: RecordSource;
  readonly protocol: 'http/json' | 'http/protobuf';
}

const LOCAL_COLLECTOR = 'http://127.0.0.1:4318';
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
  const loki = process.env['LOKI_URL'] ?? LOCAL_LOKI;
  const readable = await lokiAnswers(loki);
  return {
    description: `the Collector at ${collector}, by way of the demo, which keeps a copy of every byte`,
    receiver,
    records: readable ? lokiSource(loki, services, startedAt) : receiver,
    // Without Loki the demo reads the copies, and it reads JSON only.
    protocol: readable ? 'http/protobuf' : 'http/json',
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
