import { type Context, SeverityNumber } from '@opentelemetry/api';
import type { ReadWriteLogRecord } from '@opentelemetry/sdk-logs';
import type { LimitRule, RepeatRule, SamplingRule } from '../config/sampling-options.ts';
import { ATTR_LOG_STREAM } from '../record/attribute-names.ts';
import type { LogCall } from '../record/log-call.ts';
import { levelOfSeverity } from '../record/severity.ts';
import { LeftOutCounts, type LeftOutReason } from './left-out-counts.ts';
import { Limits } from './limits.ts';
import { Ratios } from './ratios.ts';
import { Repeats } from './repeats.ts';
import { leftOutSummary, repeatSummary } from './summaries.ts';

/** Between two records that say how many were left out. */
const NOTICE_MILLIS = 60_000;
const AUDIT = 'audit';

/** What to leave out; the values of `LOG_SAMPLING`, `LOG_LIMIT` and `LOG_REPEAT_WINDOW`. */
export interface SamplingRules {
  readonly sampling?: readonly SamplingRule[] | undefined;
  readonly limits?: readonly LimitRule[] | undefined;
  readonly repeats?: RepeatRule | undefined;
}

/**
 * Decides which records pass. Never against errors, fatal records and the audit stream.
 * All that is left out is counted, and said in records of our own, which always pass.
 */
export class Sampling {
  readonly counts = new LeftOutCounts();
  readonly #emit: (call: LogCall) => void;
  readonly #isAudit: (record: ReadWriteLogRecord) => boolean;
  readonly #ratios: Ratios | undefined;
  readonly #limits: Limits | undefined;
  readonly #repeats: Repeats | undefined;
  #repeatTimer: NodeJS.Timeout | undefined;
  #noticeTimer: NodeJS.Timeout | undefined;
  #telling = false;

  /**
   * @param emit takes our own records, synchronously
   * @param isAudit default: by the attribute `log.stream`
   */
  constructor(
    rules: SamplingRules,
    emit: (call: LogCall) => void,
    isAudit: (record: ReadWriteLogRecord) => boolean = saysAudit,
  ) {
    this.#emit = emit;
    this.#isAudit = isAudit;
    this.#ratios = rules.sampling && new Ratios(rules.sampling);
    this.#limits = rules.limits && new Limits(rules.limits);
    this.#repeats =
      rules.repeats &&
      new Repeats(rules.repeats, (repeats) => this.#tell(() => repeatSummary(repeats)));
  }

  /** Whether the record passes; counts it where it does not. */
  admit(record: ReadWriteLogRecord, context: Context | undefined): boolean {
    if (this.#telling || this.#isExempt(record)) return true;
    const reason = this.#reasonAgainst(record, context);
    if (reason === undefined) return true;
    this.counts.add(reason, levelOfSeverity(record.severityNumber));
    if (reason === 'repeated') this.#watchRepeats();
    else this.#noticeTimer ??= setTimeout(() => this.#notice(), NOTICE_MILLIS).unref();
    return false;
  }

  /** Says everything that is not said yet. */
  finish(): void {
    this.#repeats?.endAll();
    this.#notice();
  }

  #reasonAgainst(
    record: ReadWriteLogRecord,
    context: Context | undefined,
  ): LeftOutReason | undefined {
    const { instrumentationScope, severityNumber, spanContext } = record;
    const { name } = instrumentationScope;
    const level = levelOfSeverity(severityNumber);
    if (this.#ratios?.keep(name, level, spanContext) === false) return 'sampled';
    if (!this.#repeats && !this.#limits) return undefined;
    const now = Date.now();
    if (this.#repeats?.admit(record, context, now) === false) return 'repeated';
    return this.#limits?.take(name, now) === false ? 'limited' : undefined;
  }

  #isExempt(record: ReadWriteLogRecord): boolean {
    return (record.severityNumber ?? 0) >= SeverityNumber.ERROR || this.#isAudit(record);
  }

  #watchRepeats(): void {
    const next = this.#repeats?.nextEndMillis;
    if (this.#repeatTimer || next === undefined) return;
    this.#repeatTimer = setTimeout(() => this.#endRepeats(), Math.max(1, next - Date.now()));
    this.#repeatTimer.unref();
  }

  #endRepeats(): void {
    this.#repeatTimer = undefined;
    this.#repeats?.endDue(Date.now());
    this.#watchRepeats();
  }

  #notice(): void {
    clearTimeout(this.#noticeTimer);
    this.#noticeTimer = undefined;
    const sampled = this.counts.untold('sampled');
    const limited = this.counts.untold('limited');
    if (sampled + limited > 0) this.#tell(() => leftOutSummary(sampled, limited));
  }

  #tell(makeCall: () => LogCall): void {
    this.#telling = true;
    try {
      this.#emit(makeCall());
    } catch {
      // Called by timers: a throw would end the application. What was left out stays counted.
    } finally {
      this.#telling = false;
    }
  }
}

function saysAudit({ attributes }: ReadWriteLogRecord): boolean {
  return attributes[ATTR_LOG_STREAM] === AUDIT;
}
