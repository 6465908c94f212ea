import { type JsonAnyValue, type JsonKeyValue, readAnyValue, readKeyValue } from './json-values.ts';
import { WireReader } from './wire-reader.ts';

/** A `LogRecord` of OTLP/JSON: times are decimal nanoseconds, IDs lower-case hex. */
export interface JsonLogRecord {
  timeUnixNano?: string;
  observedTimeUnixNano?: string;
  severityNumber?: number;
  severityText?: string;
  eventName?: string;
  body?: JsonAnyValue;
  attributes: JsonKeyValue[];
  droppedAttributesCount?: number;
  flags?: number;
  traceId?: string;
  spanId?: string;
}

/** A `Resource` or an `InstrumentationScope` of OTLP/JSON. */
export interface JsonOrigin {
  name?: string;
  version?: string;
  attributes: JsonKeyValue[];
  droppedAttributesCount?: number;
}

/** A `LogRecord` message as OTLP/JSON. @throws MalformedMessageError */
export function decodeLogRecord(bytes: Buffer, start: number, end: number): JsonLogRecord {
  const record: JsonLogRecord = { attributes: [] };
  new WireReader(bytes, start, end).fields((tag, reader) => readRecordField(record, tag, reader));
  return record;
}

function readRecordField(record: JsonLogRecord, tag: number, reader: WireReader): boolean {
  if (tag === 0x09) record.timeUnixNano = reader.fixed64().toString();
  else if (tag === 0x10) record.severityNumber = reader.length() | 0;
  else if (tag === 0x1a) record.severityText = reader.text('utf8');
  else if (tag === 0x2a) record.body = readAnyValue(reader.message());
  else if (tag === 0x32) record.attributes.push(readKeyValue(reader.message()));
  else if (tag === 0x38) record.droppedAttributesCount = reader.length();
  else if (tag === 0x45) record.flags = reader.fixed32();
  else if (tag === 0x4a) record.traceId = reader.text('hex');
  else if (tag === 0x52) record.spanId = reader.text('hex');
  else if (tag === 0x59) record.observedTimeUnixNano = reader.fixed64().toString();
  else if (tag === 0x62) record.eventName = reader.text('utf8');
  else return false;
  return true;
}

/** What `encodeResource` wrote. @throws MalformedMessageError */
export function decodeResource(bytes: Buffer): { resource: JsonOrigin; schemaUrl?: string } {
  const { origin, ...rest } = decodeOrigin(bytes, readResourceField);
  return { resource: origin, ...rest };
}

/** What `encodeScope` wrote. @throws MalformedMessageError */
export function decodeScope(bytes: Buffer): { scope: JsonOrigin; schemaUrl?: string } {
  const { origin, ...rest } = decodeOrigin(bytes, readScopeField);
  return { scope: origin, ...rest };
}

type OriginField = (origin: JsonOrigin, tag: number, reader: WireReader) => boolean;

function decodeOrigin(bytes: Buffer, readField: OriginField) {
  const result: { origin: JsonOrigin; schemaUrl?: string } = { origin: { attributes: [] } };
  new WireReader(bytes, 0, bytes.length).fields((tag, reader) => {
    if (tag === 0x1a) result.schemaUrl = reader.text('utf8');
    else if (tag !== 0x0a) return false;
    else reader.message().fields((inner, field) => readField(result.origin, inner, field));
    return true;
  });
  return result;
}

function readResourceField(resource: JsonOrigin, tag: number, reader: WireReader): boolean {
  if (tag === 0x0a) resource.attributes.push(readKeyValue(reader.message()));
  else if (tag === 0x10) resource.droppedAttributesCount = reader.length();
  else return false;
  return true;
}

function readScopeField(scope: JsonOrigin, tag: number, reader: WireReader): boolean {
  if (tag === 0x0a) scope.name = reader.text('utf8');
  else if (tag === 0x12) scope.version = reader.text('utf8');
  else if (tag === 0x1a) scope.attributes.push(readKeyValue(reader.message()));
  else if (tag === 0x20) scope.droppedAttributesCount = reader.length();
  else return false;
  return true;
}
