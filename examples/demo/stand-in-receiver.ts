import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import type { Evidence } from './identifier-search.ts';
import type { LogRecord, RecordSource } from './log-record.ts';
import { recordsOfRequest } from './otlp-json.ts';

/** An OTLP/HTTP endpoint that keeps every byte it is sent. */
export interface Receiver extends RecordSource {
  readonly url: string;
  evidence(): Evidence[];
  close(): Promise<void>;
}

interface Request {
  readonly path: string;
  readonly json: boolean;
  readonly bytes: Buffer;
}

/**
 * Starts a receiver on a free port. Given the URL of a Collector, it hands every
 * request on and answers what the Collector answered; alone, it accepts them all.
 */
export async function startReceiver(collectorUrl?: string): Promise<Receiver> {
  const requests: Request[] = [];
  const server = http.createServer((request, response) => {
    receive(request, collectorUrl, requests).then(
      ({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body),
      // 503 is what tells an OTLP client to try again.
      () => response.writeHead(503).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    describe: () => 'the records that the receiver inside the demo has taken',
    byCorrelationId: async (id) => logs(requests).filter((record) => record.correlationId === id),
    // Nothing beyond its evidence.
    stored: async () => [],
    evidence: () => requests.map(({ path, bytes }) => ({ where: `OTLP ${path}`, bytes })),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function receive(
  request: http.IncomingMessage,
  collectorUrl: string | undefined,
  requests: Request[],
): Promise<{ status: number; type: string; body: Buffer | string }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const raw = Buffer.concat(chunks);
  const path = request.url ?? '/';
  const bytes = request.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw;
  const json = Boolean(request.headers['content-type']?.includes('json'));
  requests.push({ path, json, bytes });
  if (!collectorUrl) return { status: 200, type: 'application/json', body: '{}' };

  const answer = await fetch(collectorUrl + path, {
    method: 'POST',
    headers: forwarded(request.headers),
    body: raw,
  });
  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? 'application/octet-stream',
    body: Buffer.from(await answer.arrayBuffer()),
  };
}

// fetch sets these itself and refuses or contradicts ours.
const NOT_FORWARDED = ['connection', 'content-length', 'host', 'keep-alive', 'transfer-encoding'];

function forwarded(headers: http.IncomingHttpHeaders): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => !NOT_FORWARDED.includes(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}

function logs(requests: readonly Request[]): LogRecord[] {
  return requests
    .filter(({ path, json }) => json && path.endsWith('/v1/logs'))
    .flatMap(({ bytes }) => recordsOfRequest(bytes.toString()));
}
