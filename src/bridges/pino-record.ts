import os from 'node:os';
import type { LogCall } from '../record/log-call.ts';
import { severityOfNumber } from './level-severity.ts';
import type { LineMetadata, PinoLogger } from './pino-types.ts';
import { errorFromWritten, extraErrorFields, isError } from './written-error.ts';

/**
 * Turns a line of a pino logger (or of its children) into a record. The line,
 * not the arguments of the call: it has been through the application's
 * serializers, formatters, mixins and `redact`.
 */
export class PinoRecordReader {
  /** The name of the logger. */
  readonly scope: string;
  readonly #messageKey: string;
  readonly #errorKey: string;
  readonly #levelFieldsSymbol: symbol | undefined;
  readonly #levelFields = new Map<string, Record<string, unknown>>();

  constructor(logger: PinoLogger, symbols: Readonly<Record<string, symbol>>) {
    const name = logger.bindings()['name'];
    this.scope = typeof name === 'string' && name !== '' ? name : 'pino';
    this.#messageKey = String(readSymbol(logger, symbols['messageKeySym']) ?? 'msg');
    this.#errorKey = String(readSymbol(logger, symbols['errorKeySym']) ?? 'err');
    this.#levelFieldsSymbol = symbols['lsCacheSym'];
  }

  /** The record of a line; `parsed` is used up. */
  read(line: string, parsed: Record<string, unknown> | undefined, stream: LineMetadata): LogCall {
    const level = stream.lastLevel ?? 30;
    const name = stream.lastLogger?.levels?.labels?.[level] ?? String(level);
    const severity = { severityNumber: severityOfNumber(level, name), severityText: name };
    // A `streamWrite` hook may have made anything of the line.
    if (!parsed) return { scope: this.scope, ...severity, body: line.trimEnd() };
    this.#dropBookkeeping(line, parsed, stream, level);
    const body = parsed[this.#messageKey];
    delete parsed[this.#messageKey];
    const exception = this.#takeException(parsed, stream.lastObj);
    return { scope: this.scope, ...severity, body, attributes: parsed, exception };
  }

  // By value, not by key alone: `pid` or `name` among the fields of a call may
  // as well be a patient's.
  #dropBookkeeping(
    line: string,
    parsed: Record<string, unknown>,
    stream: LineMetadata,
    level: number,
  ): void {
    const written = this.#writtenLevel(stream.lastLogger, level);
    const fields = this.#fieldsOfLevel(written);
    for (const key of Object.keys(fields)) dropEqual(parsed, key, fields[key]);
    if (stream.lastTime) dropEqual(parsed, timeKey(line, written), parseTime(stream.lastTime));
    dropEqual(parsed, 'pid', process.pid);
    dropEqual(parsed, 'hostname', HOSTNAME);
    dropEqual(parsed, 'name', this.scope);
  }

  /** What every line of this level begins with, for example `{"level":30`. */
  #writtenLevel(logger: PinoLogger | undefined, level: number): string {
    const cache = readSymbol(logger, this.#levelFieldsSymbol) as Record<number, string> | undefined;
    return cache?.[level] ?? `{"level":${level}`;
  }

  #fieldsOfLevel(written: string): Record<string, unknown> {
    let fields = this.#levelFields.get(written);
    if (!fields) {
      fields = JSON.parse(`${written}}`) as Record<string, unknown>;
      this.#levelFields.set(written, fields);
    }
    return fields;
  }

  #takeException(parsed: Record<string, unknown>, logged: unknown): unknown {
    const exception = errorFromWritten(parsed[this.#errorKey]);
    if (exception) {
      const extra = extraErrorFields(parsed[this.#errorKey]);
      if (extra) parsed[this.#errorKey] = extra;
      else delete parsed[this.#errorKey];
      return exception;
    }
    return this.#takeUnwrittenError(parsed, logged);
  }

  // pino has a serializer for `err` only: it writes `{ error }`, the more common
  // slip, as `{}`. An empty object cannot have been put there by a redaction.
  #takeUnwrittenError(parsed: Record<string, unknown>, logged: unknown): unknown {
    const written = parsed['error'];
    if (typeof written !== 'object' || written === null) return undefined;
    if (Object.keys(written).length > 0) return undefined;
    const raw = (logged as { error?: unknown } | undefined)?.error;
    if (!isError(raw)) return undefined;
    delete parsed['error'];
    return raw;
  }
}

const HOSTNAME = os.hostname();

function readSymbol(logger: PinoLogger | undefined, symbol: symbol | undefined): unknown {
  return symbol && logger ? logger[symbol] : undefined;
}

function dropEqual(parsed: Record<string, unknown>, key: string | undefined, value: unknown): void {
  if (key === undefined || !(key in parsed)) return;
  const found = parsed[key];
  const isObject = typeof value === 'object' && value !== null;
  const equal = isObject ? JSON.stringify(found) === JSON.stringify(value) : found === value;
  if (equal) delete parsed[key];
}

// The application's `timestamp` function chooses the key; it stands behind the level.
function timeKey(line: string, written: string): string | undefined {
  const key = /,"([^"\\]+)":/y;
  key.lastIndex = written.length;
  return line.startsWith(written) ? key.exec(line)?.[1] : 'time';
}

function parseTime(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
