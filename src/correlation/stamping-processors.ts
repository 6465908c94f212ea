import { type Context, context } from '@opentelemetry/api';
import type { ReadWriteLogRecord } from '@opentelemetry/sdk-logs';
import type { Span, SpanProcessor } from '@opentelemetry/sdk-trace';
import { ATTR_CORRELATION_ID } from '../record/attribute-names.ts';
import { LogRecordStage } from '../record/log-record-stage.ts';
import { getCorrelationId } from './correlation-context.ts';

/**
 * Sets `correlation.id` on each record from the context it was emitted in, then hands it
 * to the processor behind. A record that has one keeps it.
 */
export class CorrelationLogRecordProcessor extends LogRecordStage {
  onEmit(record: ReadWriteLogRecord, emittedIn?: Context): void {
    stamp(record, emittedIn ?? context.active());
    this.inner.onEmit(record, emittedIn);
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

function stamp(record: ReadWriteLogRecord, emittedIn: Context): void {
  const id = getCorrelationId(emittedIn);
  if (id === undefined || record.attributes[ATTR_CORRELATION_ID] !== undefined) return;
  record.setAttribute(ATTR_CORRELATION_ID, id);
}
