import type { Context } from '@opentelemetry/api';
import type { LogRecordProcessor, ReadWriteLogRecord } from '@opentelemetry/sdk-logs';
import { errorLabel, sayOnce } from '../common/diagnostics.ts';
import { LogRecordStage } from '../record/log-record-stage.ts';
import type { Sampling } from './sampling.ts';

/**
 * Hands on the records that {@link Sampling} lets pass. Before redaction, whose cost a
 * record that nobody gets should not have; behind the correlation stamp.
 *
 * Where a decision fails, the record passes: too many records are a cost, a lost one is a loss.
 */
export class SamplingLogRecordProcessor extends LogRecordStage {
  readonly #sampling: Sampling;

  constructor(inner: LogRecordProcessor, sampling: Sampling) {
    super(inner);
    this.#sampling = sampling;
  }

  onEmit(record: ReadWriteLogRecord, context?: Context): void {
    if (this.#passes(record, context)) this.inner.onEmit(record, context);
  }

  override forceFlush(options?: Parameters<LogRecordProcessor['forceFlush']>[0]): Promise<void> {
    this.#sampling.finish();
    return super.forceFlush(options);
  }

  override shutdown(): Promise<void> {
    this.#sampling.finish();
    return super.shutdown();
  }

  #passes(record: ReadWriteLogRecord, context: Context | undefined): boolean {
    try {
      return this.#sampling.admit(record, context);
    } catch (error) {
      sayOnce(
        'sampling',
        'error',
        `sampling failed (${errorLabel(error)}); records pass unsampled`,
      );
      return true;
    }
  }
}
