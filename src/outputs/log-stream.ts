import type { LogRecordProcessor, ReadWriteLogRecord } from '@opentelemetry/sdk-logs';
import type { Level } from '../common/levels.ts';
import type { StreamName, StreamRule, StreamRules } from '../config/stream-rules.ts';
import { ATTR_LOG_STREAM } from '../record/attribute-names.ts';
import { severityOfLevel } from '../record/severity.ts';

const NAMES: ReadonlySet<unknown> = new Set<StreamName>(['app', 'metrics', 'alerts', 'audit']);

/** The stream that a record says it belongs to, or `app`. */
export function streamOf(record: Pick<ReadWriteLogRecord, 'attributes'>): StreamName {
  const said = record.attributes[ATTR_LOG_STREAM];
  return NAMES.has(said) ? (said as StreamName) : 'app';
}

/**
 * Gives each record its `log.stream`: the one our API gave it, else the one that the code which
 * made its logger of the Logs API gave that (as a scope attribute), else that of the first
 * rule it meets, else by event name (`audit.*`, `metrics.*`), else `alerts` from
 * the level on, else `app`. Stands before the outputs, behind redaction.
 */
export class LogStream implements LogRecordProcessor {
  readonly #rules: readonly CompiledRule[];

  /** `alertsFrom`: lowest level of an alert. */
  constructor(rules: StreamRules, alertsFrom: Level) {
    this.#rules = [
      ...rules,
      { stream: 'audit', event: 'audit.*' } as const,
      { stream: 'metrics', event: 'metrics.*' } as const,
      { stream: 'alerts', level: alertsFrom } as const,
    ].map(compile);
  }

  onEmit(record: ReadWriteLogRecord): void {
    if (!NAMES.has(record.attributes[ATTR_LOG_STREAM])) {
      record.setAttribute(ATTR_LOG_STREAM, this.of(record));
    }
  }

  /** The stream that it gives to a record. */
  of(record: ReadWriteLogRecord): StreamName {
    const said = record.attributes[ATTR_LOG_STREAM] ?? ofScope(record);
    if (NAMES.has(said)) return said as StreamName;
    return this.#rules.find((each) => each.meets(record))?.stream ?? 'app';
  }

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {}
}

/** Scopes of OpenTelemetry have attributes; its SDK for JavaScript does not type them yet. */
function ofScope({ instrumentationScope }: ReadWriteLogRecord): unknown {
  const { attributes } = instrumentationScope as { attributes?: Record<string, unknown> };
  return attributes?.[ATTR_LOG_STREAM];
}

interface CompiledRule {
  readonly stream: StreamName;
  meets(record: ReadWriteLogRecord): boolean;
}

function compile({ stream, event, logger, level }: StreamRule): CompiledRule {
  const isEvent = event === undefined ? undefined : named(event);
  const isLogger = logger === undefined ? undefined : named(logger);
  const lowest = level === undefined ? undefined : severityOfLevel(level);
  return {
    stream,
    meets: (record) =>
      (isEvent === undefined || isEvent(record.eventName ?? '')) &&
      (isLogger === undefined || isLogger(record.instrumentationScope.name)) &&
      (lowest === undefined || (record.severityNumber ?? 0) >= lowest),
  };
}

function named(pattern: string): (name: string) => boolean {
  if (!pattern.endsWith('*')) return (name) => name === pattern;
  const beginning = pattern.slice(0, -1);
  return (name) => name.startsWith(beginning);
}
