import {
  type handleUnaryCall,
  Metadata,
  Server,
  ServerCredentials,
  type ServiceDefinition,
  status,
} from '@grpc/grpc-js';
import { type Behaviour, type RequestSink, responseTo } from './behaviour.ts';
import { type TlsOptions, takes } from './http-server.ts';
import { decodeRequest, encodeResponse, grpcPath, SIGNALS, type Signal } from './messages.ts';
import { retryInfo } from './retry-info.ts';

const TRICKLE_DELAY_MS = 300;

// How the OTLP specification pairs HTTP statuses with gRPC codes.
const CODE_OF_STATUS: Record<number, status> = {
  400: status.INVALID_ARGUMENT,
  401: status.UNAUTHENTICATED,
  413: status.RESOURCE_EXHAUSTED,
  429: status.RESOURCE_EXHAUSTED,
  502: status.UNAVAILABLE,
  503: status.UNAVAILABLE,
  504: status.DEADLINE_EXCEEDED,
};

/** Listens on `port` (0: any free one) of 127.0.0.1. */
export async function listenGrpc(
  sink: RequestSink,
  port: number,
  tls?: TlsOptions,
): Promise<{ server: Server; port: number }> {
  const server = new Server({ 'grpc.max_receive_message_length': -1 });
  for (const signal of SIGNALS)
    server.addService(service(signal), { export: handler(sink, signal) });
  const credentials = tls
    ? ServerCredentials.createSsl(
        tls.ca ? Buffer.from(tls.ca) : null,
        [{ private_key: Buffer.from(tls.key), cert_chain: Buffer.from(tls.cert) }],
        tls.ca !== undefined,
      )
    : ServerCredentials.createInsecure();
  const bound = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, credentials, (error, actual) =>
      error ? reject(error) : resolve(actual),
    );
  });
  return { server, port: bound };
}

function service(signal: Signal): ServiceDefinition {
  const asIs = (bytes: Buffer): Buffer => bytes;
  return {
    export: {
      path: grpcPath(signal),
      requestStream: false,
      responseStream: false,
      requestSerialize: asIs,
      requestDeserialize: asIs,
      responseSerialize: asIs,
      responseDeserialize: asIs,
    },
  };
}

function handler(sink: RequestSink, signal: Signal): handleUnaryCall<Buffer, Buffer> {
  return (call, callback) => {
    const behaviour = sink.nextBehaviour();
    if (behaviour !== 'reset') {
      const headers = Object.entries(call.metadata.getMap()).map(([k, v]) => [k, String(v)]);
      sink.receive(
        {
          signal,
          protocol: 'grpc',
          path: grpcPath(signal),
          headers: Object.fromEntries(headers),
          bytes: call.request.length,
        },
        decodeRequest(signal, call.request),
        takes(behaviour),
      );
    }
    if (behaviour === 'hang') return;
    const failure = failureOf(behaviour);
    if (failure) return callback(failure);
    const answer = (): void =>
      callback(null, encodeResponse(signal, responseTo(signal, behaviour)));
    if (behaviour === 'trickle') setTimeout(answer, TRICKLE_DELAY_MS);
    else answer();
  };
}

function failureOf(behaviour: Behaviour) {
  const metadata = new Metadata();
  if (behaviour === 'reset') {
    return { code: status.UNAVAILABLE, details: 'connection reset', metadata };
  }
  if (typeof behaviour === 'string' || !('status' in behaviour)) return undefined;
  const code = CODE_OF_STATUS[behaviour.status] ?? status.UNKNOWN;
  const { retryAfter } = behaviour;
  if (retryAfter) metadata.set('grpc-status-details-bin', retryInfo(code, Number(retryAfter)));
  return { code, details: `as HTTP status ${behaviour.status}`, metadata };
}
