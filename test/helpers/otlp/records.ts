/** A value of an attribute or a body, as plain JavaScript. */
export type PlainValue =
  | string
  | boolean
  | number
  | bigint
  | Uint8Array
  | null
  | PlainValue[]
  | { [key: string]: PlainValue };
export type PlainAttributes = Record<string, PlainValue>;

export interface Scope {
  name: string;
  version: string;
  attributes: PlainAttributes;
}

export interface ReceivedLog {
  /** Milliseconds since the epoch; 0 where none was sent. */
  timestamp: number;
  observedTimestamp: number;
  severityNumber: number;
  severityText: string;
  body: PlainValue;
  attributes: PlainAttributes;
  resource: PlainAttributes;
  scope: Scope;
  /** Lower-case hex; empty where none was sent. */
  traceId: string;
  spanId: string;
  flags: number;
  eventName: string;
}

export interface ReceivedSpan {
  name: string;
  kind: number;
  traceId: string;
  spanId: string;
  parentSpanId: string;
  attributes: PlainAttributes;
  events: { name: string; attributes: PlainAttributes }[];
  statusCode: number;
  resource: PlainAttributes;
  scope: Scope;
}

export interface ReceivedMetric {
  name: string;
  description: string;
  unit: string;
  /** `sum`, `gauge`, `histogram`, `exponentialHistogram` or `summary`. */
  type: string;
  points: { attributes: PlainAttributes; value: number; count: number }[];
  resource: PlainAttributes;
  scope: Scope;
}

// Both encodings arrive here as plain objects with the names of OTLP/JSON.
// biome-ignore lint/suspicious/noExplicitAny: what a sender sent is not typed
type Message = any;

function plainValue(value: Message): PlainValue {
  if (value == null) return null;
  if (value.stringValue != null) return value.stringValue;
  if (value.boolValue != null) return value.boolValue;
  if (value.doubleValue != null) return Number(value.doubleValue);
  if (value.intValue != null) {
    const number = Number(value.intValue);
    return Number.isSafeInteger(number) ? number : BigInt(value.intValue);
  }
  if (value.bytesValue != null) {
    return Buffer.isBuffer(value.bytesValue)
      ? value.bytesValue
      : Buffer.from(value.bytesValue, 'base64');
  }
  if (value.arrayValue != null) return (value.arrayValue.values ?? []).map(plainValue);
  if (value.kvlistValue != null) return plainAttributes(value.kvlistValue.values);
  return null;
}

function plainAttributes(list: Message): PlainAttributes {
  const entries = (list ?? []).map((pair: Message) => [pair.key, plainValue(pair.value)]);
  return Object.fromEntries(entries);
}

function plainScope(scope: Message): Scope {
  return {
    name: scope?.name ?? '',
    version: scope?.version ?? '',
    attributes: plainAttributes(scope?.attributes),
  };
}

const hex = (id: Message): string =>
  Buffer.isBuffer(id) ? id.toString('hex') : String(id ?? '').toLowerCase();
const milliseconds = (nanoseconds: Message): number =>
  Number(BigInt(nanoseconds ?? 0) / 1000n) / 1000;

function* leaves(request: Message, resources: string, scopes: string, items: string) {
  for (const ofResource of request[resources] ?? []) {
    const resource = plainAttributes(ofResource.resource?.attributes);
    for (const ofScope of ofResource[scopes] ?? []) {
      const scope = plainScope(ofScope.scope);
      for (const item of ofScope[items] ?? []) yield { item: item as Message, resource, scope };
    }
  }
}

export function logsOf(request: Message): ReceivedLog[] {
  return Array.from(
    leaves(request, 'resourceLogs', 'scopeLogs', 'logRecords'),
    ({ item, resource, scope }) => ({
      timestamp: milliseconds(item.timeUnixNano),
      observedTimestamp: milliseconds(item.observedTimeUnixNano),
      severityNumber: item.severityNumber ?? 0,
      severityText: item.severityText ?? '',
      body: plainValue(item.body),
      attributes: plainAttributes(item.attributes),
      resource,
      scope,
      traceId: hex(item.traceId),
      spanId: hex(item.spanId),
      flags: item.flags ?? 0,
      eventName: item.eventName ?? '',
    }),
  );
}

export function spansOf(request: Message): ReceivedSpan[] {
  return Array.from(
    leaves(request, 'resourceSpans', 'scopeSpans', 'spans'),
    ({ item, resource, scope }) => ({
      name: item.name ?? '',
      kind: item.kind ?? 0,
      traceId: hex(item.traceId),
      spanId: hex(item.spanId),
      parentSpanId: hex(item.parentSpanId),
      attributes: plainAttributes(item.attributes),
      events: (item.events ?? []).map((event: Message) => ({
        name: event.name ?? '',
        attributes: plainAttributes(event.attributes),
      })),
      statusCode: item.status?.code ?? 0,
      resource,
      scope,
    }),
  );
}

const METRIC_TYPES = ['sum', 'gauge', 'histogram', 'exponentialHistogram', 'summary'];

export function metricsOf(request: Message): ReceivedMetric[] {
  return Array.from(
    leaves(request, 'resourceMetrics', 'scopeMetrics', 'metrics'),
    ({ item, resource, scope }) => {
      const type = METRIC_TYPES.find((name) => item[name] != null) ?? 'unknown';
      return {
        name: item.name ?? '',
        description: item.description ?? '',
        unit: item.unit ?? '',
        type,
        points: (item[type]?.dataPoints ?? []).map((point: Message) => ({
          attributes: plainAttributes(point.attributes),
          value: Number(point.asInt ?? point.asDouble ?? point.sum ?? 0),
          count: Number(point.count ?? 0),
        })),
        resource,
        scope,
      };
    },
  );
}
