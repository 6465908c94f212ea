import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { type Behaviour, type RequestSink, responseTo } from './behaviour.ts';
import { decodeRequest, encodeResponse, SIGNALS, type Signal } from './messages.ts';

const TRICKLE_INTERVAL_MS = 10;

export interface TlsOptions {
  key: string;
  cert: string;
  /** Asks clients for a certificate that this authority signed. */
  ca?: string;
}

/** Listens on `port` (0: any free one) of 127.0.0.1 and resolves with the server. */
export async function listenHttp(
  sink: RequestSink,
  port: number,
  tls?: TlsOptions,
): Promise<Server> {
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    void answer(sink, request, response).catch((error: unknown) => {
      response.statusCode = 400;
      response.end(String(error));
    });
  };
  const server = tls
    ? createTlsServer(
        { ...tls, requestCert: tls.ca !== undefined, rejectUnauthorized: tls.ca !== undefined },
        listener,
      )
    : createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

export async function closeHttp(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

async function answer(
  sink: RequestSink,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url ?? '/';
  const signal = SIGNALS.find((name) => path.endsWith(`/v1/${name}`));
  if (!signal || request.method !== 'POST') {
    response.statusCode = 404;
    response.end();
    return;
  }
  const behaviour = sink.nextBehaviour();
  if (behaviour === 'reset') {
    // Not before part of the body is here: the client must be in the middle of it.
    request.once('data', () => request.socket.resetAndDestroy());
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const json = request.headers['content-type']?.startsWith('application/json') ?? false;
  const plain = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
  const message = json ? JSON.parse(plain.toString('utf8')) : decodeRequest(signal, plain);
  sink.receive(
    {
      signal,
      protocol: json ? 'http/json' : 'http/protobuf',
      path,
      headers: Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      ),
      bytes: body.length,
    },
    message,
    takes(behaviour),
  );
  respond(signal, behaviour, json, response);
}

export function takes(behaviour: Behaviour): boolean {
  return (
    behaviour === 'ok' ||
    behaviour === 'trickle' ||
    (typeof behaviour === 'object' && 'rejected' in behaviour)
  );
}

function respond(
  signal: Signal,
  behaviour: Behaviour,
  json: boolean,
  response: ServerResponse,
): void {
  if (behaviour === 'hang') return;
  if (typeof behaviour === 'object' && 'status' in behaviour) {
    const headers = behaviour.retryAfter ? { 'retry-after': behaviour.retryAfter } : {};
    response.writeHead(behaviour.status, headers);
    response.end();
    return;
  }
  const message = responseTo(signal, behaviour);
  const body = json ? Buffer.from(JSON.stringify(message)) : encodeResponse(signal, message);
  const contentType = json ? 'application/json' : 'application/x-protobuf';
  if (behaviour === 'trickle') {
    trickle(
      response,
      `HTTP/1.1 200 OK\r\nContent-Type: ${contentType}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`,
      body,
    );
    return;
  }
  response.writeHead(200, { 'content-type': contentType, 'content-length': body.length });
  response.end(body);
}

function trickle(response: ServerResponse, head: string, body: Buffer): void {
  const bytes = Buffer.concat([Buffer.from(head), body]);
  const socket = response.socket;
  let sent = 0;
  const timer = setInterval(() => {
    if (!socket || socket.destroyed) {
      clearInterval(timer);
    } else if (sent < bytes.length) {
      socket.write(bytes.subarray(sent, ++sent));
    } else {
      clearInterval(timer);
      socket.end();
    }
  }, TRICKLE_INTERVAL_MS);
}
