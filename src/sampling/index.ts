import type { LogRecordProcessor, ReadWriteLogRecord } from '@opentelemetry/sdk-logs';
import type { LogCall } from '../record/log-call.ts';
import { Sampling, type SamplingRules } from './sampling.ts';
import { SamplingLogRecordProcessor } from './sampling-processor.ts';

export type { LeftOutCounts } from './left-out-counts.ts';
export type { Sampling } from './sampling.ts';

/** Builds what the rules ask for; `undefined` where nothing is to be left out. */
export function createSampling(
  rules: SamplingRules,
  emit: (call: LogCall) => void,
  isAudit?: (record: ReadWriteLogRecord) => boolean,
): Sampling | undefined {
  const isAsked = rules.sampling ?? rules.limits ?? rules.repeats;
  return isAsked && new Sampling(rules, emit, isAudit);
}

/** Puts sampling before a processor; returns the processor itself where there is none. */
export function withSampling(
  sampling: Sampling | undefined,
  inner: LogRecordProcessor,
): LogRecordProcessor {
  return sampling ? new SamplingLogRecordProcessor(inner, sampling) : inner;
}
