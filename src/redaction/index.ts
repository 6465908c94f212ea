export type { RedactionCounts, RedactionStrategy } from './counts.ts';
export type { RedactionFailure } from './failure.ts';
export {
  RedactingLogRecordProcessor,
  type RedactingLogRecordProcessorOptions,
} from './log-record-processor.ts';
export {
  createRedactor,
  type RedactionPolicy,
  type Redactor,
  type RedactorOptions,
} from './redactor.ts';
export { REDACTED } from './replacement.ts';
export { RedactingSpanExporter, type RedactingSpanExporterOptions } from './span-exporter.ts';
