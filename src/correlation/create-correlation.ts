import type { TextMapPropagator } from '@opentelemetry/api';
import { CompositePropagator, W3CBaggagePropagator } from '@opentelemetry/core';
import type { HttpInstrumentationConfig } from '@opentelemetry/instrumentation-http';
import type { UndiciInstrumentationConfig } from '@opentelemetry/instrumentation-undici';
import type { LogRecordProcessor } from '@opentelemetry/sdk-logs';
import type { SpanProcessor } from '@opentelemetry/sdk-trace';
import { DEFAULT_CORRELATION_HEADER, isCorrelationHeaderName } from './correlation-header.ts';
import { CorrelationPropagator } from './correlation-propagator.ts';
import { httpInstrumentationConfig, undiciInstrumentationConfig } from './http-instrumentation.ts';
import { OutgoingHttp } from './outgoing-http.ts';
import { TargetedPropagator } from './outgoing-target.ts';
import { OutgoingUndici } from './outgoing-undici.ts';
import { PropagationTargets } from './propagation-targets.ts';
import { type CleanContext, RedactingPropagator } from './redacting-propagator.ts';
import { CorrelationLogRecordProcessor, CorrelationSpanProcessor } from './stamping-processors.ts';
import { TraceContextPropagator } from './trace-context-propagator.ts';

export interface CorrelationOptions {
  /** `LOG_ENABLE_CORRELATION`. Off: no header and no attribute; trace context works on. */
  readonly enabled: boolean;
  /** `LOG_CORRELATION_HEADER`. What cannot be a header's name becomes `X-Correlation-ID`. */
  readonly header: string;
  /** `LOG_PROPAGATE_TO`. */
  readonly propagateTo: readonly string[];
  /** Those of `OTEL_PROPAGATORS`. Default: W3C trace context and baggage. */
  readonly propagators?: readonly TextMapPropagator[] | undefined;
  /** Redacts what would be sent on. Default: baggage and trace state go on as they came. */
  readonly clean?: CleanContext | undefined;
}

/** What the pipeline puts into the SDK. */
export interface Correlation {
  /** The only propagator to register. */
  readonly propagator: TextMapPropagator;
  readonly httpInstrumentationConfig: HttpInstrumentationConfig;
  readonly undiciInstrumentationConfig: UndiciInstrumentationConfig;
  /** `undefined` where correlation is off. */
  readonly spanProcessor: SpanProcessor | undefined;
  /** Returns `inner` itself where correlation is off. */
  wrapLogProcessor(inner: LogRecordProcessor): LogRecordProcessor;
}

/** Builds everything that carries trace and correlation in and out of a process. Never throws. */
export function createCorrelation(options: CorrelationOptions): Correlation {
  const { enabled } = options;
  const header = isCorrelationHeaderName(options.header)
    ? options.header
    : DEFAULT_CORRELATION_HEADER;
  const targets = new PropagationTargets(options.propagateTo);
  const http = new OutgoingHttp(targets);
  const undici = new OutgoingUndici(targets, header);
  const propagators = [...(options.propagators ?? defaultPropagators())];
  if (enabled) propagators.push(new CorrelationPropagator(header));
  const all = new CompositePropagator({ propagators });
  const sent = options.clean ? new RedactingPropagator(all, options.clean) : all;
  return {
    // The target is tied to the very span of the context, which redaction replaces.
    propagator: new TargetedPropagator(sent, [
      (context, carrier) => http.take(context, carrier),
      (context) => undici.take(context),
    ]),
    httpInstrumentationConfig: httpInstrumentationConfig(http, enabled ? header : undefined),
    undiciInstrumentationConfig: undiciInstrumentationConfig(undici),
    spanProcessor: enabled ? new CorrelationSpanProcessor() : undefined,
    wrapLogProcessor: (inner) => (enabled ? new CorrelationLogRecordProcessor(inner) : inner),
  };
}

function defaultPropagators(): TextMapPropagator[] {
  return [new TraceContextPropagator(), new W3CBaggagePropagator()];
}
