import { fileURLToPath } from 'node:url';
import protobuf from 'protobufjs';

/** The OTLP signals we receive; the word is also the last part of the URL's path. */
export type Signal = 'logs' | 'traces' | 'metrics';
export const SIGNALS: readonly Signal[] = ['logs', 'traces', 'metrics'];

const SERVICE: Record<Signal, { file: string; name: string }> = {
  logs: { file: 'logs', name: 'Logs' },
  traces: { file: 'trace', name: 'Trace' },
  metrics: { file: 'metrics', name: 'Metrics' },
};

// The official definitions (opentelemetry-proto v1.11.0) and a library that the
// package does not use: a mistake in what we ship cannot hide in how we read it.
const ROOT = fileURLToPath(new URL('definitions/', import.meta.url));

function load(signal: Signal): protobuf.Root {
  const root = new protobuf.Root();
  root.resolvePath = (_origin, target) => ROOT + target;
  root.loadSync(
    `opentelemetry/proto/collector/${SERVICE[signal].file}/v1/${SERVICE[signal].file}_service.proto`,
  );
  return root;
}

const roots = new Map<Signal, protobuf.Root>();

function messageType(signal: Signal, kind: 'Request' | 'Response'): protobuf.Type {
  const root = roots.get(signal) ?? load(signal);
  roots.set(signal, root);
  const { file, name } = SERVICE[signal];
  return root.lookupType(`opentelemetry.proto.collector.${file}.v1.Export${name}Service${kind}`);
}

/** The gRPC method that exports a signal. */
export function grpcPath(signal: Signal): string {
  const { file, name } = SERVICE[signal];
  return `/opentelemetry.proto.collector.${file}.v1.${name}Service/Export`;
}

/** An export request as a plain object: 64-bit numbers are strings, bytes are Buffers. */
export function decodeRequest(signal: Signal, bytes: Uint8Array): Record<string, unknown> {
  const type = messageType(signal, 'Request');
  return type.toObject(type.decode(bytes), { longs: String, bytes: Buffer });
}

export function encodeResponse(signal: Signal, response: Record<string, unknown>): Buffer {
  const type = messageType(signal, 'Response');
  return Buffer.from(type.encode(type.fromObject(response)).finish());
}
