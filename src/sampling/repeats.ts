import type { Context } from '@opentelemetry/api';
import type { ReadWriteLogRecord } from '@opentelemetry/sdk-logs';
import type { RepeatRule } from '../config/sampling-options.ts';
import { templateOfBody } from './message-template.ts';

/** Texts that are remembered at once; the oldest window ends early for another. */
const MOST_WINDOWS = 1000;

/** What was left out of one window, and the last of it as an example. */
export interface LeftOutRepeats {
  readonly count: number;
  /** Milliseconds since the epoch. */
  readonly firstMillis: number;
  readonly lastMillis: number;
  readonly last: ReadWriteLogRecord;
  readonly context: Context | undefined;
}

interface Window {
  readonly endMillis: number;
  passed: number;
  leftOut: LeftOutRepeats | undefined;
}

/**
 * `LOG_REPEAT_WINDOW`: of the records of one logger, severity and text (numbers folded),
 * the first few pass in a window; what became of the rest is told when it ends.
 */
export class Repeats {
  readonly #rule: RepeatRule;
  readonly #onEnd: (repeats: LeftOutRepeats) => void;
  /** In the order of their ends: each is as long as the others. */
  readonly #windows = new Map<string, Window>();

  constructor(rule: RepeatRule, onEnd: (repeats: LeftOutRepeats) => void) {
    this.#rule = rule;
    this.#onEnd = onEnd;
  }

  /** False where the record is left out. */
  admit(record: ReadWriteLogRecord, context: Context | undefined, nowMillis: number): boolean {
    const { instrumentationScope, severityNumber, body } = record;
    const key = `${instrumentationScope.name}\0${severityNumber}\0${templateOfBody(body)}`;
    const window = this.#windowOf(key, nowMillis);
    if (window.passed < this.#rule.records) {
      window.passed += 1;
      return true;
    }
    window.leftOut = {
      count: (window.leftOut?.count ?? 0) + 1,
      firstMillis: window.leftOut?.firstMillis ?? nowMillis,
      lastMillis: nowMillis,
      last: record,
      context,
    };
    return false;
  }

  /** Ends the windows whose time is over. */
  endDue(nowMillis: number): void {
    for (const [key, window] of this.#windows) {
      if (window.endMillis > nowMillis) return;
      this.#end(key, window);
    }
  }

  endAll(): void {
    for (const [key, window] of this.#windows) this.#end(key, window);
  }

  /** When the first window ends that has something to tell; `undefined` where none has. */
  get nextEndMillis(): number | undefined {
    for (const { leftOut, endMillis } of this.#windows.values()) if (leftOut) return endMillis;
    return undefined;
  }

  /** Windows in memory. */
  get size(): number {
    return this.#windows.size;
  }

  #windowOf(key: string, nowMillis: number): Window {
    const found = this.#windows.get(key);
    const { windowMillis } = this.#rule;
    // A clock set back must not make a window last.
    const isOpen =
      found && nowMillis < found.endMillis && found.endMillis <= nowMillis + windowMillis;
    if (isOpen) return found;
    if (found) this.#end(key, found);
    if (this.#windows.size >= MOST_WINDOWS) this.#endOldest();
    const window = { endMillis: nowMillis + windowMillis, passed: 0, leftOut: undefined };
    this.#windows.set(key, window);
    return window;
  }

  #endOldest(): void {
    const [oldest] = this.#windows;
    if (oldest) this.#end(...oldest);
  }

  // Out of the map first: what is told comes back as a record.
  #end(key: string, window: Window): void {
    this.#windows.delete(key);
    if (window.leftOut) this.#onEnd(window.leftOut);
  }
}
