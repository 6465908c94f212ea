import { createServer, type IncomingMessage, type Server } from 'node:http';

/** Keeps what requests bring, as bytes. */
export interface RecordingServer {
  readonly url: string;
  readonly port: number;
  /** Everything below a path so far: headers (when asked for) and bodies. */
  received(path?: string): Buffer;
  /** The status of its answers from now on. */
  status: number;
  close(): Promise<void>;
}

/** @param parts `headers`: what is sent on to another service; `body`: what a Collector gets */
export async function startRecordingServer(parts: 'headers' | 'body'): Promise<RecordingServer> {
  const taken: { path: string; bytes: Buffer }[] = [];
  const recording = { status: 200 };
  const server = createServer(async (request, response) => {
    const bytes = parts === 'headers' ? headersOf(request) : await bodyOf(request);
    taken.push({ path: request.url ?? '', bytes });
    response.writeHead(recording.status, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return Object.assign(recording, {
    url: `http://127.0.0.1:${port}`,
    port,
    received: (path = '') =>
      Buffer.concat(taken.filter((each) => each.path.startsWith(path)).map(({ bytes }) => bytes)),
    close: () => closed(server),
  });
}

function headersOf({ rawHeaders }: IncomingMessage): Buffer {
  return Buffer.from(`${rawHeaders.join('\n')}\n`);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
