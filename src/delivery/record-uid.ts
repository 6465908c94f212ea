import type { LogRecordProcessor, ReadWriteLogRecord } from '@opentelemetry/sdk-logs';
import { ATTR_LOG_RECORD_UID } from '../record/attribute-names.ts';

/** Where records come from. */
export interface RecordSource {
  readonly stream: string;
  /** 0 for the main thread. */
  readonly thread: number;
}

/**
 * Gives each record its `log.record.uid`, `<stream>:<number>`, before any output
 * sees it: a redelivery has the bytes of the first delivery and so the same one.
 * Behind redaction, which could take a long number for an identifier; and it
 * replaces one that the application set, since a redacted one is not unique.
 */
export class RecordUid implements LogRecordProcessor {
  readonly #source: RecordSource;
  #prefix: string | undefined;
  #number = 0;

  /** @param source its stream is asked for at the first record */
  constructor(source: RecordSource) {
    this.#source = source;
  }

  onEmit(record: ReadWriteLogRecord): void {
    this.#number += 1;
    this.#prefix ??= prefixOf(this.#source);
    record.setAttribute(ATTR_LOG_RECORD_UID, this.#prefix + this.#number);
  }

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {}
}

function prefixOf({ stream, thread }: RecordSource): string {
  return thread === 0 ? `${stream}:` : `${stream}-${thread}:`;
}
