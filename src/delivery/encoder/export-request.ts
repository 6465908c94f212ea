import { type EncodedRecord, groupRecords, type ScopeGroup } from './encoded-record.ts';
import { varintSize, writeVarint } from './wire-numbers.ts';

// Tags: ExportLogsServiceRequest.resource_logs, ResourceLogs.scope_logs, ScopeLogs.log_records.
const RESOURCE_LOGS = 0x0a;
const SCOPE_LOGS = 0x12;
const LOG_RECORDS = 0x12;

/** A tag and the longest length there is. */
const LONGEST_HEAD = 6;

/** How large one request may become. */
export interface RequestLimits {
  readonly records: number;
  /** Bytes of the protobuf request before compression; JSON takes about twice as many. */
  readonly bytes: number;
}

/**
 * Where a request that begins with the record `from` must end.
 *
 * @returns the index behind its last record. At least one record is always taken, even one larger
 *   than the limit: it would block all behind it for ever. `from` only at the end of the records.
 */
export function requestEnd(
  records: readonly EncodedRecord[],
  from: number,
  limits: RequestLimits,
): number {
  const last = Math.min(records.length, from + Math.max(1, limits.records));
  const seen = new Map<Buffer, Set<Buffer>>();
  let bytes = 0;
  for (let index = from; index < last; index++) {
    const record = records[index] as EncodedRecord;
    bytes += fieldSize(record.end - record.start) + newGroupsSize(seen, record);
    if (bytes > limits.bytes && index > from) return index;
  }
  return last;
}

/** At most what resource and scope add to the request, where this record is their first. */
function newGroupsSize(seen: Map<Buffer, Set<Buffer>>, record: EncodedRecord): number {
  const scopes = seen.get(record.resource);
  if (scopes?.has(record.scope)) return 0;
  const size = LONGEST_HEAD + record.scope.length;
  if (scopes) {
    scopes.add(record.scope);
    return size;
  }
  seen.set(record.resource, new Set([record.scope]));
  return size + LONGEST_HEAD + record.resource.length;
}

/**
 * An `ExportLogsServiceRequest` of records that are encoded already. Nothing is decoded: the
 * fields of a protobuf message may stand in any order, so messages are joined as bytes.
 *
 * @param allocate gives a buffer of at least so many bytes; the request lies at its beginning
 */
export function joinRequest(
  records: readonly EncodedRecord[],
  allocate: (bytes: number) => Buffer = Buffer.allocUnsafe,
): Buffer {
  const groups = groupRecords(records).map((group) => {
    const scopes = group.scopes.map((each) => ({ ...each, size: scopeSize(each) }));
    const size = scopes.reduce((sum, each) => sum + fieldSize(each.size), group.resource.length);
    return { resource: group.resource, scopes, size };
  });
  const total = groups.reduce((sum, group) => sum + fieldSize(group.size), 0);
  const request = allocate(total).subarray(0, total);
  let at = 0;
  for (const { resource, scopes, size } of groups) {
    at = writeHead(request, at, RESOURCE_LOGS, size);
    at += resource.copy(request, at);
    for (const scope of scopes) {
      at = writeHead(request, at, SCOPE_LOGS, scope.size);
      at = writeScope(request, at, scope);
    }
  }
  return request;
}

function scopeSize({ scope, records }: ScopeGroup): number {
  return records.reduce((sum, { start, end }) => sum + fieldSize(end - start), scope.length);
}

function writeScope(request: Buffer, offset: number, { scope, records }: ScopeGroup): number {
  let at = offset + scope.copy(request, offset);
  for (const { bytes, start, end } of records) {
    at = writeHead(request, at, LOG_RECORDS, end - start);
    at += bytes.copy(request, at, start, end);
  }
  return at;
}

function writeHead(request: Buffer, offset: number, tag: number, length: number): number {
  request[offset] = tag;
  return writeVarint(request, offset + 1, length);
}

/** Bytes of a field with a tag of one byte, its length and its content. */
function fieldSize(length: number): number {
  return 1 + varintSize(length) + length;
}
