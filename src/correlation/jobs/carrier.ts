import { types } from 'node:util';
import {
  type Context,
  context,
  propagation,
  ROOT_CONTEXT,
  type TextMapGetter,
  type TextMapSetter,
} from '@opentelemetry/api';

// Whoever may send a message may fill its headers: as much as HTTP servers take of one header.
const LONGEST_VALUE_BYTES = 8192;
const MOST_NAMES = 256;

const getter: TextMapGetter<unknown> = {
  keys: (carrier) => guarded(() => namesOf(carrier)) ?? [],
  get: (carrier, key) => guarded(() => textOf(entryOf(carrier, key))),
};

const setter: TextMapSetter<unknown> = {
  set: (carrier, key, value) => {
    if (carrier instanceof Map) carrier.set(key, value);
    else if (isObject(carrier)) carrier[key] = value;
  },
};

/**
 * Writes the active trace context, baggage and correlation ID into the headers of a message:
 * `traceparent`, `tracestate`, `baggage`, `X-Correlation-ID`. Whom the message is for is not
 * looked at: `LOG_PROPAGATE_TO` names hosts, and a message goes to a queue.
 *
 * @param carrier a plain object or a `Map`; a frozen one stays as it is
 * @param from default: the active context
 * @returns the carrier itself; never throws
 */
export function injectContext<T extends object>(carrier: T, from: Context = context.active()): T {
  guarded(() => propagation.inject(from, carrier, setter));
  return carrier;
}

/**
 * The context that a message carries, on top of none: what happens to be active where the
 * message is taken belongs to somebody else. Headers are as untrusted as those of HTTP: a
 * correlation ID that is missing or not valid is replaced by a new one, a malformed
 * `traceparent` is ignored, and so is a value above 8 KiB. Texts and `Buffer`s are read,
 * which is what amqplib and KafkaJS give.
 *
 * @param carrier anything
 * @returns never throws
 */
export function extractContext(carrier: unknown): Context {
  return guarded(() => propagation.extract(ROOT_CONTEXT, carrier, getter)) ?? ROOT_CONTEXT;
}

function namesOf(carrier: unknown): string[] {
  if (!isObject(carrier)) return [];
  const names = carrier instanceof Map ? [...carrier.keys()] : Object.keys(carrier);
  return names.slice(0, MOST_NAMES).filter((name) => typeof name === 'string');
}

function entryOf(carrier: unknown, key: string): unknown {
  if (!isObject(carrier)) return undefined;
  if (carrier instanceof Map) return carrier.get(key);
  return Object.hasOwn(carrier, key) ? carrier[key] : undefined;
}

// KafkaJS makes an array of a header that comes twice. Which of two IDs is meant cannot be
// known, as with two headers of one name in HTTP.
function textOf(value: unknown): string | undefined {
  const single = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (typeof single === 'string') {
    return single.length <= LONGEST_VALUE_BYTES ? single : undefined;
  }
  if (!types.isUint8Array(single) || single.byteLength > LONGEST_VALUE_BYTES) return undefined;
  return Buffer.from(single.buffer, single.byteOffset, single.byteLength).toString('utf8');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

// A carrier may be a hostile Proxy or frozen: the message goes on without a context.
function guarded<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
