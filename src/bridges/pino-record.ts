import os from 'node:os';
import type { LogCall } from '../record/log-call.ts';
import { severityOfNumber } from './level-severity.ts';
import type { LineMetadata, PinoLogger } from './pino-types.ts';
import { without } from './without.ts';
import { errorFromWritten, extraErrorFields, isError } from './written-error.ts';

/**
 * Turns a line of a pino logger (or of its children) into a record. The line,
 * not the arguments of the call: it has been through the application's
 * serializers, formatters, mixins and `redact`.
 */
export class PinoRecordReader {
  /** The name of the logger. */
  readonly scope: string;
  readonly messageKey: string;
  readonly errorKey: string;
  readonly #levelFieldsSymbol: symbol | undefined;
  readonly #levelFields = new Map<string, Record<string, unknown>>();

  constructor(logger: PinoLogger, symbols: Readonly<Record<string, symbol>>) {
    const name = logger.bindings()['name'];
    this.scope = typeof name === 'string' && name !== '' ? name : 'pino';
    this.messageKey = String(readSymbol(logger, symbols['messageKeySym']) ?? 'msg');
    this.errorKey = String(readSymbol(logger, symbols['errorKeySym']) ?? 'err');
    this.#levelFieldsSymbol = symbols['lsCacheSym'];
  }

  /** The record of a line; what `parsed` holds is part of it afterwards. */
  read(line: string, parsed: Record<string, unknown> | undefined, stream: LineMetadata): LogCall {
    const level = stream.lastLevel ?? 30;
    const severity = this.severity(stream);
    // A `streamWrite` hook may have made anything of the line.
    if (!parsed) return { scope: this.scope, ...severity, body: line.trimEnd() };
    const dropped = this.#bookkeeping(line, parsed, stream, level);
    const body = parsed[this.messageKey];
    dropped.add(this.messageKey);
    const { exception, extra } = this.#takeException(parsed, dropped, stream.lastObj);
    const attributes = without(parsed, dropped);
    if (extra) attributes[this.errorKey] = extra;
    return { scope: this.scope, ...severity, body, attributes, exception };
  }

  /** The severity of a call, by the levels of its logger. */
  severity({
    lastLevel = 30,
    lastLogger,
  }: LineMetadata): Pick<LogCall, 'severityNumber' | 'severityText'> {
    const name = lastLogger?.levels?.labels?.[lastLevel] ?? String(lastLevel);
    return { severityNumber: severityOfNumber(lastLevel, name), severityText: name };
  }

  // By value, not by key alone: `pid` or `name` among the fields of a call may
  // as well be a patient's.
  #bookkeeping(
    line: string,
    parsed: Record<string, unknown>,
    stream: LineMetadata,
    level: number,
  ): Set<string> {
    const dropped = new Set<string>();
    const drop = (key: string | undefined, value: unknown): void => {
      if (key !== undefined && isEqual(parsed, key, value)) dropped.add(key);
    };
    const written = this.#writtenLevel(stream.lastLogger, level);
    const fields = this.#fieldsOfLevel(written);
    for (const key of Object.keys(fields)) drop(key, fields[key]);
    if (stream.lastTime) drop(timeKey(line, written), parseTime(stream.lastTime));
    drop('pid', process.pid);
    drop('hostname', HOSTNAME);
    drop('name', this.scope);
    return dropped;
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

  #takeException(
    parsed: Record<string, unknown>,
    dropped: Set<string>,
    logged: unknown,
  ): { exception: unknown; extra?: unknown } {
    const key = this.errorKey;
    const exception = dropped.has(key) ? undefined : errorFromWritten(parsed[key]);
    if (!exception) return { exception: this.#takeUnwrittenError(parsed, dropped, logged) };
    dropped.add(key);
    return { exception, extra: extraErrorFields(parsed[key]) };
  }

  // pino has a serializer for `err` only: it writes `{ error }`, the more common
  // slip, as `{}`. An empty object cannot have been put there by a redaction.
  #takeUnwrittenError(
    parsed: Record<string, unknown>,
    dropped: Set<string>,
    logged: unknown,
  ): unknown {
    const written = dropped.has('error') ? undefined : parsed['error'];
    if (typeof written !== 'object' || written === null) return undefined;
    if (Object.keys(written).length > 0) return undefined;
    const raw = (logged as { error?: unknown } | undefined)?.error;
    if (!isError(raw)) return undefined;
    dropped.add('error');
    return raw;
  }
}

const HOSTNAME = os.hostname();

function readSymbol(logger: PinoLogger | undefined, symbol: symbol | undefined): unknown {
  return symbol && logger ? logger[symbol] : undefined;
}

function isEqual(parsed: Record<string, unknown>, key: string, value: unknown): boolean {
  if (!Object.hasOwn(parsed, key)) return false;
  const found = parsed[key];
  const isObject = typeof value === 'object' && value !== null;
  return isObject ? JSON.stringify(found) === JSON.stringify(value) : found === value;
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
