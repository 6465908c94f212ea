import type { IncomingMessage, ServerResponse } from 'node:http';
import { stripVTControlCharacters } from 'node:util';
import { type Context, context } from '@opentelemetry/api';
import { asHandedLine, asOwnPrint } from '../common/own-print.ts';
import type { BridgeHost, ConsoleTarget, LogCall } from '../record/log-call.ts';
import { consoleOfStream } from './console-stream.ts';
import { forwardingStream } from './forwarding-stream.ts';
import { requestAttributes, severityOf } from './http-server-record.ts';
import { finishedRequest, isRecorded } from './http-server-request.ts';
import { pathOf } from './http-server-route.ts';
import type { MorganStream } from './morgan-types.ts';

/** The request that a line was formatted for. */
export interface LoggedRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The one that the request came in: the line comes when the response is over. */
  readonly context: Context;
  readonly startedMillis: number;
}

const HIDDEN = 'REDACTED';

/**
 * Where morgan writes instead of its stream: makes the record, and lets the line through to a
 * stream of the application, redacted. A stream that logs the line (`write: (line) =>
 * logger.info(line)`) has made the record of it; a second one would be the same line again.
 *
 * @param real as morgan has it, `process.stdout` where no stream was given
 * @param take the request of the line, once
 */
export function recordingStream(
  real: MorganStream,
  take: () => LoggedRequest | undefined,
  host: BridgeHost,
): MorganStream {
  const target = consoleOfStream(real);
  const write = (line: unknown): unknown => {
    const request = take();
    if (target && host.consoleMode !== 'keep') {
      if (request) record(line, request, target, host);
      return true;
    }
    const safe = safeLine(line, host);
    if (!request) return real.write(safe);
    if (target) {
      record(line, request, 'none', host);
      return asOwnPrint(() => real.write(safe));
    }
    const before = host.emitted;
    try {
      return context.with(request.context, () => asHandedLine(() => real.write(safe)));
    } finally {
      if (host.emitted === before) record(line, request, 'none', host);
    }
  };
  return forwardingStream(real, { write });
}

// An object where the stream is in object mode. Fails closed.
function safeLine(line: unknown, host: BridgeHost): unknown {
  try {
    return typeof line === 'string' ? host.redactText(line) : host.redactValue(line);
  } catch {
    return typeof line === 'string' ? `${HIDDEN}\n` : { message: HIDDEN };
  }
}

function record(
  line: unknown,
  logged: LoggedRequest,
  consoleTarget: ConsoleTarget,
  host: BridgeHost,
): void {
  try {
    if (!isRecorded(logged.response)) host.emit({ ...describe(line, logged), consoleTarget });
  } catch (error) {
    host.reportFailure('morgan', error);
  }
}

function describe(line: unknown, logged: LoggedRequest): LogCall {
  const { request, response, startedMillis } = logged;
  const { originalUrl = request.url } = request as { originalUrl?: string };
  const finished = finishedRequest(request, response, pathOf(originalUrl), logged.context);
  // With `immediate` nothing was answered yet: no failure.
  const isOver = response.headersSent || response.destroyed;
  const isComplete = finished.isComplete || !isOver;
  return {
    scope: 'morgan',
    ...severityOf(finished.status, isComplete),
    // The format `dev` has colors.
    body: typeof line === 'string' ? stripVTControlCharacters(line).replace(/\n$/, '') : line,
    attributes: requestAttributes(
      { ...finished, isComplete },
      isOver ? performance.now() - startedMillis : undefined,
    ),
    context: logged.context,
  };
}
