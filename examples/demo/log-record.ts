import type { Evidence } from './identifier-search.ts';

/** A log record as the demo shows it, wherever it was read. */
export interface LogRecord {
  /** Milliseconds since the epoch, with a fraction. */
  readonly time: number;
  readonly service: string;
  readonly level: string;
  readonly message: string;
  readonly traceId: string;
  readonly correlationId: string;
}

/** Where the demo reads records back. */
export interface RecordSource {
  /** For the reader: what `byCorrelationId` asks, of whom. */
  describe(correlationId: string): string;
  byCorrelationId(correlationId: string): Promise<LogRecord[]>;
  /** Everything of this run, as it is stored there, for the search. */
  stored(): Promise<Evidence[]>;
}
