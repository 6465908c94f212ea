import { DIAGNOSTIC_LEVELS, type DiagnosticLevel } from '../common/diagnostics.ts';
import { LEVELS, type Level } from '../common/levels.ts';
import { FILE_OPTIONS } from './file-options.ts';
import { HTTP_OPTIONS } from './http-options.ts';
import { LEVEL_OPTIONS } from './level-options.ts';
import { METRICS_OPTIONS } from './metrics-options.ts';
import { type Option, option } from './option.ts';
import {
  listOf,
  nameOrFile,
  oneOf,
  type Parser,
  parseBoolean,
  parseHeaderName,
  parseHttpUrl,
  parseList,
  parseText,
  wholeNumber,
} from './parsers.ts';
import { RESOURCE_OPTIONS } from './resource-options.ts';
import { SAMPLING_OPTIONS } from './sampling-options.ts';
import { SOURCE_OPTIONS } from './source-options.ts';
import { TRANSPORT_OPTIONS } from './transport-options.ts';

export type { Option } from './option.ts';

export type ConsoleMode = 'replace' | 'keep' | 'off';
export type StdoutMode = 'off' | 'redact' | 'record';
export type LineFormat = 'text' | 'json';
export type SpoolSetting = 'on' | 'coalesced' | 'fsync' | 'off';
export type OtlpProtocol = 'http/protobuf' | 'http/json' | 'grpc';

const OTLP_PROTOCOLS = ['http/protobuf', 'http/json', 'grpc'] as const;
const PROPAGATORS = ['tracecontext', 'baggage', 'none'] as const;
export type PropagatorName = (typeof PROPAGATORS)[number];
const EXPORTERS = ['otlp', 'none'] as const;
const SAMPLERS = [
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
  'always_on',
  'always_off',
  'traceidratio',
] as const;

const exporterOption = (signal: string): Option<'otlp' | 'none' | undefined> =>
  option<'otlp' | 'none' | undefined>(`OTEL_${signal}_EXPORTER`, oneOf(EXPORTERS), undefined, {
    fallbackLabel: 'otlp where an endpoint is set',
  });

const protocolOption = (signal: string): Option<OtlpProtocol> =>
  option<OtlpProtocol>(
    [`OTEL_EXPORTER_OTLP_${signal}_PROTOCOL`, 'OTEL_EXPORTER_OTLP_PROTOCOL'],
    oneOf(OTLP_PROTOCOLS),
    'http/protobuf',
  );

const endpointOption = (signal: string): Option<string | undefined> =>
  option<string | undefined>(`OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`, parseHttpUrl, undefined, {
    fallbackLabel: 'none',
    secret: true,
    general: 'endpoint',
  });

const insecureOption = (signal: string): Option<boolean> =>
  option<boolean>(
    [`OTEL_EXPORTER_OTLP_${signal}_INSECURE`, 'OTEL_EXPORTER_OTLP_INSECURE'],
    parseBoolean,
    false,
  );

/**
 * Every option, once: name in the resolved configuration, variables, values
 * allowed, default. Documentation and tests are checked against this table.
 */
export const OPTIONS = {
  disabled: option<boolean>('OTEL_SDK_DISABLED', parseBoolean, false),
  diagnostics: option<DiagnosticLevel>('LOG_DIAGNOSTICS', oneOf(DIAGNOSTIC_LEVELS), 'warn'),
  serviceName: option<string | undefined>(
    ['OTEL_SERVICE_NAME', 'LOG_SERVICE_NAME'],
    parseText,
    undefined,
    { fallbackLabel: 'the package name' },
  ),
  level: option<Level>('LOG_LEVEL', oneOf(LEVELS, { warning: 'warn', critical: 'fatal' }), 'info'),
  format: option<LineFormat | undefined>(
    'LOG_FORMAT',
    oneOf<LineFormat>(['text', 'json']),
    undefined,
    {
      fallbackLabel: 'text on a terminal, else json',
    },
  ),
  consoleMode: option<ConsoleMode>('LOG_CONSOLE', oneOf(['replace', 'keep', 'off']), 'replace'),
  stdoutMode: option<StdoutMode>('LOG_STDOUT', oneOf(['off', 'redact', 'record']), 'off'),
  caller: option<boolean | undefined>('LOG_CALLER', parseBoolean, undefined, {
    fallbackLabel: 'on with text on a terminal, else off',
  }),
  ...FILE_OPTIONS,
  correlation: option<boolean>('LOG_ENABLE_CORRELATION', parseBoolean, true),
  correlationHeader: option<string>('LOG_CORRELATION_HEADER', parseHeaderName, 'X-Correlation-ID'),
  propagators: option<readonly PropagatorName[]>(
    'OTEL_PROPAGATORS',
    listOf(PROPAGATORS),
    ['tracecontext', 'baggage'],
    { fallbackLabel: 'tracecontext,baggage' },
  ),
  propagateTo: option<readonly string[]>('LOG_PROPAGATE_TO', parseList, ['*'], {
    fallbackLabel: '*',
  }),
  redactionPolicy: option<string>(
    'LOG_REDACTION_POLICY',
    nameOrFile(['safe-harbor', 'pseudonymous', 'secrets-only'], ['.yaml', '.yml', '.json']),
    'safe-harbor',
  ),
  redactionKeyFile: option<string | undefined>('LOG_REDACTION_KEY_FILE', parseText, undefined, {
    fallbackLabel: 'none',
  }),
  redactionKey: option<string | undefined>('LOG_REDACTION_KEY', parseText, undefined, {
    fallbackLabel: 'none',
    secret: true,
  }),
  shutdownTimeoutMillis: option<number>('LOG_SHUTDOWN_TIMEOUT_MS', wholeNumber(0, 600_000), 1000),
  spool: option<SpoolSetting>('LOG_SPOOL', oneOf(['on', 'coalesced', 'fsync', 'off']), 'on'),
  spoolDirectory: option<string | undefined>('LOG_SPOOL_DIR', parseText, undefined, {
    fallbackLabel: 'the state directory of the user',
  }),
  spoolMaximumMegabytes: option<number>('LOG_SPOOL_MAX_MB', wholeNumber(1, 1_000_000), 256),
  endpoint: option<string | undefined>(
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'LOG_COLLECTOR_URL'],
    parseHttpUrl,
    undefined,
    { fallbackLabel: 'none', secret: true },
  ),
  logsEndpoint: endpointOption('LOGS'),
  tracesEndpoint: endpointOption('TRACES'),
  metricsEndpoint: endpointOption('METRICS'),
  logsProtocol: protocolOption('LOGS'),
  tracesProtocol: protocolOption('TRACES'),
  metricsProtocol: protocolOption('METRICS'),
  logsInsecure: insecureOption('LOGS'),
  tracesInsecure: insecureOption('TRACES'),
  metricsInsecure: insecureOption('METRICS'),
  logsExporter: exporterOption('LOGS'),
  tracesExporter: exporterOption('TRACES'),
  logDelayMillis: option<number>('OTEL_BLRP_SCHEDULE_DELAY', wholeNumber(1, 600_000), 1000),
  logQueueSize: option<number>('OTEL_BLRP_MAX_QUEUE_SIZE', wholeNumber(1, 1_000_000), 20_000),
  logBatchSize: option<number>('OTEL_BLRP_MAX_EXPORT_BATCH_SIZE', wholeNumber(1, 100_000), 512),
  spanDelayMillis: option<number>('OTEL_BSP_SCHEDULE_DELAY', wholeNumber(1, 600_000), 5000),
  spanQueueSize: option<number>('OTEL_BSP_MAX_QUEUE_SIZE', wholeNumber(1, 1_000_000), 2048),
  spanBatchSize: option<number>('OTEL_BSP_MAX_EXPORT_BATCH_SIZE', wholeNumber(1, 100_000), 512),
  metricIntervalMillis: option<number>(
    'OTEL_METRIC_EXPORT_INTERVAL',
    wholeNumber(100, 86_400_000),
    60_000,
  ),
  sampler: option<(typeof SAMPLERS)[number]>(
    'OTEL_TRACES_SAMPLER',
    oneOf(SAMPLERS),
    'parentbased_always_on',
  ),
  samplerArgument: option<number>('OTEL_TRACES_SAMPLER_ARG', parseRatio, 1),
  ...METRICS_OPTIONS,
  ...HTTP_OPTIONS,
  ...SAMPLING_OPTIONS,
  ...RESOURCE_OPTIONS,
  ...LEVEL_OPTIONS,
  ...TRANSPORT_OPTIONS,
  ...SOURCE_OPTIONS,
} as const;

function parseRatio(text: string): ReturnType<Parser<number>> {
  const value = /^\d(\.\d{1,15})?$/.test(text.trim()) ? Number(text) : Number.NaN;
  return value >= 0 && value <= 1 ? { value } : { allowed: 'a ratio from 0 to 1' };
}
