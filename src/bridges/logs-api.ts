import {
  type Logger,
  type LoggerOptions,
  type LoggerProvider,
  type LogRecord,
  logs,
} from '@opentelemetry/api';
import type { InstrumentationScope } from '@opentelemetry/core';
import { registerLegacyLogs } from './legacy-logs.ts';

/** What makes records of those that the Logs API is given. */
export interface RecordDoor {
  scope(name: string, version?: string, options?: LoggerOptions): InstrumentationScope;
  /** Whether a record of this severity would be recorded now. */
  isRecorded(scope: InstrumentationScope, severityNumber: number): boolean;
  /** Never throws, whatever the record holds. */
  emitRecord(scope: InstrumentationScope, record: LogRecord): void;
}

/**
 * Registers a provider for both Logs APIs: the one of `@opentelemetry/api`
 * 1.10, and that of `@opentelemetry/api-logs`, whose global SDK 3 does not read.
 *
 * @returns takes the registrations back.
 */
export function bridgeLogsApis(door: RecordDoor): () => void {
  const provider = new DoorLoggerProvider(door);
  logs.setGlobalLoggerProvider(provider);
  const withdraw = registerLegacyLogs(provider);
  return () => {
    logs.disable();
    withdraw();
  };
}

class DoorLoggerProvider implements LoggerProvider {
  readonly #door: RecordDoor;

  constructor(door: RecordDoor) {
    this.#door = door;
  }

  getLogger(name: string, version?: string, options?: LoggerOptions): Logger {
    const door = this.#door;
    const scope = door.scope(name, version, options);
    return {
      emit: (record) => door.emitRecord(scope, record),
      enabled: (query) => !query?.severityNumber || door.isRecorded(scope, query.severityNumber),
    } as Logger;
  }
}
