import type { Context } from '@opentelemetry/api';
import { ExportResultCode } from '@opentelemetry/core';
import type { LogRecordProcessor, ReadWriteLogRecord } from '@opentelemetry/sdk-logs';
import type { ResourceMetrics } from '@opentelemetry/sdk-metrics';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';
import { errorLabel, sayOnce } from '../common/diagnostics.ts';
import type { Redactor } from '../redaction/index.ts';
import { REDACTED } from '../redaction/replacement.ts';
import { metricRedaction, redactRecordsFor, redactSpansFor } from './redaction-part.ts';

/**
 * A redactor that is made when it is first needed. Where that fails, as a process without a free
 * descriptor cannot read a file, everything is `REDACTED`, and the next call tries again.
 */
export function redactorOnDemand(make: () => Redactor): Redactor {
  let made: Redactor | undefined;
  const redactor = (): Redactor => {
    try {
      made ??= make();
      return made;
    } catch (error) {
      sayOnce('redaction', 'error', `redaction cannot be loaded (${errorLabel(error)})`);
      return CLOSED;
    }
  };
  return {
    get policy() {
      return redactor().policy;
    },
    redactText: (text) => redactor().redactText(text),
    redactValue: (value, key) => redactor().redactValue(value, key),
    redactAttributes: (attributes) => redactor().redactAttributes(attributes),
    redactOwnAttributes: (attributes) => redactor().redactOwnAttributes(attributes),
    redactParsed: (value) => redactor().redactParsed(value),
    manifest: (value) => redactor().manifest(value),
    manifestOfParsed: (value) => redactor().manifestOfParsed(value),
    countFailure: (place) => redactor().countFailure(place),
    // Metrics ask for it, whether anything was ever redacted or not.
    counts: () => made?.counts() ?? {},
  };
}

const CLOSED: Redactor = {
  policy: 'safe-harbor',
  redactText: () => REDACTED,
  redactValue: () => REDACTED,
  redactAttributes: () => ({}),
  redactOwnAttributes: () => ({}),
  redactParsed: () => REDACTED,
  manifest: () => ({ redacted: REDACTED, entries: [] }),
  manifestOfParsed: () => ({ redacted: REDACTED, entries: [] }),
  countFailure: () => {},
  counts: () => ({}),
};

/**
 * Redacts records for the outputs, from the first one on. Where redaction cannot be loaded,
 * `onEmit` throws: the outputs get nothing, and whoever emitted the record says so.
 */
export class RedactionOnDemand implements LogRecordProcessor {
  readonly #outputs: LogRecordProcessor[];
  readonly #redactor: Redactor;
  #redacting: LogRecordProcessor | undefined;

  constructor(outputs: LogRecordProcessor[], redactor: Redactor) {
    this.#outputs = outputs;
    this.#redactor = redactor;
  }

  onEmit(record: ReadWriteLogRecord, context?: Context): void {
    this.#made().onEmit(record, context);
  }

  enabled(options: Parameters<NonNullable<LogRecordProcessor['enabled']>>[0]): boolean {
    return this.#made().enabled?.(options) ?? true;
  }

  // Outputs that never got a record hold none.
  async forceFlush(options?: Parameters<LogRecordProcessor['forceFlush']>[0]): Promise<void> {
    await this.#redacting?.forceFlush(options);
  }

  async shutdown(): Promise<void> {
    if (this.#redacting) return this.#redacting.shutdown();
    await Promise.all(this.#outputs.map((output) => output.shutdown()));
  }

  #made(): LogRecordProcessor {
    this.#redacting ??= redactRecordsFor(this.#outputs, this.#redactor);
    return this.#redacting;
  }
}

/** Redacts spans for an exporter, from the first export on. */
export class SpanRedactionOnDemand implements SpanExporter {
  readonly #exporter: SpanExporter;
  readonly #redactor: Redactor;
  #redacting: SpanExporter | undefined;

  constructor(exporter: SpanExporter, redactor: Redactor) {
    this.#exporter = exporter;
    this.#redactor = redactor;
  }

  export(spans: ReadableSpan[], done: Parameters<SpanExporter['export']>[1]): void {
    try {
      this.#redacting ??= redactSpansFor(this.#exporter, this.#redactor);
    } catch (error) {
      done({ code: ExportResultCode.FAILED, error: error as Error });
      return;
    }
    this.#redacting.export(spans, done);
  }

  shutdown(): Promise<void> {
    return this.#exporter.shutdown();
  }

  async forceFlush(): Promise<void> {
    await this.#exporter.forceFlush?.();
  }
}

/** Redacts metrics for a reader, from the first ones on. Throws where redaction cannot be loaded. */
export function metricsOnDemand(redactor: Redactor): (metrics: ResourceMetrics) => ResourceMetrics {
  let redact: ReturnType<typeof metricRedaction> | undefined;
  return (metrics) => {
    redact ??= metricRedaction(redactor);
    return redact(metrics);
  };
}
