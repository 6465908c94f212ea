import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Attributes } from '@opentelemetry/api';
import {
  HttpInstrumentation,
  type HttpInstrumentationConfig,
} from '@opentelemetry/instrumentation-http';
import {
  UndiciInstrumentation,
  type UndiciInstrumentationConfig,
} from '@opentelemetry/instrumentation-undici';
import { getCorrelationId } from './correlation-context.ts';
import type { OutgoingHttp } from './outgoing-http.ts';
import type { OutgoingUndici } from './outgoing-undici.ts';
import { echoCorrelationId } from './response-echo.ts';

/**
 * Configuration of the http instrumentation: outgoing requests are tied to their targets;
 * server responses echo the correlation ID.
 *
 * @param echoHeader `undefined` where correlation is off
 */
export function httpInstrumentationConfig(
  outgoing: OutgoingHttp,
  echoHeader: string | undefined,
): HttpInstrumentationConfig {
  return {
    startOutgoingSpanHook: (options): Attributes => {
      outgoing.mark(options);
      return {};
    },
    ...(echoHeader === undefined ? {} : { responseHook: echoHook(echoHeader) }),
  };
}

/** Configuration of the undici instrumentation, which sees the global `fetch` too. */
export function undiciInstrumentationConfig(outgoing: OutgoingUndici): UndiciInstrumentationConfig {
  return { requestHook: (span, request) => outgoing.mark(span, request) };
}

/**
 * Both instrumentations, enabled. To be made before the application loads `http`.
 *
 * They are constructed disabled, because the base constructor's own `enable()` runs before
 * the fields of the subclasses exist, and get `enabled: true` before `enable()`, because
 * the undici instrumentation looks at that option with every request.
 */
export function createHttpInstrumentations(
  http: HttpInstrumentationConfig,
  undici: UndiciInstrumentationConfig,
): [HttpInstrumentation, UndiciInstrumentation] {
  const instrumentations: [HttpInstrumentation, UndiciInstrumentation] = [
    new HttpInstrumentation({ ...http, enabled: false }),
    new UndiciInstrumentation({ ...undici, enabled: false }),
  ];
  instrumentations[0].setConfig({ ...http, enabled: true });
  instrumentations[1].setConfig({ ...undici, enabled: true });
  for (const each of instrumentations) each.enable();
  return instrumentations;
}

// The instrumentation calls this hook in the request's context, before the application's
// handler; with a client's response too, which is not ours to change.
function echoHook(header: string): NonNullable<HttpInstrumentationConfig['responseHook']> {
  return (_span, response) => {
    const id = getCorrelationId();
    if (id !== undefined && isServerResponse(response)) echoCorrelationId(response, header, id);
  };
}

function isServerResponse(message: IncomingMessage | ServerResponse): message is ServerResponse {
  return 'writeHead' in message;
}
