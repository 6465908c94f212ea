import {
  type Context,
  createContextKey,
  type SpanContext,
  type TextMapGetter,
  type TextMapPropagator,
  type TextMapSetter,
  trace,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { parseTraceState } from './trace-state.ts';

const SAMPLED = 0x1;
const RANDOM = 0x2;
const TRACE_STATE = 'tracestate';

const RANDOM_TRACE_ID = createContextKey('lumen.random_trace_id');

/**
 * W3C Trace Context Level 2: OpenTelemetry's propagator, corrected where the W3C's own test
 * suite finds fault with it.
 *
 * - `tracestate` is read by {@link parseTraceState}.
 * - The random flag of a received trace ID is sent on (section 3.2.2.5.2), though the
 *   SDK's tracer forgets it. Other flags are not defined and are sent as zero; upstream
 *   would write three digits for flags above 0x0f, which no receiver can parse.
 */
export class TraceContextPropagator implements TextMapPropagator {
  private readonly upstream: TextMapPropagator = new W3CTraceContextPropagator();

  inject(context: Context, carrier: unknown, setter: TextMapSetter): void {
    const spanContext = trace.getSpanContext(context);
    if (spanContext === undefined) return;
    const traceFlags = flagsToSend(spanContext, context);
    const sent =
      traceFlags === spanContext.traceFlags
        ? context
        : trace.setSpanContext(context, { ...spanContext, traceFlags });
    this.upstream.inject(sent, carrier, setter);
  }

  extract(context: Context, carrier: unknown, getter: TextMapGetter): Context {
    const withoutState: TextMapGetter = {
      keys: (from) => getter.keys(from),
      get: (from, key) => (key === TRACE_STATE ? undefined : getter.get(from, key)),
    };
    const extracted = this.upstream.extract(context, carrier, withoutState);
    if (extracted === context) return context; // No usable traceparent: tracestate is not read.
    return withReceivedState(extracted, getter.get(carrier, TRACE_STATE));
  }

  fields(): string[] {
    return this.upstream.fields();
  }
}

function flagsToSend({ traceId, traceFlags }: SpanContext, context: Context): number {
  const isRandom = context.getValue(RANDOM_TRACE_ID) === traceId;
  return (traceFlags & (SAMPLED | RANDOM)) | (isRandom ? RANDOM : 0);
}

function withReceivedState(extracted: Context, received: unknown): Context {
  const spanContext = trace.getSpanContext(extracted);
  if (spanContext === undefined) return extracted;
  const header = Array.isArray(received) ? received.join(',') : received;
  const traceState = typeof header === 'string' ? parseTraceState(header) : undefined;
  const withState =
    traceState === undefined
      ? extracted
      : trace.setSpanContext(extracted, { ...spanContext, traceState });
  return (spanContext.traceFlags & RANDOM) === 0
    ? withState
    : withState.setValue(RANDOM_TRACE_ID, spanContext.traceId);
}
