import { WireReader } from './encoder/wire-reader.ts';

/** Where gRPC puts the `google.rpc.Status` of an answer. */
const DETAILS = 'grpc-status-details-bin';
const RETRY_INFO = 'google.rpc.RetryInfo';

// Tags: Status.details; Any.type_url, Any.value; RetryInfo.retry_delay; Duration.seconds, Duration.nanos.
const STATUS_DETAILS = 0x1a;
const ANY_TYPE_URL = 0x0a;
const ANY_VALUE = 0x12;
const RETRY_DELAY = 0x0a;
const DURATION_SECONDS = 0x08;
const DURATION_NANOS = 0x10;

/**
 * How long the receiver asks to wait, in milliseconds: gRPC's Retry-After (OTLP specification,
 * "OTLP/gRPC Throttling"), which OpenTelemetry's transport does not read. Undefined where it asks
 * for nothing, or cannot be understood.
 */
export function retryInfoMillis(error: unknown): number | undefined {
  const { metadata } = (error ?? {}) as { metadata?: { get?: (key: string) => unknown[] } };
  try {
    for (const details of metadata?.get?.(DETAILS) ?? []) {
      const millis = Buffer.isBuffer(details) ? delayOf(details) : undefined;
      if (millis !== undefined) return millis;
    }
  } catch {
    // What a receiver sends need not be what it should be: then our own delays hold.
  }
  return undefined;
}

function delayOf(status: Buffer): number | undefined {
  let millis: number | undefined;
  new WireReader(status, 0, status.length).fields((tag, reader) => {
    if (tag !== STATUS_DETAILS) return false;
    millis = retryDelay(reader.message()) ?? millis;
    return true;
  });
  return millis;
}

function retryDelay(any: WireReader): number | undefined {
  let type = '';
  let millis: number | undefined;
  any.fields((tag, reader) => {
    if (tag === ANY_TYPE_URL) type = reader.text('utf8');
    // The type comes first in every encoder there is.
    else if (tag === ANY_VALUE && type.endsWith(RETRY_INFO)) millis = durationIn(reader.message());
    else return false;
    return true;
  });
  return millis;
}

function durationIn(retryInfo: WireReader): number {
  let millis = 0;
  retryInfo.fields((tag, reader) => {
    if (tag !== RETRY_DELAY) return false;
    reader.message().fields((part, duration) => {
      if (part === DURATION_SECONDS) millis += Number(duration.int64()) * 1000;
      else if (part === DURATION_NANOS) millis += Math.ceil(duration.length() / 1e6);
      else return false;
      return true;
    });
    return true;
  });
  return millis;
}
