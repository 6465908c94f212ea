import protobuf from 'protobufjs';
import { OTLP_SCHEMA } from './schema.ts';

/** The OTLP signals we receive; the word is also the last part of the URL's path. */
export type Signal = 'logs' | 'traces' | 'metrics';
export const SIGNALS: readonly Signal[] = ['logs', 'traces', 'metrics'];

const SERVICE: Record<Signal, { file: string; name: string }> = {
  logs: { file: 'logs', name: 'Logs' },
  traces: { file: 'trace', name: 'Trace' },
  metrics: { file: 'metrics', name: 'Metrics' },
};

// A library that the package does not use: a mistake in what we ship cannot hide in how we read it.
const { root } = protobuf.parse(OTLP_SCHEMA);

function messageType(signal: Signal, kind: 'Request' | 'Response'): protobuf.Type {
  return root.lookupType(`Export${SERVICE[signal].name}Service${kind}`);
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
