import type { SpanContext, TraceState } from '@opentelemetry/api';
import type { Redactor } from './redactor.ts';

/**
 * Takes the entries out of a trace state in which something is found: it comes with requests and
 * messages, from anybody. Spans of one trace share the object, so that results are kept.
 */
export class TraceStateRedaction {
  private readonly redactor: Redactor;
  private readonly known = new WeakMap<TraceState, TraceState>();

  constructor(redactor: Redactor) {
    this.redactor = redactor;
  }

  /** The same object where nothing is found. */
  context(context: SpanContext): SpanContext {
    const { traceState } = context;
    if (traceState === undefined) return context;
    const clean = this.known.get(traceState) ?? this.clean(traceState);
    return clean === traceState ? context : { ...context, traceState: clean };
  }

  private clean(state: TraceState): TraceState {
    let clean = state;
    for (const entry of state.serialize().split(',')) {
      if (this.redactor.redactText(entry) === entry) continue;
      clean = clean.unset(entry.split('=', 1)[0] as string);
    }
    this.known.set(state, clean);
    return clean;
  }
}

/** For a span of which nothing can be believed. */
export function withoutTraceState(context: SpanContext): SpanContext {
  const { traceState: _, ...others } = context;
  return others;
}
