/** Whether trying again can help. */
export type FailureKind = 'retryable' | 'permanent';

// OTLP specification 1.x, "OTLP/gRPC Response": the codes after which a client may try again.
const RETRYABLE_GRPC_CODES = new Set([1, 4, 8, 10, 11, 14, 15]);
const HIGHEST_GRPC_CODE = 16;

/**
 * Classifies the error of an OTLP export. HTTP statuses by the OTLP
 * specification, "OTLP/HTTP Response": 408, 429 and 5xx may succeed later, any
 * other 4xx will not. No status at all is the network, which comes back.
 */
export function classifyFailure(error: unknown): FailureKind {
  const code = (error as { code?: unknown } | undefined)?.code;
  if (typeof code !== 'number') return 'retryable';
  if (code <= HIGHEST_GRPC_CODE) {
    return RETRYABLE_GRPC_CODES.has(code) ? 'retryable' : 'permanent';
  }
  return code >= 400 && code < 500 && code !== 408 && code !== 429 ? 'permanent' : 'retryable';
}

/** A short reason for people: a status or a system error code, never a response body. */
export function describeFailure(error: unknown): string {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'number') {
    return code <= HIGHEST_GRPC_CODE ? `gRPC status ${code}` : `HTTP status ${code}`;
  }
  if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,63}$/.test(code)) return code;
  return typeof message === 'string' && /timed? ?out/i.test(message) ? 'timeout' : 'network error';
}
