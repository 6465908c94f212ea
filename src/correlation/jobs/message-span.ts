import { types } from 'node:util';
import {
  type Attributes,
  type Context,
  context,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { PACKAGE_NAME, PACKAGE_VERSION } from '../../common/version.ts';
import { withOwnProperties } from '../../record/own-properties.ts';
import { extractContext } from './carrier.ts';

/** What a message goes through, in the words of OpenTelemetry's conventions for messaging. */
export interface Messaging {
  /** `messaging.system`: `rabbitmq`, `kafka`, `bullmq`; absent for a queue of another kind. */
  readonly system?: string;
  /** Of the queue, topic or exchange. */
  readonly destination?: string;
}

/** Asked for each time: the provider of the application may come after our preload. */
export function messageTracer(): Tracer {
  return trace.getTracer(PACKAGE_NAME, PACKAGE_VERSION);
}

/**
 * Runs a function, and everything asynchronous it starts, as the work on one message: under
 * the trace and the correlation ID that its headers carry, else under new ones. For queues
 * that are not patched, and for messages that are pulled (`channel.get`, `eachBatch`).
 *
 * A span of kind consumer is around it until the function has returned, or until the native
 * promise that it returned is settled.
 *
 * @param carrier the headers of the message, untrusted; see `injectContext` for their writing
 * @param messaging names the span and goes into its attributes; default: nothing is known
 * @returns what `run` returns; throws only what `run` throws
 */
export function withExtractedContext<T>(
  carrier: unknown,
  run: () => T,
  messaging: Messaging = {},
): T {
  const parent = extractContext(carrier);
  const span = messageTracer().startSpan(
    nameOf('process', messaging),
    { kind: SpanKind.CONSUMER, attributes: attributesOf('process', messaging) },
    parent,
  );
  return context.with(trace.setSpan(parent, span), () => endingWith(span, run));
}

/** Runs the sending of one or several messages in a span of kind producer. */
export function whileSending<T>(messaging: Messaging, send: (sentIn: Context) => T): T {
  const span = messageTracer().startSpan(nameOf('send', messaging), {
    kind: SpanKind.PRODUCER,
    attributes: attributesOf('send', messaging),
  });
  const sentIn = trace.setSpan(context.active(), span);
  return context.with(sentIn, () => endingWith(span, () => send(sentIn)));
}

function nameOf(operation: string, { destination }: Messaging): string {
  return destination === undefined ? operation : `${operation} ${destination}`;
}

function attributesOf(operation: string, { system, destination }: Messaging): Attributes {
  return {
    'messaging.operation.type': operation,
    ...(system === undefined ? {} : { 'messaging.system': system }),
    ...(destination === undefined ? {} : { 'messaging.destination.name': destination }),
  };
}

// Of a promise the derived one is returned: a handler on the application's own would count
// its rejection as handled. A thenable is left alone, because some begin their work in `then`.
function endingWith<T>(span: Span, run: () => T): T {
  const fail = (error: unknown): never => {
    span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
    throw error;
  };
  let result: T;
  try {
    result = run();
  } catch (error) {
    return fail(error);
  }
  if (types.isPromise(result)) {
    const behind = result.then((value) => {
      span.end();
      return value;
    }, fail);
    return withOwnProperties(behind, result) as T;
  }
  span.end();
  return result;
}
