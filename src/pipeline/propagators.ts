import type { TextMapPropagator } from '@opentelemetry/api';
import { W3CBaggagePropagator } from '@opentelemetry/core';
import type { PropagatorName } from '../config/options.ts';
import { TraceContextPropagator } from '../correlation/trace-context-propagator.ts';

/** Those of `OTEL_PROPAGATORS`; the correlation ID has a switch of its own. */
export function createPropagators(names: readonly PropagatorName[]): TextMapPropagator[] {
  if (names.includes('none')) return [];
  return names.map((name) =>
    name === 'tracecontext' ? new TraceContextPropagator() : new W3CBaggagePropagator(),
  );
}
