import type { SpanContext, TraceState } from '@opentelemetry/api';
import { redactKey } from './key-text.ts';
import type { Redactor } from './redactor.ts';

/**
 * OpenTelemetry's own entry: threshold and randomness of consistent sampling, by which the next
 * service decides as this one did. Fourteen digits at random look like a number of somebody's.
 */
const SAMPLING =
  /^ot=(?:th:[0-9a-f]{1,14}|rv:[0-9a-f]{14})(?:;(?:th:[0-9a-f]{1,14}|rv:[0-9a-f]{14}))?$/;

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
      const key = entry.split('=', 1)[0] as string;
      if (!this.isHit(entry, key, entry.slice(key.length + 1))) continue;
      clean = clean.unset(key);
    }
    this.known.set(state, clean);
    return clean;
  }

  private isHit(entry: string, key: string, value: string): boolean {
    if (SAMPLING.test(entry)) return false;
    const { redactor } = this;
    return (
      redactor.redactText(entry) !== entry ||
      redactKey(key, (part) => redactor.redactText(part)) !== key ||
      redactor.redactValue(value, key) !== value
    );
  }
}

/** For a span of which nothing can be believed. */
export function withoutTraceState(context: SpanContext): SpanContext {
  const { traceState: _, ...others } = context;
  return others;
}
