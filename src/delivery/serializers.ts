import {
  JsonLogsSerializer,
  JsonMetricsSerializer,
  JsonTraceSerializer,
  ProtobufLogsSerializer,
  ProtobufMetricsSerializer,
  ProtobufTraceSerializer,
} from '@opentelemetry/otlp-transformer';
import type { ReadableLogRecord } from '@opentelemetry/sdk-logs';
import type { ResourceMetrics } from '@opentelemetry/sdk-metrics';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import type { OtlpTarget } from '../config/otlp.ts';

const jsonWanted = (target: OtlpTarget): boolean => target.protocol === 'http/json';

/** An `ExportLogsServiceRequest` by OpenTelemetry's own serialiser. */
export function serializeLogs(target: OtlpTarget, records: ReadableLogRecord[]): Uint8Array {
  const serializer = jsonWanted(target) ? JsonLogsSerializer : ProtobufLogsSerializer;
  return orThrow(serializer.serializeRequest(records));
}

/** An `ExportTraceServiceRequest`. */
export function serializeSpans(target: OtlpTarget, spans: ReadableSpan[]): Uint8Array {
  const serializer = jsonWanted(target) ? JsonTraceSerializer : ProtobufTraceSerializer;
  return orThrow(serializer.serializeRequest(spans));
}

/** An `ExportMetricsServiceRequest`. */
export function serializeMetrics(target: OtlpTarget, metrics: ResourceMetrics): Uint8Array {
  const serializer = jsonWanted(target) ? JsonMetricsSerializer : ProtobufMetricsSerializer;
  return orThrow(serializer.serializeRequest(metrics));
}

function orThrow(bytes: Uint8Array | undefined): Uint8Array {
  if (!bytes) throw new Error('the OTLP serialiser returned nothing');
  return bytes;
}
