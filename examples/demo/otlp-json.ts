import type { LogRecord } from './log-record.ts';

// The parts of OTLP's JSON encoding that a timeline needs.
interface AnyValue {
  stringValue?: string;
  [other: string]: unknown;
}
interface KeyValue {
  key: string;
  value?: AnyValue;
}
interface OtlpLogRecord {
  timeUnixNano?: string | number;
  observedTimeUnixNano?: string | number;
  severityText?: string;
  body?: AnyValue;
  attributes?: KeyValue[];
  traceId?: string;
}
interface OtlpLogs {
  resourceLogs?: {
    resource?: { attributes?: KeyValue[] };
    scopeLogs?: { logRecords?: OtlpLogRecord[] }[];
  }[];
}

/** The log records of one OTLP/JSON export request. */
export function recordsOfRequest(json: string): LogRecord[] {
  const { resourceLogs = [] } = JSON.parse(json) as OtlpLogs;
  return resourceLogs.flatMap(({ resource, scopeLogs = [] }) => {
    const service = attribute(resource?.attributes, 'service.name');
    return scopeLogs.flatMap(({ logRecords = [] }) =>
      logRecords.map((record) => toRecord(service, record)),
    );
  });
}

function toRecord(service: string, record: OtlpLogRecord): LogRecord {
  return {
    time: Number(record.timeUnixNano ?? record.observedTimeUnixNano ?? 0) / 1e6,
    service,
    level: (record.severityText ?? '').toLowerCase(),
    message: text(record.body),
    traceId: record.traceId ?? '',
    correlationId:
      attribute(record.attributes, 'correlation.id') ||
      attribute(record.attributes, 'correlation_id'),
  };
}

function attribute(attributes: KeyValue[] | undefined, key: string): string {
  return text(attributes?.find((candidate) => candidate.key === key)?.value);
}

function text(value: AnyValue | undefined): string {
  if (!value) return '';
  return value.stringValue ?? JSON.stringify(value);
}
