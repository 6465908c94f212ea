import type { ReadableLogRecord } from '@opentelemetry/sdk-logs';
import { writeAnyValue, writePairs } from './any-value.ts';
import { writeFixed32, writeTime, writeVarint } from './wire-numbers.ts';
import { writeHex, writeText } from './wire-text.ts';

// Tags of LogRecord: field number << 3 | wire type.
const TIME = 0x09;
const SEVERITY_NUMBER = 0x10;
const SEVERITY_TEXT = 0x1a;
const BODY = 0x2a;
const ATTRIBUTES = 0x32;
const DROPPED_ATTRIBUTES = 0x38;
const FLAGS = 0x45;
const TRACE_ID = 0x4a;
const SPAN_ID = 0x52;
const OBSERVED_TIME = 0x59;
const EVENT_NAME = 0x62;

/**
 * Writes a record as an OTLP `LogRecord` message, byte for byte as it stands in a request of the
 * official `ProtobufLogsSerializer`. That one could not serve: it encodes whole requests from live
 * objects, resource and scope again each time and every string twice, into a buffer of its own,
 * while a spool writes one record at a time, inside the log call, behind a frame's header.
 *
 * @returns the offset behind the message. Beyond `buffer.length` nothing of use was written: call
 *   again with a buffer of at least that many bytes.
 * @throws RangeError for a cycle in body or attributes; a snapshot has none
 */
export function encodeLogRecord(record: ReadableLogRecord, buffer: Buffer, offset: number): number {
  buffer[offset] = TIME;
  let at = writeTime(buffer, offset + 1, record.hrTime);
  at = writeSeverity(buffer, at, record);
  const { body, attributes } = record;
  if (body !== undefined) {
    buffer[at] = BODY;
    at = writeAnyValue(buffer, at + 1, body);
  }
  if (attributes) at = writePairs(buffer, at, ATTRIBUTES, attributes);
  buffer[at] = DROPPED_ATTRIBUTES;
  at = writeVarint(buffer, at + 1, record.droppedAttributesCount);
  at = writeSpanContext(buffer, at, record.spanContext);
  buffer[at] = OBSERVED_TIME;
  at = writeTime(buffer, at + 1, record.hrTimeObserved);
  const { eventName } = record;
  if (!eventName) return at;
  buffer[at] = EVENT_NAME;
  return writeText(buffer, at + 1, eventName);
}

function writeSeverity(buffer: Buffer, offset: number, record: ReadableLogRecord): number {
  const { severityNumber, severityText } = record;
  let at = offset;
  if (severityNumber !== undefined && severityNumber !== 0) {
    buffer[at] = SEVERITY_NUMBER;
    at = writeVarint(buffer, at + 1, severityNumber);
  }
  if (!severityText) return at;
  buffer[at] = SEVERITY_TEXT;
  return writeText(buffer, at + 1, severityText);
}

function writeSpanContext(
  buffer: Buffer,
  offset: number,
  context: ReadableLogRecord['spanContext'],
): number {
  if (!context) return offset;
  const { traceFlags, traceId, spanId } = context;
  let at = offset;
  if (traceFlags) {
    buffer[at] = FLAGS;
    at = writeFixed32(buffer, at + 1, traceFlags);
  }
  if (traceId) {
    buffer[at] = TRACE_ID;
    at = writeHex(buffer, at + 1, traceId);
  }
  if (!spanId) return at;
  buffer[at] = SPAN_ID;
  return writeHex(buffer, at + 1, spanId);
}
