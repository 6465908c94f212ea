import { type Context, context } from '@opentelemetry/api';
import type { LogRecordProcessor } from '@opentelemetry/sdk-logs';
import type { Span, SpanProcessor } from '@opentelemetry/sdk-trace';
import { ATTR_CORRELATION_ID } from '../record/attribute-names.ts';
import { getCorrelationId } from './correlation-context.ts';

type Emitted = Parameters<LogRecordProcessor['onEmit']>[0];

/**
 * Sets `correlation.id` on each record from the context it was emitted in, then hands it
 * to the processor behind. A record that has one keeps it.
 *
 * It wraps instead of standing beside, so that the processor behind sees the attribute
 * whatever the order in which a provider lists its processors.
 */
export class CorrelationLogRecordProcessor implements LogRecordProcessor {
  private readonly inner: LogRecordProcessor;

  constructor(inner: LogRecordProcessor) {
    this.inner = inner;
  }

  onEmit(record: Emitted, emittedIn?: Context): void {
    stamp(record, emittedIn ?? context.active());
    this.inner.onEmit(record, emittedIn);
  }

  enabled(options: Parameters<NonNullable<LogRecordProcessor['enabled']>>[0]): boolean {
    return this.inner.enabled?.(options) ?? true;
  }

  forceFlush(options?: Parameters<LogRecordProcessor['forceFlush']>[0]): Promise<void> {
    return this.inner.forceFlush(options);
  }

  shutdown(): Promise<void> {
    return this.inner.shutdown();
  }
}

/** Sets `correlation.id` on each recording span from the context it was started in. */
export class CorrelationSpanProcessor implements SpanProcessor {
  onStart(span: Span, startedIn: Context): void {
    const id = getCorrelationId(startedIn);
    if (id !== undefined) span.setAttribute(ATTR_CORRELATION_ID, id);
  }

  onEnd(): void {}

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {}
}

function stamp(record: Emitted, emittedIn: Context): void {
  const id = getCorrelationId(emittedIn);
  if (id === undefined || record.attributes[ATTR_CORRELATION_ID] !== undefined) return;
  record.setAttribute(ATTR_CORRELATION_ID, id);
}
