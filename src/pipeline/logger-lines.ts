import type { Context } from '@opentelemetry/api';
import type { LogRecordProcessor, ReadWriteLogRecord } from '@opentelemetry/sdk-logs';
import type { Config } from '../config/resolve.ts';
import { ConsoleOutput } from '../outputs/console-output.ts';
import { isPrintedByUs } from '../record/console-target.ts';

/**
 * With `LOG_CONSOLE=keep` every logger of the application prints its own line, and ours has to:
 * a service that keeps its console must not miss the lines of `getLogger` on it.
 */
export function loggerLines(config: Config): LogRecordProcessor[] {
  return config.consoleMode === 'keep' ? [new LoggerLines(config.format)] : [];
}

class LoggerLines extends ConsoleOutput {
  override onEmit(record: ReadWriteLogRecord, context?: Context): void {
    if (isPrintedByUs(context)) super.onEmit(record, context);
  }
}
