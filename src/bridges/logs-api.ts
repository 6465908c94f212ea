import {
  type Logger,
  type LoggerOptions,
  type LoggerProvider,
  type LogRecord,
  logs,
} from '@opentelemetry/api';
import { logs as legacyLogs } from '@opentelemetry/api-logs';

/** How a record of the Logs API becomes safe and enters the pipeline. */
export type EmitRecord = (logger: Logger, record: LogRecord, scope: string) => void;

/**
 * Registers a provider for both Logs APIs: the one of `@opentelemetry/api`
 * 1.10, and that of `@opentelemetry/api-logs`, whose global SDK 3 does not read.
 *
 * A facade stands before the SDK's logger, because that one reads and validates
 * raw values: a hostile one would throw into the application, or be dropped.
 *
 * @returns takes the registrations back.
 */
export function bridgeLogsApis(provider: LoggerProvider, emitRecord: EmitRecord): () => void {
  const facade = new GuardedLoggerProvider(provider, emitRecord);
  logs.setGlobalLoggerProvider(facade);
  legacyLogs.setGlobalLoggerProvider(facade as never);
  return () => {
    logs.disable();
    legacyLogs.disable();
  };
}

class GuardedLoggerProvider implements LoggerProvider {
  readonly #provider: LoggerProvider;
  readonly #emitRecord: EmitRecord;

  constructor(provider: LoggerProvider, emitRecord: EmitRecord) {
    this.#provider = provider;
    this.#emitRecord = emitRecord;
  }

  getLogger(name: string, version?: string, options?: LoggerOptions): Logger {
    const logger = this.#provider.getLogger(name, version, options);
    return {
      emit: (record) => this.#emitRecord(logger, record, name),
      enabled: (query) => logger.enabled?.(query) ?? true,
    } as Logger;
  }
}
