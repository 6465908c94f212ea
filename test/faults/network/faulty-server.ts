import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { decodeRequest, encodeResponse } from '../../helpers/otlp/messages.ts';
import { logsOf, type ReceivedLog } from '../../helpers/otlp/records.ts';

/** One request as a fault sees it. */
export interface FaultyRequest {
  /** Counted from 0. */
  readonly number: number;
  readonly logs: readonly ReceivedLog[];
  readonly bytes: number;
}

/** What the server does with a request: `take` says whether it keeps the records. */
export type Reaction =
  | { readonly take: boolean; readonly never: true }
  | { readonly take: boolean; readonly reset: true }
  | {
      readonly take: boolean;
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: string | Buffer;
      /** Milliseconds between two bytes of the body. */
      readonly trickle?: number;
    };

export const TAKEN: Reaction = { take: true, status: 200 };

/** A receiver of logs that does as a fault says. */
export class FaultyServer {
  readonly taken: ReceivedLog[] = [];
  requests = 0;
  #server: Server;
  #port = 0;
  readonly #react: (request: FaultyRequest) => Reaction;

  constructor(react: (request: FaultyRequest) => Reaction) {
    this.#react = react;
    this.#server = this.#make();
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async open(): Promise<void> {
    this.#server = this.#make();
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as { port: number }).port;
  }

  /** Nobody listens any more; `open` takes the same port. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  #make(): Server {
    return createServer((request, response) => void this.#answer(request, response));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const logs = logsOf(decodeRequest('logs', body));
    const reaction = this.#react({ number: this.requests++, logs, bytes: body.length });
    if (reaction.take) this.taken.push(...logs);
    if ('reset' in reaction) request.socket.resetAndDestroy();
    else if ('status' in reaction) await this.#respond(reaction, response);
  }

  async #respond(
    { status, headers, body = '', trickle }: Extract<Reaction, { status: number }>,
    response: ServerResponse,
  ): Promise<void> {
    response.writeHead(status, { 'content-type': 'application/x-protobuf', ...headers });
    for (const byte of trickle === undefined ? [] : Buffer.from(body)) {
      response.write(Buffer.of(byte));
      await new Promise((resolve) => setTimeout(resolve, trickle));
    }
    response.end(trickle === undefined ? body : undefined);
  }
}

/** A success that says how many records were rejected. */
export function partialSuccess(rejected: number): Buffer {
  const partial = { rejectedLogRecords: rejected, errorMessage: 'too old' };
  return encodeResponse('logs', { partialSuccess: partial });
}
