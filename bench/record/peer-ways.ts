import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Logger, SeverityNumber } from '@opentelemetry/api-logs';
import { OTLPLogExporter as JsonExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { OTLPLogExporter as ProtobufExporter } from '@opentelemetry/exporter-logs-otlp-proto';
import {
  BatchLogRecordProcessor,
  LoggerProvider,
  type LogRecordExporter,
} from '@opentelemetry/sdk-logs';
import type { Place } from '../measured-apart.ts';
import type { SampleRecord } from '../redaction-records.ts';
import type { LogWay } from './median-costs.ts';

/** Where ways of logging write to, and what. */
export interface Ground extends Place {
  /** Where packages of peers are installed that are none of this project's; undefined: left out. */
  readonly peersFolder: string | undefined;
  readonly sample: (n: number) => SampleRecord;
  /** The folder of another build of ours; default: this one's. */
  readonly build?: string | undefined;
}

const QUEUE_RECORDS = 20_000;

/**
 * What people use instead. To be made before the preload, which would turn their lines into
 * records of ours.
 */
export function peerWays(ground: Ground): LogWay[] {
  return [
    pinoSync(ground),
    upstream(ground, 'protobuf', ProtobufExporter),
    upstream(ground, 'JSON', JsonExporter),
    pinoAsync(ground),
    winstonFile(ground),
    ...(ground.peersFolder === undefined ? [] : [pinoToOtlp(ground, ground.peersFolder)]),
  ];
}

/** A record through the Logs API. */
export function emitSample(logger: Logger, { body, attributes }: SampleRecord): void {
  logger.emit({
    severityNumber: SeverityNumber.INFO,
    severityText: 'INFO',
    body,
    attributes: attributes as never,
  });
}

const require = createRequire(import.meta.url);

function pinoSync({ root, sample }: Ground): LogWay {
  const pino: typeof import('pino') = require('pino');
  const logger = pino(pino.destination({ dest: join(root, 'pino.log'), sync: true }));
  return {
    name: 'pino, synchronously to a file',
    log: (n) => logger.info(sample(n).attributes, sample(n).body),
  };
}

function pinoAsync({ root, sample }: Ground): LogWay {
  const pino: typeof import('pino') = require('pino');
  const file = pino.destination({ dest: join(root, 'later.log'), sync: false, minLength: 4096 });
  const logger = pino(file);
  return {
    name: 'pino, asynchronously to a file',
    log: (n) => logger.info(sample(n).attributes, sample(n).body),
    settle: () => new Promise((resolve) => file.flush(() => resolve())),
  };
}

function winstonFile({ root, sample }: Ground): LogWay {
  const winston: typeof import('winston') = require('winston');
  const file = new winston.transports.File({ filename: join(root, 'winston.log') });
  const logger = winston.createLogger({ transports: [file] });
  return {
    name: 'winston, file transport',
    log: (n) => void logger.info(sample(n).body, sample(n).attributes),
    // It has no flush: a turn of the event loop is what its streams need.
    settle: () => new Promise((resolve) => setTimeout(resolve, 5)),
  };
}

function upstream(
  { endpoint, sample }: Ground,
  encoding: string,
  Exporter: new (options: { url: string }) => LogRecordExporter,
): LogWay {
  const exporter = new Exporter({ url: `${endpoint}/v1/logs` });
  const batch = new BatchLogRecordProcessor({ exporter, maxQueueSize: QUEUE_RECORDS });
  const logger = new LoggerProvider({ processors: [batch] }).getLogger('bench');
  return {
    name: `upstream batch processor, OTLP/${encoding}`,
    log: (n) => emitSample(logger, sample(n)),
    settle: () => batch.forceFlush(),
  };
}

function pinoToOtlp({ endpoint, sample }: Ground, folder: string): LogWay {
  const load = createRequire(join(folder, 'package.json'));
  const pino: typeof import('pino') = load('pino');
  const logger = pino(
    pino.transport({
      target: load.resolve('pino-opentelemetry-transport'),
      options: {
        loggerName: 'bench',
        serviceVersion: '1',
        resourceAttributes: { 'service.name': 'bench' },
        logRecordProcessorOptions: {
          recordProcessorType: 'batch',
          exporterOptions: {
            protocol: 'http/protobuf',
            protobufExporterOptions: { url: `${endpoint}/v1/logs` },
          },
        },
      },
    }),
  );
  return {
    name: 'pino-opentelemetry-transport, of its main thread',
    log: (n) => logger.info(sample(n).attributes, sample(n).body),
    settle: () => new Promise((resolve) => logger.flush(() => resolve())),
  };
}
