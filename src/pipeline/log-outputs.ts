import type { Resource } from '@opentelemetry/resources';
import type { LogRecordProcessor } from '@opentelemetry/sdk-logs';
import { sayOnce } from '../common/diagnostics.ts';
import type { OtlpPlan } from '../config/otlp.ts';
import type { Config } from '../config/resolve.ts';
import type { DeliveryCounts } from '../delivery/delivery-counts.ts';
import { nameOfSpool } from '../delivery/destination.ts';
import { openProcessSpool, type ProcessSpool } from '../delivery/process-spool.ts';
import { RecordQueue } from '../delivery/record-queue.ts';
import { RecordUid } from '../delivery/record-uid.ts';
import type { Shipper } from '../delivery/shipper.ts';
import { SpoolProcessor } from '../delivery/spool-processor.ts';
import { ConsoleOutput } from '../outputs/console-output.ts';
import { LogStream } from '../outputs/log-stream.ts';
import { openLogFiles } from './log-files.ts';
import { spoolRoot } from './spool-root.ts';

/** The outputs of log records, all of them behind redaction. */
export interface LogOutputs {
  readonly processors: LogRecordProcessor[];
  readonly streams: LogStream;
  readonly queue: RecordQueue | undefined;
  readonly spool: SpoolProcessor | undefined;
}

const MEGABYTE = 1024 * 1024;
/** After the first record; and, without any, after the start, to look for what dead processes left. */
const SHIP_AFTER_MILLIS = 100;
const LOOK_AFTER_MILLIS = 1000;

/** The spool of the process, where logs go to a Collector and are not to wait in memory. */
export function openSpool(
  config: Config,
  plan: OtlpPlan,
  service: () => string | undefined,
): ProcessSpool | undefined {
  if (!plan.targets.logs || config.spool === 'off') return undefined;
  const { logs } = plan.targets;
  const environment = { ...process.env, ...plan.environment };
  const settings = {
    root: spoolRoot(config.spoolDirectory),
    mode: config.spool,
    limitBytes: config.spoolMaximumMegabytes * MEGABYTE,
    batchSize: config.logBatchSize,
    delayMillis: config.logDelayMillis,
  };
  return openProcessSpool(settings, () => nameOfSpool(service(), logs, environment));
}

/** Builds the outputs the configuration asks for; one that cannot be opened is left out with one line. */
export function createLogOutputs(
  config: Config,
  service: () => string,
  plan: OtlpPlan,
  shipper: Shipper,
  counts: DeliveryCounts,
  spooled: { spool: ProcessSpool; resource: () => Resource } | undefined,
): LogOutputs {
  const streams = new LogStream(config.streamRules, config.alertsLevel);
  const processors: LogRecordProcessor[] = [streams];
  if (spooled) processors.push(new RecordUid(spooled.spool));
  if (config.consoleMode === 'replace') processors.push(new ConsoleOutput(config.format));
  const file = openLogFiles(config, service);
  if (file) processors.push(file);
  const spool = spooled && startSpool(spooled.spool, spooled.resource, shipper);
  const queue = spool ? undefined : openQueue(config, plan, shipper, counts);
  const last = spool ?? queue;
  if (last) processors.push(last);
  return { processors, streams, queue, spool };
}

function startSpool(
  spool: ProcessSpool,
  resource: () => Resource,
  shipper: Shipper,
): SpoolProcessor {
  const shipLater = (millis: number) => void setTimeout(() => shipper.shipSpool(), millis).unref();
  shipLater(LOOK_AFTER_MILLIS);
  return new SpoolProcessor({
    spool,
    shipper,
    resource,
    onFirst: () => shipLater(SHIP_AFTER_MILLIS),
    onDrop: sayDropped,
  });
}

const sayDropped = (): void =>
  sayOnce(
    'drop',
    'error',
    'log records are being dropped before delivery; see the metric otel.sdk.exporter.log.exported',
  );

function openQueue(
  config: Config,
  plan: OtlpPlan,
  shipper: Shipper,
  counts: DeliveryCounts,
): RecordQueue | undefined {
  const target = plan.targets.logs;
  if (!target) return undefined;
  const options = {
    target,
    delayMillis: config.logDelayMillis,
    queueSize: config.logQueueSize,
    batchSize: Math.min(config.logBatchSize, config.logQueueSize),
  };
  return new RecordQueue(shipper, counts, options, sayDropped);
}
