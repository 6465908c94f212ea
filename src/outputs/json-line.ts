import { type AnyValue, isSpanContextValid } from '@opentelemetry/api';
import type { ReadableLogRecord } from '@opentelemetry/sdk-logs';
import {
  ATTR_CODE_FILE_PATH,
  ATTR_CODE_FUNCTION_NAME,
  ATTR_CODE_LINE_NUMBER,
  ATTR_SERVICE_NAME,
} from '@opentelemetry/semantic-conventions';
import {
  ATTR_CORRELATION_ID,
  ATTR_LOG_RECORD_UID,
  ATTR_LOG_STREAM,
} from '../record/attribute-names.ts';
import { levelOfSeverity } from '../record/severity.ts';
import { timestampMillis } from '../record/timestamp.ts';

/** Attributes that have a field of their own in the line. */
const FIELD_OF_ATTRIBUTE: Readonly<Record<string, string>> = {
  [ATTR_CORRELATION_ID]: 'correlation_id',
  [ATTR_LOG_RECORD_UID]: 'log_record_uid',
  [ATTR_LOG_STREAM]: 'stream',
  [ATTR_CODE_FILE_PATH]: 'module',
  [ATTR_CODE_LINE_NUMBER]: 'line',
  [ATTR_CODE_FUNCTION_NAME]: 'function',
};

/**
 * One record as one line of JSON, without the line break: `timestamp`, `level`,
 * `service`, `hostname`, `message`, the IDs, then the attributes. An attribute
 * with the name of one of those fields gets `attributes.` before its name.
 */
export function formatJsonLine(record: ReadableLogRecord): string {
  const line: Record<string, unknown> = Object.create(null);
  const resource = record.resource.attributes;
  line['timestamp'] = new Date(timestampMillis(record)).toISOString();
  line['level'] = levelOfSeverity(record.severityNumber);
  line['service'] = resource[ATTR_SERVICE_NAME];
  line['hostname'] = resource['host.name'];
  line['logger'] = record.instrumentationScope.name;
  line['message'] = record.body ?? '';
  if (record.eventName) line['event_name'] = record.eventName;
  const span = record.spanContext;
  if (span && isSpanContextValid(span)) {
    line['trace_id'] = span.traceId;
    line['span_id'] = span.spanId;
  }
  const rest: [string, AnyValue][] = [];
  for (const [name, value] of Object.entries(record.attributes)) {
    const field = FIELD_OF_ATTRIBUTE[name];
    if (field) line[field] = value;
    else rest.push([name, value]);
  }
  for (const [name, value] of rest) line[name in line ? `attributes.${name}` : name] = value;
  return JSON.stringify(line, replaceBytes);
}

// JSON.stringify turns a byte array into an object with one key a byte.
function replaceBytes(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}
