import { ProtobufLogsSerializer } from '@opentelemetry/otlp-transformer';
import type { ReadableLogRecord } from '@opentelemetry/sdk-logs';
import protobuf from 'protobufjs';
import type { EncodedRecord } from '../../../../src/delivery/encoder/encoded-record.ts';
import { encodeLogRecord } from '../../../../src/delivery/encoder/log-record.ts';
import {
  encodeResource,
  encodeScope,
} from '../../../../src/delivery/encoder/resource-and-scope.ts';

/** The bytes of one of our encoders, from the middle of a buffer that it must not exceed. */
export function encoded(encode: (buffer: Buffer, offset: number) => number): Buffer {
  const offset = 24;
  let buffer = Buffer.alloc(512);
  let end = encode(buffer, offset);
  while (end > buffer.length) {
    buffer = Buffer.alloc(end);
    end = encode(buffer, offset);
  }
  return buffer.subarray(offset, end);
}

/** Records as the spool would give them back; every record brings copies of resource and scope. */
export function asSpooled(records: readonly ReadableLogRecord[]): EncodedRecord[] {
  const segment = Buffer.concat(
    records.map((record) => encoded((...at) => encodeLogRecord(record, ...at))),
  );
  let start = 0;
  return records.map((record) => {
    const length = encoded((...at) => encodeLogRecord(record, ...at)).length;
    start += length;
    return {
      bytes: segment,
      start: start - length,
      end: start,
      resource: encoded((...at) => encodeResource(record.resource, ...at)),
      scope: encoded((...at) => encodeScope(record.instrumentationScope, ...at)),
    };
  });
}

/** The contents of a message's fields of one number, read by a library we do not ship. */
export function fieldsOf(message: Uint8Array, number: number): Buffer[] {
  const reader = protobuf.Reader.create(message);
  const found: Buffer[] = [];
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (tag >>> 3 === number) found.push(Buffer.from(reader.bytes()));
    else reader.skipType(tag & 7);
  }
  return found;
}

/** The parts of a request that the official serialiser makes of one record. */
export function officialParts(record: ReadableLogRecord) {
  const request = ProtobufLogsSerializer.serializeRequest([record]) as Uint8Array;
  const [resourceLogs] = fieldsOf(request, 1) as [Buffer];
  const [scopeLogs] = fieldsOf(resourceLogs, 2) as [Buffer];
  return {
    resource: fieldsOf(resourceLogs, 1)[0],
    resourceSchema: fieldsOf(resourceLogs, 3),
    scope: fieldsOf(scopeLogs, 1)[0],
    scopeSchema: fieldsOf(scopeLogs, 3),
    record: fieldsOf(scopeLogs, 2)[0] as Buffer,
  };
}
