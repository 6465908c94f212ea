import { stripVTControlCharacters } from 'node:util';
import { SeverityNumber } from '@opentelemetry/api';
import type { BridgeHost } from '../record/log-call.ts';

/** OpenTelemetry's name for the stream of a line; in its conventions, but not stable there. */
const ATTR_LOG_IOSTREAM = 'log.iostream';
/** Characters of a line that is one record; what is longer is several. */
const LONGEST_LINE = 64 * 1024;

/**
 * One record for each line that the application writes to a stream of the process. All of them
 * are `info`: what a program says on stderr is as often a notice as a failure, and the lines of
 * one stack trace would be twenty errors.
 */
export class LineRecords {
  readonly #name: 'stdout' | 'stderr';
  readonly #host: BridgeHost;
  #line = '';

  constructor(name: 'stdout' | 'stderr', host: BridgeHost) {
    this.#name = name;
    this.#host = host;
  }

  /** Takes redacted text, of which the last line may not have ended. */
  take(text: string): void {
    const lines = (this.#line + text).split('\n');
    this.#line = lines.pop() ?? '';
    if (this.#line.length > LONGEST_LINE) this.end();
    for (const line of lines) this.#record(line);
  }

  /** Records what has no line break. */
  end(): void {
    const line = this.#line;
    this.#line = '';
    this.#record(line);
  }

  #record(line: string): void {
    const body = stripVTControlCharacters(line).trimEnd();
    if (body === '') return;
    this.#host.emit({
      scope: this.#name,
      severityNumber: SeverityNumber.INFO,
      severityText: 'info',
      body,
      attributes: { [ATTR_LOG_IOSTREAM]: this.#name },
      // It is on its stream already.
      consoleTarget: 'none',
    });
  }
}
