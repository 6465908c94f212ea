import type { LogRecordProcessor } from '@opentelemetry/sdk-logs';
import { errorLabel, say, sayOnce } from '../common/diagnostics.ts';
import type { OtlpPlan } from '../config/otlp.ts';
import type { Config } from '../config/resolve.ts';
import type { DeliveryCounts } from '../delivery/delivery-counts.ts';
import { RecordQueue } from '../delivery/record-queue.ts';
import type { Shipper } from '../delivery/shipper.ts';
import { ConsoleOutput } from '../outputs/console-output.ts';
import { FileOutput } from '../outputs/file-output.ts';

/** The outputs of log records, all of them behind redaction. */
export interface LogOutputs {
  readonly processors: LogRecordProcessor[];
  readonly queue: RecordQueue | undefined;
}

/** Builds the outputs the configuration asks for; one that cannot be opened is left out with one line. */
export function createLogOutputs(
  config: Config,
  service: string,
  plan: OtlpPlan,
  shipper: Shipper,
  counts: DeliveryCounts,
): LogOutputs {
  const processors: LogRecordProcessor[] = [];
  if (config.consoleMode === 'replace') processors.push(new ConsoleOutput(config.format));
  const file = config.toFile ? openFile(config, service) : undefined;
  if (file) processors.push(file);
  const queue = openQueue(config, plan, shipper, counts);
  if (queue) processors.push(queue);
  return { processors, queue };
}

function openFile(config: Config, service: string): FileOutput | undefined {
  try {
    return new FileOutput({
      directory: config.fileDirectory,
      service,
      maximumMegabytes: config.fileMaximumMegabytes,
      backups: config.fileBackups,
      onFailure: (error) =>
        sayOnce(
          'file',
          'error',
          `writing the log file failed (${errorLabel(error)}); other outputs go on`,
        ),
    });
  } catch (error) {
    say(
      'error',
      `LOG_FILE_PATH: ${JSON.stringify(config.fileDirectory)} cannot be written to ` +
        `(${errorLabel(error)}); allowed is a writable directory; no log file is written, other outputs go on`,
    );
    return undefined;
  }
}

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
  return new RecordQueue(shipper, counts, options, () =>
    sayOnce(
      'drop',
      'error',
      'log records are being dropped before delivery; see the metric otel.sdk.exporter.log.exported',
    ),
  );
}
