import { inspect } from 'node:util';
import { isSpanContextValid } from '@opentelemetry/api';
import type { ReadableLogRecord } from '@opentelemetry/sdk-logs';
import {
  ATTR_CODE_FILE_PATH,
  ATTR_CODE_FUNCTION_NAME,
  ATTR_CODE_LINE_NUMBER,
  ATTR_EXCEPTION_MESSAGE,
  ATTR_EXCEPTION_STACKTRACE,
  ATTR_EXCEPTION_TYPE,
  ATTR_SERVICE_NAME,
} from '@opentelemetry/semantic-conventions';
import type { Level } from '../common/levels.ts';
import {
  ATTR_CORRELATION_ID,
  ATTR_LOG_RECORD_UID,
  ATTR_LOG_STREAM,
} from '../record/attribute-names.ts';
import { levelOfSeverity } from '../record/severity.ts';
import { timestampMillis } from '../record/timestamp.ts';
import { withVisibleControls } from './visible-controls.ts';

const SHOWN_ELSEWHERE = new Set<string>([
  ATTR_CORRELATION_ID,
  ATTR_LOG_RECORD_UID,
  ATTR_LOG_STREAM,
  ATTR_CODE_FILE_PATH,
  ATTR_CODE_LINE_NUMBER,
  ATTR_CODE_FUNCTION_NAME,
  ATTR_EXCEPTION_TYPE,
  ATTR_EXCEPTION_MESSAGE,
  ATTR_EXCEPTION_STACKTRACE,
]);

const COLOUR: Record<Level, string> = {
  trace: '90',
  debug: '36',
  info: '32',
  warn: '33',
  error: '31',
  fatal: '1;35',
};
const DIM = '2';
const INDENT = '    ';
const LINE_BREAK = `\n${INDENT}`;
const SHORT_ID_LENGTH = 8;

/**
 * One record as text for people, without the last line break:
 * `[time] [service] [LEVEL] module.function:line → message (correlation_id=…, trace_id=…) key=value`,
 * an exception's stack indented below. Local time.
 */
export function formatTextLine(record: ReadableLogRecord, colour: boolean): string {
  const paint = (code: string, text: string): string =>
    colour && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text;
  const level = levelOfSeverity(record.severityNumber);
  const service = String(record.resource.attributes[ATTR_SERVICE_NAME] ?? '');
  const head =
    `${paint(DIM, `[${localTime(timestampMillis(record))}]`)} [${clean(service)}] ` +
    paint(COLOUR[level], `[${level.toUpperCase()}]`);
  const caller = callerOf(record);
  const parts = [
    head,
    caller && paint(DIM, clean(caller)),
    '→',
    message(record),
    ...[ids(record)].filter(Boolean).map((text) => paint(DIM, text)),
    fields(record),
  ];
  const stack = record.attributes[ATTR_EXCEPTION_STACKTRACE];
  const below = typeof stack === 'string' ? `\n${paint(DIM, INDENT + clean(stack))}` : '';
  return parts.filter((part) => part !== '').join(' ') + below;
}

function message(record: ReadableLogRecord): string {
  const { body } = record;
  const text = typeof body === 'string' ? body : body === undefined ? '' : show(body);
  return clean(text || exceptionHeadline(record));
}

function exceptionHeadline(record: ReadableLogRecord): string {
  const type = record.attributes[ATTR_EXCEPTION_TYPE];
  const text = record.attributes[ATTR_EXCEPTION_MESSAGE];
  return [type, text].filter((part) => part !== undefined && part !== '').join(': ');
}

function callerOf(record: ReadableLogRecord): string {
  const path = record.attributes[ATTR_CODE_FILE_PATH];
  if (typeof path !== 'string') return '';
  const module = path.replace(/^.*[\\/]/, '').replace(/\.[cm]?[jt]sx?$/, '');
  const name = record.attributes[ATTR_CODE_FUNCTION_NAME];
  const line = record.attributes[ATTR_CODE_LINE_NUMBER];
  return `${module}${name ? `.${String(name)}` : ''}${line ? `:${String(line)}` : ''}`;
}

function ids(record: ReadableLogRecord): string {
  const shown: string[] = [];
  const correlation = record.attributes[ATTR_CORRELATION_ID];
  if (typeof correlation === 'string') shown.push(`correlation_id=${shorten(correlation)}`);
  const span = record.spanContext;
  if (span && isSpanContextValid(span)) shown.push(`trace_id=${shorten(span.traceId)}`);
  return shown.length > 0 ? `(${shown.join(', ')})` : '';
}

function shorten(id: string): string {
  const text = clean(id);
  return text.length > SHORT_ID_LENGTH ? `${text.slice(0, SHORT_ID_LENGTH)}…` : text;
}

function fields(record: ReadableLogRecord): string {
  return Object.entries(record.attributes)
    .filter(([name]) => !SHOWN_ELSEWHERE.has(name))
    .map(([name, value]) => `${clean(name)}=${clean(show(value))}`)
    .join(' ');
}

function show(value: unknown): string {
  if (typeof value === 'string') return /^[^\s"'=]+$/.test(value) ? value : JSON.stringify(value);
  return inspect(value, { breakLength: Infinity, compact: true, depth: 8, maxStringLength: 2000 });
}

/**
 * A logged value may come from a stranger: it must neither drive the terminal nor start a line
 * that looks like one of ours.
 */
function clean(text: string): string {
  return withVisibleControls(text, LINE_BREAK);
}

function localTime(millis: number): string {
  const date = new Date(millis);
  const two = (value: number): string => String(value).padStart(2, '0');
  return (
    `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ` +
    `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.` +
    String(date.getMilliseconds()).padStart(3, '0')
  );
}
