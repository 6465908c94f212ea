import type { Context, TextMapPropagator, TextMapSetter } from '@opentelemetry/api';

/** A context of which everything may be sent on; the same one where nothing is found. */
export type CleanContext = (context: Context) => Context;

/**
 * Sends on what is redacted: baggage and trace state come with requests and messages from anybody,
 * and go out again with every request that their handler makes. What the application reads of
 * them stays as it came.
 */
export class RedactingPropagator implements TextMapPropagator {
  private readonly inner: TextMapPropagator;
  private readonly clean: CleanContext;

  constructor(inner: TextMapPropagator, clean: CleanContext) {
    this.inner = inner;
    this.clean = clean;
  }

  inject(context: Context, carrier: unknown, setter: TextMapSetter): void {
    this.inner.inject(this.clean(context), carrier, setter);
  }

  extract: TextMapPropagator['extract'] = (context, carrier, getter) =>
    this.inner.extract(context, carrier, getter);

  fields(): string[] {
    return this.inner.fields();
  }
}
