import { type AnyValue, isSpanContextValid } from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';
import type { ReadableLogRecord } from '@opentelemetry/sdk-logs';
import {
  ATTR_CODE_FILE_PATH,
  ATTR_CODE_FUNCTION_NAME,
  ATTR_CODE_LINE_NUMBER,
  ATTR_SERVICE_NAME,
} from '@opentelemetry/semantic-conventions';
import {
  ATTR_CORRELATION_ID,
  ATTR_LOG_RECORD_UID,
  ATTR_LOG_STREAM,
} from '../record/attribute-names.ts';
import { levelOfSeverity } from '../record/severity.ts';
import { timestampMillis } from '../record/timestamp.ts';

/** Fields of the line, and the attributes that are shown as such. */
const ATTRIBUTE_OF_FIELD: Readonly<Record<string, string>> = {
  correlation_id: ATTR_CORRELATION_ID,
  log_record_uid: ATTR_LOG_RECORD_UID,
  stream: ATTR_LOG_STREAM,
  module: ATTR_CODE_FILE_PATH,
  line: ATTR_CODE_LINE_NUMBER,
  function: ATTR_CODE_FUNCTION_NAME,
};
const SHOWN_FIELDS = Object.entries(ATTRIBUTE_OF_FIELD);
const SHOWN_AS_FIELD = new Set(Object.values(ATTRIBUTE_OF_FIELD));
const ALWAYS = ['timestamp', 'level', 'service', 'hostname', 'logger', 'message'];
const FIELDS = new Set([
  ...ALWAYS,
  'event_name',
  'trace_id',
  'span_id',
  ...Object.keys(ATTRIBUTE_OF_FIELD),
]);

/**
 * One record as one line of JSON, without the line break: `timestamp`, `level`,
 * `service`, `hostname`, `message`, the IDs, then the attributes. An attribute
 * with the name of one of those fields gets `attributes.` before its name.
 *
 * Put together as text: an object with a line's own set of keys, and
 * `JSON.stringify` with a function for what may be bytes in it, cost several times that.
 */
export function formatJsonLine(record: ReadableLogRecord): string {
  const { attributes, eventName, spanContext } = record;
  const span = spanContext && isSpanContextValid(spanContext) ? spanContext : undefined;
  let line = `{"timestamp":"${isoTime(timestampMillis(record))}"`;
  line += `,"level":"${levelOfSeverity(record.severityNumber)}"`;
  line += originOf(record.resource);
  line += field('logger', record.instrumentationScope.name);
  line += field('message', record.body ?? '');
  if (eventName) line += field('event_name', eventName);
  if (span) line += `,"trace_id":"${span.traceId}","span_id":"${span.spanId}"`;
  for (const [name, attribute] of SHOWN_FIELDS) line += field(name, attributes[attribute]);
  for (const name of Object.keys(attributes)) {
    if (SHOWN_AS_FIELD.has(name)) continue;
    const isTaken = FIELDS.has(name) && hasField(name, record, span !== undefined);
    line += field(isTaken ? besideField(name, attributes) : name, attributes[name]);
  }
  return `${line}}`;
}

const origins = new WeakMap<Resource, string>();

/** The fields that are the same in every line of a service. */
function originOf(resource: Resource): string {
  const known = origins.get(resource);
  if (known !== undefined) return known;
  const { [ATTR_SERVICE_NAME]: service, 'host.name': host } = resource.attributes;
  const origin = field('service', service) + field('hostname', host);
  if (!resource.asyncAttributesPending) origins.set(resource, origin);
  return origin;
}

/** `,"name":value`, or nothing for what JSON has no value for. */
function field(name: string, value: AnyValue): string {
  if (typeof value === 'number') return label(name) + (Number.isFinite(value) ? value : null);
  const text =
    typeof value === 'object' && value !== null
      ? JSON.stringify(value, replaceBytes)
      : JSON.stringify(value);
  return text === undefined ? '' : label(name) + text;
}

const labels = new Map<string, string>();
/** Names of attributes are few; where they are made of data, they are not remembered. */
const MOST_LABELS = 1000;
const LONGEST_NAME = 100;

function label(name: string): string {
  const known = labels.get(name);
  if (known !== undefined) return known;
  const text = `,${JSON.stringify(name)}:`;
  if (labels.size < MOST_LABELS && name.length <= LONGEST_NAME) labels.set(name, text);
  return text;
}

function hasField(name: string, record: ReadableLogRecord, hasSpan: boolean): boolean {
  const attribute = ATTRIBUTE_OF_FIELD[name];
  if (attribute !== undefined) return record.attributes[attribute] !== undefined;
  if (name === 'event_name') return Boolean(record.eventName);
  return name === 'trace_id' || name === 'span_id' ? hasSpan : true;
}

function besideField(name: string, attributes: ReadableLogRecord['attributes']): string {
  let other = `attributes.${name}`;
  while (Object.hasOwn(attributes, other)) other = `attributes.${other}`;
  return other;
}

let second = Number.NaN;
let secondText = '';

/** As `toISOString` has it, which is asked once for all the lines of a second. */
function isoTime(millis: number): string {
  const whole = Math.floor(millis / 1000);
  if (whole !== second) {
    secondText = new Date(whole * 1000).toISOString().slice(0, -'000Z'.length);
    second = whole;
  }
  return `${secondText}${String(millis - whole * 1000).padStart(3, '0')}Z`;
}

// JSON.stringify turns a byte array into an object with one key a byte.
function replaceBytes(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}
