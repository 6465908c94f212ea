import type { ReadableLogRecord } from '@opentelemetry/sdk-logs';
import { writePairs } from './any-value.ts';
import { writeVarint } from './wire-numbers.ts';
import { closeLength, writeText } from './wire-text.ts';

// Tags: field number << 3 | wire type. ResourceLogs and ScopeLogs number their fields alike.
const SUBJECT = 0x0a;
const SCHEMA_URL = 0x1a;
const RESOURCE_ATTRIBUTES = 0x0a;
const RESOURCE_DROPPED = 0x10;
const SCOPE_NAME = 0x0a;
const SCOPE_VERSION = 0x12;
const SCOPE_ATTRIBUTES = 0x1a;
const SCOPE_DROPPED = 0x20;

/**
 * Writes a `ResourceLogs` message without scopes: the resource and its schema URL. Joined with
 * scopes later (`export-request.ts`) it is complete, since protobuf messages may be concatenated.
 *
 * @returns the end, or what the buffer must hold; see `encodeLogRecord`
 */
export function encodeResource(
  resource: ReadableLogRecord['resource'],
  buffer: Buffer,
  offset: number,
): number {
  buffer[offset] = SUBJECT;
  let at = writePairs(buffer, offset + 2, RESOURCE_ATTRIBUTES, resource.attributes);
  buffer[at] = RESOURCE_DROPPED;
  at = writeVarint(buffer, at + 1, 0);
  return writeSchemaUrl(buffer, closeLength(buffer, offset + 1, 1, at), resource.schemaUrl);
}

/**
 * Writes a `ScopeLogs` message without records: the instrumentation scope and its schema URL.
 *
 * @returns the end, or what the buffer must hold; see `encodeLogRecord`
 */
export function encodeScope(
  scope: ReadableLogRecord['instrumentationScope'],
  buffer: Buffer,
  offset: number,
): number {
  buffer[offset] = SUBJECT;
  buffer[offset + 2] = SCOPE_NAME;
  let at = writeText(buffer, offset + 3, scope.name);
  if (scope.version) {
    buffer[at] = SCOPE_VERSION;
    at = writeText(buffer, at + 1, scope.version);
  }
  if (scope.attributes) at = writePairs(buffer, at, SCOPE_ATTRIBUTES, scope.attributes);
  if (scope.droppedAttributesCount) {
    buffer[at] = SCOPE_DROPPED;
    at = writeVarint(buffer, at + 1, scope.droppedAttributesCount);
  }
  return writeSchemaUrl(buffer, closeLength(buffer, offset + 1, 1, at), scope.schemaUrl);
}

function writeSchemaUrl(buffer: Buffer, offset: number, url: string | undefined): number {
  if (!url) return offset;
  buffer[offset] = SCHEMA_URL;
  return writeText(buffer, offset + 1, url);
}
