import type { Context, TextMapGetter, TextMapPropagator, TextMapSetter } from '@opentelemetry/api';
import { isTracingSuppressed } from '@opentelemetry/core';
import { getCorrelationId, setTrustedId } from './correlation-context.ts';
import { DEFAULT_CORRELATION_HEADER } from './correlation-header.ts';
import { newCorrelationId } from './correlation-id.ts';
import { isHarmlessId } from './harmless-id.ts';

/**
 * Carries the correlation ID in one header, `X-Correlation-ID` by default.
 *
 * - extract: a valid ID is reused; a missing or malformed one (several values included), or one
 *   that redaction would take, is replaced by a new UUID, unless the given context has an ID already.
 * - inject: sets the header, unless the carrier has it in any case: what the application
 *   set itself wins. Nothing is set outside of any correlation.
 *
 * Never throws, because the http instrumentation calls `inject` unguarded.
 */
export class CorrelationPropagator implements TextMapPropagator {
  private readonly header: string;
  private readonly lowerCaseHeader: string;

  constructor(header: string = DEFAULT_CORRELATION_HEADER) {
    this.header = header;
    this.lowerCaseHeader = header.toLowerCase();
  }

  inject(context: Context, carrier: unknown, setter: TextMapSetter): void {
    try {
      const id = getCorrelationId(context);
      if (id === undefined || isTracingSuppressed(context) || this.isIn(carrier)) return;
      setter.set(carrier, this.header, id);
    } catch {
      // A frozen or exotic carrier goes without an ID.
    }
  }

  extract(context: Context, carrier: unknown, getter: TextMapGetter): Context {
    const received = this.read(carrier, getter);
    if (received !== undefined) return setTrustedId(context, received);
    if (getCorrelationId(context) !== undefined) return context;
    return setTrustedId(context, newCorrelationId());
  }

  fields(): string[] {
    return [this.header];
  }

  private read(carrier: unknown, getter: TextMapGetter): string | undefined {
    try {
      // Node's own header objects have lower-case keys; those of message brokers do not.
      const value =
        getter.get(carrier, this.lowerCaseHeader) ??
        getter.get(carrier, this.header) ??
        this.readInAnyCase(carrier, getter);
      const single = Array.isArray(value) && value.length === 1 ? value[0] : value;
      return isHarmlessId(single) ? single : undefined;
    } catch {
      return undefined;
    }
  }

  private readInAnyCase(carrier: unknown, getter: TextMapGetter): unknown {
    const key = getter.keys(carrier).find((name) => this.isHeader(name));
    return key === undefined ? undefined : getter.get(carrier, key);
  }

  // `Headers` and `Map` are told by their `has`: to name the global `Headers` would load the
  // whole of fetch into a service that never uses it.
  private isIn(carrier: unknown): boolean {
    if (typeof carrier !== 'object' || carrier === null) return false;
    if ('has' in carrier && typeof carrier.has === 'function') return carrier.has(this.header);
    return Object.keys(carrier).some((name) => this.isHeader(name));
  }

  private isHeader(name: string): boolean {
    return (
      name.length === this.lowerCaseHeader.length && name.toLowerCase() === this.lowerCaseHeader
    );
  }
}
