import {
  JsonLogsSerializer,
  JsonMetricsSerializer,
  JsonTraceSerializer,
  ProtobufLogsSerializer,
  ProtobufMetricsSerializer,
  ProtobufTraceSerializer,
} from '@opentelemetry/otlp-transformer';
import type { OtlpTarget, Signal } from '../config/otlp.ts';

type Reader = (bytes: Uint8Array) => { partialSuccess?: object };

const READERS: Record<'json' | 'protobuf', Record<Signal, Reader>> = {
  json: {
    logs: (bytes) => JsonLogsSerializer.deserializeResponse(bytes),
    traces: (bytes) => JsonTraceSerializer.deserializeResponse(bytes),
    metrics: (bytes) => JsonMetricsSerializer.deserializeResponse(bytes),
  },
  protobuf: {
    logs: (bytes) => ProtobufLogsSerializer.deserializeResponse(bytes),
    traces: (bytes) => ProtobufTraceSerializer.deserializeResponse(bytes),
    metrics: (bytes) => ProtobufMetricsSerializer.deserializeResponse(bytes),
  },
};

/**
 * How many items of a request the receiver refused although it answered
 * success (OTLP specification, "Partial Success"). 0 for a response that cannot
 * be read: the status was 2xx, and a proxy may have eaten the body.
 */
export function rejectedItems(target: OtlpTarget, response: Uint8Array): number {
  try {
    const format = target.protocol === 'http/json' ? 'json' : 'protobuf';
    const partial = READERS[format][target.signal](response).partialSuccess ?? {};
    for (const [key, value] of Object.entries(partial)) {
      if (key.startsWith('rejected')) return Number(value) || 0;
    }
  } catch {
    // Nothing readable: counted as delivered, see above.
  }
  return 0;
}
