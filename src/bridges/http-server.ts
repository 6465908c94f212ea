import type { IncomingMessage, ServerResponse } from 'node:http';
import { context } from '@opentelemetry/api';
import type { HttpInstrumentationConfig } from '@opentelemetry/instrumentation-http';
import { compileGlob } from '../common/glob.ts';
import type { BridgeHost } from '../record/log-call.ts';
import { describeRequest } from './http-server-record.ts';
import { finishedRequest, markRecorded } from './http-server-request.ts';
import { pathOf } from './http-server-route.ts';

/**
 * Makes the http instrumentation record each request of a server when it is over, in the
 * request's context: answered, failed, or given up by the client.
 *
 * The response is only listened to. What wraps `write` or `end`, to count bytes, meets
 * every framework that does the same, and streams that never end.
 *
 * @param config goes on doing what it does
 * @param ignored globs over the path (`*` is any run of characters)
 */
export function withHttpRecords(
  config: HttpInstrumentationConfig,
  host: BridgeHost,
  ignored: readonly string[],
): HttpInstrumentationConfig {
  const isIgnored = ignored.map(compileGlob);
  return {
    ...config,
    responseHook: (span, message) => {
      config.responseHook?.(span, message);
      // Responses to the application's own requests come here too.
      if (!('writeHead' in message) || !message.req) return;
      const path = pathOf(message.req.url);
      if (!isIgnored.some((matches) => matches(path))) watch(message, message.req, path, host);
    },
  };
}

function watch(
  response: ServerResponse,
  request: IncomingMessage,
  path: string,
  host: BridgeHost,
): void {
  const active = context.active();
  const started = performance.now();
  markRecorded(response);
  // After 'finish', and also where there is none: the client has gone.
  response.once('close', () => {
    try {
      const durationMillis = performance.now() - started;
      host.emit(
        describeRequest(finishedRequest(request, response, path, active), durationMillis, host),
      );
    } catch (error) {
      host.reportFailure('http', error);
    }
  });
}
