import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '@opentelemetry/api';
import type { FinishedRequest } from './http-server-record.ts';
import { routeOf } from './http-server-route.ts';

/** Responses of which `LOG_HTTP_RECORDS` makes a record. */
const recorded = new WeakSet<ServerResponse>();

/** Says that the request has a record of its own, so that an access log makes none of it. */
export function markRecorded(response: ServerResponse): void {
  recorded.add(response);
}

export function isRecorded(response: ServerResponse): boolean {
  return recorded.has(response);
}

/** @param active the context that the request came in */
export function finishedRequest(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  active: Context,
): FinishedRequest {
  return {
    method: request.method ?? 'GET',
    path,
    route: routeOf(request, path, active),
    status: response.headersSent ? response.statusCode : undefined,
    isComplete: response.writableFinished,
    requestLength: request.headers['content-length'],
    responseLength: response.getHeader('content-length'),
    protocolVersion: request.httpVersion,
    context: active,
  };
}
