// What a log call costs its thread: `call-cost-process.ts <root> <endpoint> <rounds>`, told to the parent.
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { logs, SeverityNumber } from '@opentelemetry/api-logs';
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-proto';
import { BatchLogRecordProcessor, LoggerProvider } from '@opentelemetry/sdk-logs';
import { cleanRecord, type SampleRecord } from '../redaction-records.ts';
import { type LogWay, medianCosts } from './median-costs.ts';
import { spoolAlone } from './spool-cost.ts';

const [root = '', endpoint = '', rounds = '20'] = process.argv.slice(2);
mkdirSync(root, { recursive: true });
const samples = Array.from({ length: 1024 }, (_, n) => cleanRecord(n));
const sample = (n: number): SampleRecord => samples[n % samples.length] as SampleRecord;

// Before the preload, which would turn its lines into records.
const require = createRequire(import.meta.url);
const pino: typeof import('pino') = require('pino');
const toFile = pino(pino.destination({ dest: join(root, 'pino.log'), sync: true }));

const upstream = new LoggerProvider({
  processors: [
    new BatchLogRecordProcessor({
      exporter: new OTLPLogExporter({ url: `${endpoint}/v1/logs` }),
      maxQueueSize: 20_000,
    }),
  ],
});
const upstreamLogger = upstream.getLogger('bench');

Object.assign(process.env, {
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
  OTEL_TRACES_EXPORTER: 'none',
  OTEL_METRICS_EXPORTER: 'none',
  OTEL_SERVICE_NAME: 'bench',
  LOG_SPOOL: 'on',
  LOG_SPOOL_DIR: join(root, 'spool'),
  LOG_SPOOL_MAX_MB: '4096',
  LOG_CONSOLE: 'off',
});
const { start, withCorrelation } = (await import(
  '../../dist/index.mjs' as string
)) as typeof import('../../src/index.ts');
start();
for (const path of Object.keys(require.cache))
  if (/node_modules.pino./.test(path)) delete require.cache[path];
const bridged: import('pino').Logger = (require('pino') as typeof import('pino'))();
const ourLogger = logs.getLogger('bench');
const emit = (logger: typeof ourLogger, { body, attributes }: SampleRecord): void =>
  logger.emit({
    severityNumber: SeverityNumber.INFO,
    severityText: 'INFO',
    body,
    attributes: attributes as never,
  });

const ways: LogWay[] = [
  {
    name: 'pino, synchronously to a file',
    log: (n) => toFile.info(sample(n).attributes, sample(n).body),
  },
  {
    name: 'upstream batch processor, OTLP/protobuf',
    log: (n) => emit(upstreamLogger, sample(n)),
    settle: () => upstream.forceFlush(),
  },
  { name: 'ours, pino', log: (n) => bridged.info(sample(n).attributes, sample(n).body) },
  { name: 'ours, console.info', log: (n) => console.info(sample(n).body, sample(n).attributes) },
  { name: 'ours, Logs API', log: (n) => emit(ourLogger, sample(n)) },
  spoolAlone(root, 'on', samples),
  spoolAlone(root, 'coalesced', samples),
];
const costs = await withCorrelation(undefined, () =>
  medianCosts(ways, Number(rounds), (done) => process.send?.({ done })),
);
process.send?.({ costs });
process.disconnect();
