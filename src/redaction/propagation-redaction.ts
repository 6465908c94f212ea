import {
  type Baggage,
  type BaggageEntry,
  type Context,
  propagation,
  trace,
} from '@opentelemetry/api';
import { redactKey } from './key-text.ts';
import type { Redactor } from './redactor.ts';
import { REDACTED } from './replacement.ts';
import { TraceStateRedaction, withoutTraceState } from './trace-state-redaction.ts';

/**
 * Redacts what a context would send on: baggage and trace state. A baggage value in which
 * something is found becomes what redaction makes of it, which the propagator percent-encodes and
 * so keeps valid; an entry whose key holds something is left out, and so are properties that do. Of a
 * trace state, whose values have no encoding, whole entries go (W3C Trace Context, section 3.5,
 * lets whoever passes it on delete them).
 *
 * Fails closed: what cannot be redacted is not sent on.
 */
export class PropagationRedaction {
  private readonly redactor: Redactor;
  private readonly traceStates: TraceStateRedaction;
  /** A request's baggage is one object for all the requests that its handler makes. */
  private readonly known = new WeakMap<Baggage, Baggage>();

  constructor(redactor: Redactor) {
    this.redactor = redactor;
    this.traceStates = new TraceStateRedaction(redactor);
  }

  /** The same context where nothing is found. */
  context(context: Context): Context {
    return this.withCleanState(this.withCleanBaggage(context));
  }

  private withCleanBaggage(context: Context): Context {
    const baggage = propagation.getBaggage(context);
    if (baggage === undefined) return context;
    try {
      const clean = this.known.get(baggage) ?? this.cleanBaggage(baggage);
      return clean === baggage ? context : propagation.setBaggage(context, clean);
    } catch {
      this.redactor.countFailure('baggage');
      return propagation.deleteBaggage(context);
    }
  }

  private withCleanState(context: Context): Context {
    const sent = trace.getSpanContext(context);
    if (sent?.traceState === undefined) return context;
    try {
      const clean = this.traceStates.context(sent);
      return clean === sent ? context : trace.setSpanContext(context, clean);
    } catch {
      this.redactor.countFailure('trace-state');
      return trace.setSpanContext(context, withoutTraceState(sent));
    }
  }

  private cleanBaggage(baggage: Baggage): Baggage {
    let clean = baggage;
    for (const [key, entry] of baggage.getAllEntries()) {
      const cleanEntry = this.cleanEntry(key, entry);
      if (cleanEntry === entry) continue;
      clean = cleanEntry === undefined ? clean.removeEntry(key) : clean.setEntry(key, cleanEntry);
    }
    this.known.set(baggage, clean);
    return clean;
  }

  private cleanEntry(key: string, entry: BaggageEntry): BaggageEntry | undefined {
    const { redactor } = this;
    if (redactKey(key, (part) => redactor.redactText(part)) !== key) return undefined;
    const { value, metadata } = entry;
    const properties = metadata?.toString();
    const isPlain = properties === undefined || redactor.redactText(properties) === properties;
    const cleanValue = this.cleanValue(key, value);
    if (isPlain && cleanValue === value) return entry;
    return isPlain && metadata !== undefined
      ? { value: cleanValue, metadata }
      : { value: cleanValue };
  }

  /** A value by its key, by itself, and as it will stand in the header, behind its key. */
  private cleanValue(key: string, value: string): string {
    const clean = this.redactor.redactValue(value, key);
    if (clean !== value) return typeof clean === 'string' ? clean : REDACTED;
    const pair = `${key}=${value}`;
    return this.redactor.redactText(pair) === pair ? value : REDACTED;
  }
}
