import { JsonLogsSerializer } from '@opentelemetry/otlp-transformer';
import type { ReadableLogRecord } from '@opentelemetry/sdk-logs';

/**
 * One record as one OTLP/JSON request, `{"resourceLogs":[…]}`, without the line
 * break: what the Collector's receiver for OTLP JSON files reads.
 *
 * @throws Error where the record has no JSON.
 */
export function formatOtlpLine(record: ReadableLogRecord): string {
  const request = JsonLogsSerializer.serializeRequest([record]);
  if (!request) throw new Error('the record has no JSON');
  return Buffer.from(request.buffer, request.byteOffset, request.byteLength).toString();
}
