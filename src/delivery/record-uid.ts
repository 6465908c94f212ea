import type { LogRecordProcessor, ReadWriteLogRecord } from '@opentelemetry/sdk-logs';
import { ATTR_LOG_RECORD_UID } from '../record/attribute-names.ts';

/**
 * Gives each record its `log.record.uid`, `<stream>:<number>`, before any output
 * sees it: a redelivery has the bytes of the first delivery and so the same one.
 * Behind redaction, which could take a long number for an identifier; and it
 * replaces one that the application set, since a redacted one is not unique.
 */
export class RecordUid implements LogRecordProcessor {
  readonly #prefix: string;
  #number = 0;

  /** `thread`: 0 for the main thread; others have their number in the stream's name. */
  constructor(stream: string, thread: number) {
    this.#prefix = thread === 0 ? `${stream}:` : `${stream}-${thread}:`;
  }

  onEmit(record: ReadWriteLogRecord): void {
    this.#number += 1;
    record.setAttribute(ATTR_LOG_RECORD_UID, this.#prefix + this.#number);
  }

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {}
}
