import { type Context, context } from '@opentelemetry/api';
import type { ReadWriteLogRecord } from '@opentelemetry/sdk-logs';
import { LogRecordStage } from '../record/log-record-stage.ts';
import { logFieldsOf } from './log-context.ts';

/**
 * Sets the fields of `withContext` on each record, from the context it was emitted in, then hands
 * it to the processor behind: redaction, which has to see them. A record's own field stays.
 */
export class ContextLogRecordProcessor extends LogRecordStage {
  onEmit(record: ReadWriteLogRecord, emittedIn?: Context): void {
    stamp(record, emittedIn ?? context.active());
    this.inner.onEmit(record, emittedIn);
  }
}

function stamp(record: ReadWriteLogRecord, emittedIn: Context): void {
  const fields = logFieldsOf(emittedIn);
  if (fields === undefined) return;
  // `hasOwn`, because every object inherits a `constructor`; and `__proto__` is no field.
  for (const key of Object.keys(fields)) {
    if (key === '__proto__') continue;
    if (Object.hasOwn(record.attributes, key) && record.attributes[key] !== undefined) continue;
    record.setAttribute(key, fields[key]);
  }
}
