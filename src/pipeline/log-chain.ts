import type { LogRecordProcessor } from '@opentelemetry/sdk-logs';
import type { Correlation } from '../correlation/create-correlation.ts';
import { ContextLogRecordProcessor } from '../logger/context-processor.ts';
import type { Redactor } from '../redaction/index.ts';
import { type Sampling, withSampling } from '../sampling/index.ts';
import { CountingLogRecordProcessor, type LogCounts } from './metrics-from-logs.ts';
import { RedactionOnDemand } from './redaction-on-demand.ts';

/** What the processors of log records are made of. */
export interface LogChainParts {
  readonly redactor: Redactor;
  readonly correlation: Correlation;
  readonly sampling: Sampling | undefined;
  readonly counts: LogCounts | undefined;
}

/**
 * The way of a log record: counted, stamped with the correlation ID and the fields of
 * `withContext`, perhaps left out, redacted, and given to the outputs. Each knows those behind it,
 * because an SDK calls a list of processors in order, and without a guard.
 */
export function logChain(
  outputs: LogRecordProcessor[],
  { redactor, correlation, sampling, counts }: LogChainParts,
): LogRecordProcessor {
  const redacting = new RedactionOnDemand(outputs, redactor);
  const inContext = new ContextLogRecordProcessor(withSampling(sampling, redacting));
  const stamped = correlation.wrapLogProcessor(inContext);
  return counts ? new CountingLogRecordProcessor(stamped, counts) : stamped;
}
