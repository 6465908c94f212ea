/** The header that carries the correlation ID where nothing else is configured. */
export const DEFAULT_CORRELATION_HEADER = 'X-Correlation-ID';

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}$/;

// Set to a correlation ID, each of these would break framing, routing, authentication or
// the trace of every request that the service makes.
const RESERVED = new Set([
  'authorization',
  'baggage',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'cookie',
  'date',
  'expect',
  'host',
  'keep-alive',
  'location',
  'proxy-authorization',
  'set-cookie',
  'te',
  'traceparent',
  'tracestate',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Tells whether a header of this name may carry the correlation ID: a token (RFC 9110,
 * section 5.6.2) of at most 64 characters which has no other meaning in HTTP.
 */
export function isCorrelationHeaderName(name: unknown): name is string {
  return typeof name === 'string' && TOKEN.test(name) && !RESERVED.has(name.toLowerCase());
}
