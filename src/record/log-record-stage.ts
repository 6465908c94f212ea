import type { Context } from '@opentelemetry/api';
import type { LogRecordProcessor, ReadWriteLogRecord } from '@opentelemetry/sdk-logs';

/**
 * A processor that does something with a record and hands it to the one behind. It wraps instead
 * of standing beside, so that the order holds whatever the order in which a provider lists its
 * processors; all but `onEmit` is answered by the processor behind.
 */
export abstract class LogRecordStage implements LogRecordProcessor {
  protected readonly inner: LogRecordProcessor;

  constructor(inner: LogRecordProcessor) {
    this.inner = inner;
  }

  abstract onEmit(record: ReadWriteLogRecord, emittedIn?: Context): void;

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
