export type { RedactionCounts, RedactionStrategy } from './counts.ts';
export type { RedactionFailure } from './failure.ts';
export { type PinoRedaction, pinoRedaction } from './formats/pino.ts';
export { type WinstonInfo, type WinstonRedaction, winstonRedaction } from './formats/winston.ts';
export {
  RedactingLogRecordProcessor,
  type RedactingLogRecordProcessorOptions,
} from './log-record-processor.ts';
export type { Manifest, ManifestEntry } from './manifest.ts';
export {
  type MetricExporter,
  RedactingMetricExporter,
  type RedactingMetricExporterOptions,
} from './metric-exporter.ts';
export {
  type NerHook,
  NerLogRecordProcessor,
  type NerLogRecordProcessorOptions,
} from './ner-processor.ts';
export type { NerSpan } from './ner-spans.ts';
export type {
  PatternDefinition,
  PolicyDefinition,
  RedactionPolicy,
} from './policies/definition.ts';
export { type LoadedPolicy, loadPolicy, type PolicySource } from './policies/load-policy.ts';
export { createRedactor, type Redactor, type RedactorOptions } from './redactor.ts';
export { REDACTED } from './replacement.ts';
export { RedactingSpanExporter, type RedactingSpanExporterOptions } from './span-exporter.ts';
export { surrogates } from './strategies/hmac.ts';
export {
  HmacKeys,
  type HmacKeysRead,
  parseHmacKeys,
  readHmacKeyFile,
} from './strategies/hmac-keys.ts';
export type { IdentifierType } from './strategies/identifier-type.ts';
export type { Strategy } from './strategies/strategy.ts';
