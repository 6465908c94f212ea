// Counts the spans and records of several services, each of which has a first path segment of its own.
import { createServer, type IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { fields } from '../delivery/counted-records.ts';
import type { Arrived } from './receiver.ts';

const TRACE_ID_OF_SPAN = 1;
const TRACE_ID_OF_RECORD = 9;
const arrived: Record<string, Arrived> = {};

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  count(request, Buffer.concat(chunks));
  response.writeHead(200, { 'content-type': 'application/x-protobuf' });
  response.end();
});

function count({ url, headers }: IncomingMessage, body: Buffer): void {
  const [, service = '', , signal] = (url ?? '').split('/');
  const message = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
  arrived[service] ??= { spans: 0, records: 0, withoutTrace: 0 };
  const counts = arrived[service];
  for (const item of itemsOf(message)) {
    const [traceId] = fields(item, signal === 'traces' ? TRACE_ID_OF_SPAN : TRACE_ID_OF_RECORD);
    if (signal === 'traces') counts.spans++;
    else counts.records++;
    if (traceId?.length !== 16) counts.withoutTrace++;
  }
}

/** Spans or records: both lie as deep, below resource and scope. */
function itemsOf(request: Buffer): Buffer[] {
  return fields(request, 1).flatMap((resource) =>
    fields(resource, 2).flatMap((scope) => fields(scope, 2)),
  );
}

server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as { port: number }).port}` });
});
process.on('message', () => process.send?.({ arrived }));
process.on('disconnect', () => process.exit());
