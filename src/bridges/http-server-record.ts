import { type Context, SeverityNumber } from '@opentelemetry/api';
import {
  ATTR_ERROR_TYPE,
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_HTTP_ROUTE,
  ATTR_NETWORK_PROTOCOL_VERSION,
  ATTR_URL_PATH,
} from '@opentelemetry/semantic-conventions';
import type { BridgeHost, LogCall } from '../record/log-call.ts';

const SCOPE = 'http';
const EVENT_NAME = 'http.server.request';
const ABORTED = 'aborted';
// In the conventions, but not stable there, and so not in the package's main entry.
const ATTR_HTTP_REQUEST_BODY_SIZE = 'http.request.body.size';
const ATTR_HTTP_RESPONSE_BODY_SIZE = 'http.response.body.size';
const ATTR_DURATION = 'duration_ms';

/** A request of which nothing more will happen. */
export interface FinishedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** Where a framework says it. */
  readonly route: string | undefined;
  /** `undefined` where no status was sent. */
  readonly status: number | undefined;
  /** False where the connection closed before the whole response was sent. */
  readonly isComplete: boolean;
  /** `Content-Length`, as it was found. */
  readonly requestLength: unknown;
  readonly responseLength: unknown;
  readonly protocolVersion: string;
  readonly context: Context;
}

/**
 * The record of a request, under OpenTelemetry's names (semantic conventions, HTTP).
 *
 * Neither the query, which a span has, nor the client's address and agent: the first is an
 * identifier by itself, both together nearly are one.
 */
export function describeRequest(
  request: FinishedRequest,
  durationMillis: number,
  host: Pick<BridgeHost, 'redactValue'>,
): LogCall {
  const { method, path, route, status, isComplete } = request;
  const outcome = isComplete ? `${status} in` : 'aborted after';
  const place = route ?? redactedPath(path, host);
  return {
    scope: SCOPE,
    eventName: EVENT_NAME,
    ...severityOf(status, isComplete),
    // "mrn 500" would be a labelled number to redaction; with the arrow no label is next to one.
    body: `${method} ${place} -> ${outcome} ${durationMillis.toFixed(1)} ms`,
    attributes: requestAttributes(request, durationMillis),
    context: request.context,
  };
}

/** What a record says of a request besides its message. */
export function requestAttributes(
  request: FinishedRequest,
  durationMillis: number | undefined,
): Record<string, unknown> {
  const { method, path, route, status, isComplete, protocolVersion } = request;
  const errorType = errorTypeOf(status, isComplete);
  return {
    [ATTR_HTTP_REQUEST_METHOD]: method,
    [ATTR_URL_PATH]: path,
    ...(route === undefined ? {} : { [ATTR_HTTP_ROUTE]: route }),
    ...(status === undefined ? {} : { [ATTR_HTTP_RESPONSE_STATUS_CODE]: status }),
    ...(errorType === undefined ? {} : { [ATTR_ERROR_TYPE]: errorType }),
    [ATTR_NETWORK_PROTOCOL_VERSION]: protocolVersion,
    ...(durationMillis === undefined
      ? {}
      : { [ATTR_DURATION]: Math.round(durationMillis * 1000) / 1000 }),
    ...size(ATTR_HTTP_REQUEST_BODY_SIZE, request.requestLength),
    ...size(ATTR_HTTP_RESPONSE_BODY_SIZE, request.responseLength),
  };
}

// In a sentence, redaction would not know the path for one.
function redactedPath(path: string, host: Pick<BridgeHost, 'redactValue'>): string {
  const redacted = host.redactValue({ [ATTR_URL_PATH]: path }) as Record<string, unknown>;
  return String(redacted[ATTR_URL_PATH]);
}

/** Source: semantic conventions, HTTP server: a status of 5xx is an error's type. */
function errorTypeOf(status: number | undefined, isComplete: boolean): string | undefined {
  if (!isComplete) return ABORTED;
  return status !== undefined && status >= 500 ? String(status) : undefined;
}

/** 5xx is an error; 4xx, and what the client gave up, a warning. */
export function severityOf(
  status: number | undefined,
  isComplete: boolean,
): Pick<LogCall, 'severityNumber' | 'severityText'> {
  if (status !== undefined && status >= 500) {
    return { severityNumber: SeverityNumber.ERROR, severityText: 'error' };
  }
  if (!isComplete || (status !== undefined && status >= 400)) {
    return { severityNumber: SeverityNumber.WARN, severityText: 'warn' };
  }
  return { severityNumber: SeverityNumber.INFO, severityText: 'info' };
}

function size(name: string, length: unknown): Record<string, number> {
  return /^\d{1,15}$/.test(String(length)) ? { [name]: Number(length) } : {};
}
