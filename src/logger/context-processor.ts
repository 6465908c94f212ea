import { type Context, context } from '@opentelemetry/api';
import type { LogRecordProcessor } from '@opentelemetry/sdk-logs';
import { logFieldsOf } from './log-context.ts';

type Emitted = Parameters<LogRecordProcessor['onEmit']>[0];

/**
 * Sets the fields of `withContext` on each record, from the context it was emitted in, then hands
 * it to the processor behind: redaction, which has to see them. A record's own field stays.
 */
export class ContextLogRecordProcessor implements LogRecordProcessor {
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

function stamp(record: Emitted, emittedIn: Context): void {
  const fields = logFieldsOf(emittedIn);
  if (fields === undefined) return;
  // `hasOwn`, because every object inherits a `constructor`; and `__proto__` is no field.
  for (const key of Object.keys(fields)) {
    if (key === '__proto__') continue;
    if (Object.hasOwn(record.attributes, key) && record.attributes[key] !== undefined) continue;
    record.setAttribute(key, fields[key]);
  }
}
