import type { Context, Meter } from '@opentelemetry/api';
import { SeverityNumber } from '@opentelemetry/api';
import type { LogRecordProcessor, ReadWriteLogRecord } from '@opentelemetry/sdk-logs';
import { ATTR_EXCEPTION_TYPE } from '@opentelemetry/semantic-conventions';
import { LEVELS, type Level } from '../common/levels.ts';
import { LogRecordStage } from '../record/log-record-stage.ts';
import { levelOfSeverity } from '../record/severity.ts';
import type { LeftOutCounts } from '../sampling/index.ts';

/** A label with more values than this costs a Prometheus more than it tells anybody. */
const MOST_TYPES = 100;
const OTHER = 'other';
const NO_EXCEPTION = 'none';
/** The name of a class, or an error's code. */
const TYPE_NAME = /^[A-Za-z_$][\w$.:-]{0,79}$/;

/** Log records by level, errors by the type of their exception. */
export class LogCounts {
  readonly messages: Record<Level, number> = Object.fromEntries(
    LEVELS.map((level) => [level, 0]),
  ) as Record<Level, number>;
  readonly errors = new Map<string, number>();
  readonly #types = new Map<string, string>();
  readonly #redactText: (text: string) => string;

  /** @param redactText for types of exceptions, which an application can name as it likes */
  constructor(redactText: (text: string) => string) {
    this.#redactText = redactText;
  }

  add({ severityNumber, attributes }: ReadWriteLogRecord): void {
    this.messages[levelOfSeverity(severityNumber)] += 1;
    if (severityNumber === undefined || severityNumber < SeverityNumber.ERROR) return;
    const type = this.#typeOf(attributes[ATTR_EXCEPTION_TYPE]);
    this.errors.set(type, (this.errors.get(type) ?? 0) + 1);
  }

  #typeOf(type: unknown): string {
    if (typeof type !== 'string') return NO_EXCEPTION;
    const known = this.#types.get(type);
    if (known !== undefined) return known;
    if (this.#types.size >= MOST_TYPES) return OTHER;
    const shown = TYPE_NAME.test(type) && this.#redactText(type) === type ? type : OTHER;
    if (shown !== OTHER) this.#types.set(type, shown);
    return shown;
  }
}

/**
 * Counts each record, then hands it on. Before sampling and limits, so that rates stay
 * true whatever is left out.
 */
export class CountingLogRecordProcessor extends LogRecordStage {
  readonly #counts: LogCounts;

  constructor(inner: LogRecordProcessor, counts: LogCounts) {
    super(inner);
    this.#counts = counts;
  }

  onEmit(record: ReadWriteLogRecord, context?: Context): void {
    try {
      this.#counts.add(record);
    } catch {
      // An uncounted record is better than a lost one.
    }
    this.inner.onEmit(record, context);
  }

  /** Also where no output wants the record: otherwise the SDK would not even make it. */
  override enabled(): boolean {
    return true;
  }
}

/** `log_messages_total` and `log_errors_total`, the names that Lumen's dashboards have. */
export function observeLogs(meter: Meter, { messages, errors }: LogCounts): void {
  meter
    .createObservableCounter('log_messages_total', {
      description: 'Log records by level, those included that sampling leaves out',
    })
    .addCallback((result) => {
      for (const level of LEVELS) result.observe(messages[level], { level });
    });
  meter
    .createObservableCounter('log_errors_total', {
      description: 'Log records of level error and fatal, by the type of their exception',
    })
    .addCallback((result) => {
      for (const [type, records] of errors) result.observe(records, { type });
    });
}

/** What sampling left out. */
export function observeLeftOut(meter: Meter, counts: LeftOutCounts): void {
  meter
    .createObservableCounter('lumen.log.sampled_out', {
      unit: '{log_record}',
      description: 'Log records left out: by LOG_SAMPLING, LOG_LIMIT or LOG_REPEAT_WINDOW',
    })
    .addCallback((result) => {
      for (const { reason, level, records } of counts.totals()) {
        result.observe(records, { reason, level });
      }
    });
}
