// A receiver that only counts, in a process of its own: `sink-process.ts`, told what to do by its parent.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { bodiesOf } from './counted-records.ts';
import type { SinkCounts, SinkOrder } from './sink.ts';

const seen = new Set<number>();
let order: SinkOrder = { kind: 'take' };
let counts: SinkCounts = {
  records: 0,
  unique: 0,
  requests: 0,
  faults: 0,
  firstMillis: 0,
  lastMillis: 0,
};
let port = 0;
let server = listening();

function listening() {
  const made = createServer((request, response) => void answer(request, response));
  made.on('error', () => setTimeout(() => made.listen(port, '127.0.0.1'), 20));
  made.listen(port, '127.0.0.1', () => {
    port = (made.address() as { port: number }).port;
    process.send?.({ url: `http://127.0.0.1:${port}` });
  });
  return made;
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  if (order.kind === 'hang') return;
  count(Buffer.concat(chunks));
  if (order.kind === 'reset' && counts.requests % order.every === 0) {
    counts.faults++;
    request.socket.resetAndDestroy();
    return;
  }
  response.writeHead(200, { 'content-type': 'application/x-protobuf' });
  response.end();
}

function count(request: Buffer): void {
  counts.requests++;
  for (const body of bodiesOf(request)) {
    counts.records++;
    seen.add(Number.parseInt(body.slice('record '.length), 10));
  }
  counts.unique = seen.size;
  counts.lastMillis = Date.now();
  counts.firstMillis ||= counts.lastMillis;
}

process.on('message', (message: SinkOrder | 'counts') => {
  if (message === 'counts') {
    process.send?.({ counts });
    return;
  }
  if (message.kind === 'forget') {
    seen.clear();
    counts = { records: 0, unique: 0, requests: 0, faults: 0, firstMillis: 0, lastMillis: 0 };
    return;
  }
  if (message.kind === 'refuse') {
    server.close();
    server.closeAllConnections();
  } else if (order.kind === 'refuse') server = listening();
  order = message;
});
process.on('disconnect', () => process.exit(0));
