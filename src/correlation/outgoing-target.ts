import type { Context, TextMapPropagator, TextMapSetter } from '@opentelemetry/api';

/** What a request made by an instrumentation says about its own headers. */
export interface OutgoingTarget {
  /** Whether its host is one of the propagation targets. */
  readonly allowed: boolean;
  /** Where the instrumentation's own setter would not do. */
  readonly setter?: TextMapSetter | undefined;
}

/** Finds the target of an `inject` call, once; `undefined` where the application called. */
export type TakeTarget = (context: Context, carrier: unknown) => OutgoingTarget | undefined;

/**
 * Injects nothing at all, neither trace context nor baggage nor correlation ID, into a
 * request whose host is not allowed.
 *
 * `inject` does not get to know the host. A variable that a hook sets and `inject` reads
 * would go wrong between the two: the sampler and the span processors run there, may call
 * `inject` for a request of their own, or throw and leave it set for a stranger. So the
 * hooks tie the target to the very carrier or span that `inject` will be given. Calls of
 * the application (a message to Kafka) are tied to nothing and always inject.
 */
export class TargetedPropagator implements TextMapPropagator {
  private readonly inner: TextMapPropagator;
  private readonly sources: readonly TakeTarget[];

  constructor(inner: TextMapPropagator, sources: readonly TakeTarget[]) {
    this.inner = inner;
    this.sources = sources;
  }

  inject(context: Context, carrier: unknown, setter: TextMapSetter): void {
    const target = this.take(context, carrier);
    if (target !== undefined && !target.allowed) return;
    this.inner.inject(context, carrier, target?.setter ?? setter);
  }

  extract: TextMapPropagator['extract'] = (context, carrier, getter) =>
    this.inner.extract(context, carrier, getter);

  fields(): string[] {
    return this.inner.fields();
  }

  private take(context: Context, carrier: unknown): OutgoingTarget | undefined {
    try {
      for (const take of this.sources) {
        const target = take(context, carrier);
        if (target !== undefined) return target;
      }
    } catch {
      // Only a carrier of the application's own can throw when it is looked at.
    }
    return undefined;
  }
}
