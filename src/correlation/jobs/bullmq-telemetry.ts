import {
  type Attributes,
  type Context,
  context,
  type Exception,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { extractContext, injectContext } from './carrier.ts';
import { messageTracer } from './message-span.ts';

// BullMQ keeps the metadata in the job, in Redis, where others can write too.
const LONGEST_METADATA = 16_384;

/** BullMQ's own interface for telemetry, as far as we fill it. */
export interface BullmqTelemetry {
  readonly tracer: {
    startSpan(name: string, options?: { kind?: SpanKind }, from?: Context): BullmqSpan;
  };
  readonly contextManager: {
    with<T>(within: Context, run: () => T): T;
    active(): Context;
    root(): Context;
    getMetadata(from: Context): string;
    fromMetadata(active: Context, metadata: string): Context;
  };
}

interface BullmqSpan {
  setSpanOnContext(to: Context): Context;
  setAttribute(key: string, value: unknown): void;
  setAttributes(attributes: Record<string, unknown>): void;
  addEvent(name: string, attributes?: Record<string, unknown>): void;
  recordException(exception: unknown): void;
  end(): void;
}

/** Carries trace and correlation ID in the `telemetry.metadata` that BullMQ stores with a job. */
export const bullmqTelemetry: BullmqTelemetry = {
  tracer: {
    startSpan: (name, { kind } = {}, from = undefined) => {
      if (kind === SpanKind.PRODUCER) return messageSpan(name, kind, from ?? context.active());
      // A job that nobody gave a context begins its own, whatever its worker was started in.
      if (kind === SpanKind.CONSUMER) return messageSpan(name, kind, from ?? extractContext({}));
      return NO_SPAN;
    },
  },
  contextManager: {
    with: (within, run) => context.with(within, run),
    active: () => context.active(),
    root: () => ROOT_CONTEXT,
    getMetadata: (from) => JSON.stringify(injectContext({}, from)),
    fromMetadata: (_active, metadata) => extractContext(parse(metadata)),
  },
};

// BullMQ has a span for each look into the queue, each lock and each pause: a worker with
// nothing to do would export spans all day.
const NO_SPAN: BullmqSpan = {
  setSpanOnContext: (to) => to,
  setAttribute: () => {},
  setAttributes: () => {},
  addEvent: () => {},
  recordException: () => {},
  end: () => {},
};

function messageSpan(name: string, kind: SpanKind, from: Context): BullmqSpan {
  const span: Span = messageTracer().startSpan(
    name,
    { kind, attributes: { 'messaging.system': 'bullmq' } },
    from,
  );
  return {
    setSpanOnContext: () => trace.setSpan(from, span),
    setAttribute: (key, value) => span.setAttributes({ [key]: value } as Attributes),
    setAttributes: (attributes) => span.setAttributes(attributes as Attributes),
    addEvent: (event, attributes) => span.addEvent(event, attributes as Attributes),
    recordException: (exception) => {
      span.recordException(exception as Exception);
      span.setStatus({ code: SpanStatusCode.ERROR });
    },
    end: () => span.end(),
  };
}

function parse(metadata: unknown): unknown {
  if (typeof metadata !== 'string' || metadata.length > LONGEST_METADATA) return {};
  try {
    return JSON.parse(metadata);
  } catch {
    return {};
  }
}
