import type { InstrumentationNodeModuleDefinition } from '@opentelemetry/instrumentation';
import { injectContext } from './carrier.ts';
import { JobInstrumentation } from './job-instrumentation.ts';
import { whileSending, withExtractedContext } from './message-span.ts';
import { allProperties, withProperty } from './with-property.ts';

const NAME = 'amqplib';
const VERSIONS = ['>=0.5.5 <3'];
// The classes of the promise API and of the callback API; neither is exported to applications.
const FILES = ['amqplib/lib/channel_model.js', 'amqplib/lib/callback_model.js'];
// What amqplib reads of the options of a message.
const OF_OPTIONS = [
  ...['CC', 'BCC', 'persistent', 'deliveryMode', 'mandatory', 'expiration', 'contentType'],
  ...['contentEncoding', 'priority', 'correlationId', 'replyTo', 'messageId', 'timestamp', 'type'],
  ...['userId', 'appId'],
];
const patched = new WeakSet<object>();

interface Message {
  readonly fields?: { readonly exchange?: unknown; readonly routingKey?: unknown };
  readonly properties?: { readonly headers?: unknown };
}
interface Channel {
  publish(exchange: unknown, routingKey: unknown, content: unknown, ...rest: unknown[]): unknown;
  consume(queue: unknown, callback: unknown, ...rest: unknown[]): unknown;
}
type Callback = (message: Message | null) => unknown;

/** RabbitMQ by amqplib: `publish`, `sendToQueue` and `consume` of both of its APIs. */
export class AmqplibInstrumentation extends JobInstrumentation {
  constructor() {
    super(NAME);
  }

  protected override init(): InstrumentationNodeModuleDefinition {
    const definition = this.define(NAME, VERSIONS);
    for (const file of FILES) {
      definition.files.push(this.defineFile(file, VERSIONS, patchChannels));
    }
    return definition;
  }
}

// `sendToQueue` ends in `publish`, and that of a confirming channel in its parent's.
function patchChannels({ Channel }: { Channel: { prototype: Channel } }): void {
  const { prototype } = Channel;
  if (patched.has(prototype)) return;
  patched.add(prototype);
  patchPublish(prototype);
  patchConsume(prototype);
}

function patchPublish(prototype: Channel): void {
  const original = prototype.publish;
  prototype.publish = function publish(exchange, routingKey, content, ...rest) {
    const [options, ...others] = rest;
    // The exchange without a name delivers to the queue that the key names.
    const destination = String(exchange === '' ? routingKey : exchange);
    return whileSending({ system: 'rabbitmq', destination }, () =>
      original.call(this, exchange, routingKey, content, withHeaders(options), ...others),
    );
  };
}

function patchConsume(prototype: Channel): void {
  const original = prototype.consume;
  prototype.consume = function consume(queue, callback, ...rest) {
    if (typeof callback !== 'function') return original.call(this, queue, callback, ...rest);
    const messaging = { system: 'rabbitmq', destination: String(queue) };
    const work = function (this: unknown, message: Message | null): unknown {
      const run = (): unknown => (callback as Callback).call(this, message);
      // Without a message the broker says that it has cancelled the consumer.
      return message ? withExtractedContext(message.properties?.headers, run, messaging) : run();
    };
    return original.call(this, queue, work, ...rest);
  };
}

// A copy: applications publish with one options object again and again. amqplib reads inherited
// options and sends inherited headers.
function withHeaders(options: unknown): unknown {
  const given: { headers?: object } = options ?? {};
  if (typeof given !== 'object') return options;
  return withProperty(
    given,
    'headers',
    () => injectContext(allProperties(given.headers ?? {})),
    OF_OPTIONS,
  );
}
