import { type EncodedRecord, groupRecords } from './encoded-record.ts';
import { decodeLogRecord, decodeResource, decodeScope } from './json-messages.ts';

/**
 * An `ExportLogsServiceRequest` as OTLP/JSON, UTF-8, of records that are encoded as protobuf.
 *
 * @throws MalformedMessageError if one of them is no record of ours; halves of the list tell which
 */
export function jsonRequest(records: readonly EncodedRecord[]): Buffer {
  const resourceLogs = groupRecords(records).map(({ resource, scopes }) => ({
    ...decodeResource(resource),
    scopeLogs: scopes.map((group) => ({
      ...decodeScope(group.scope),
      logRecords: group.records.map(({ bytes, start, end }) => decodeLogRecord(bytes, start, end)),
    })),
  }));
  return Buffer.from(JSON.stringify({ resourceLogs }));
}
