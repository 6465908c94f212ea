import type { InstrumentationNodeModuleDefinition } from '@opentelemetry/instrumentation';
import { injectContext } from './carrier.ts';
import { commonJsExports, JobInstrumentation } from './job-instrumentation.ts';
import { whileSending, withExtractedContext } from './message-span.ts';
import { withProperty } from './with-property.ts';

const NAME = 'kafkajs';
// What KafkaJS reads of each.
const OF_MESSAGE = ['key', 'value', 'partition', 'timestamp'];
const OF_BATCH = ['acks', 'timeout', 'compression'];
const OF_RUN = [
  ...['autoCommit', 'autoCommitInterval', 'autoCommitThreshold', 'eachBatch'],
  ...['eachBatchAutoResolve', 'partitionsConsumedConcurrently'],
];
const OF_RECORD = [...OF_BATCH, 'topic'];
const patched = new WeakSet<object>();

interface Message {
  readonly headers?: Record<string, unknown>;
}
interface TopicMessages {
  readonly topic: string;
  readonly messages: readonly Message[];
}
interface Sender {
  send(record: TopicMessages): unknown;
  sendBatch(batch: { readonly topicMessages?: readonly TopicMessages[] }): unknown;
}
interface Producer extends Sender {
  transaction(): Promise<Sender>;
}
interface EachMessage {
  readonly topic: string;
  readonly message: Message;
}
interface RunOptions {
  readonly eachMessage?: (payload: EachMessage) => unknown;
}
interface Consumer {
  run(options?: RunOptions): unknown;
}
interface Kafka {
  producer(...args: unknown[]): Producer;
  consumer(...args: unknown[]): Consumer;
}

/**
 * Kafka by KafkaJS: `send`, `sendBatch`, transactions and `eachMessage`. The messages of
 * `eachBatch` have no function of their own that could run under their context.
 */
export class KafkajsInstrumentation extends JobInstrumentation {
  constructor() {
    super(NAME);
  }

  protected override init(): InstrumentationNodeModuleDefinition {
    return this.define(NAME, ['>=1.12.0 <3']);
  }

  protected override patchExports(moduleExports: unknown): void {
    const { prototype } = commonJsExports<{ Kafka: { prototype: Kafka } }>(moduleExports).Kafka;
    if (patched.has(prototype)) return;
    patched.add(prototype);
    const { producer, consumer } = prototype;
    prototype.producer = function (...args) {
      return patchProducer(producer.apply(this, args));
    };
    prototype.consumer = function (...args) {
      return patchConsumer(consumer.apply(this, args));
    };
  }
}

// Each call makes a new object of functions without `this`.
function patchProducer(producer: Producer): Producer {
  const { transaction } = producer;
  producer.transaction = async () => patchSender(await transaction());
  patchSender(producer);
  return producer;
}

function patchSender<T extends Sender>(sender: T): T {
  const { send, sendBatch } = sender;
  sender.send = (record) => whileSending(messagingOf(record), () => send(withHeaders(record)));
  sender.sendBatch = (batch) =>
    whileSending({ system: 'kafka' }, () => sendBatch(withBatchHeaders(batch)));
  return sender;
}

function patchConsumer(consumer: Consumer): Consumer {
  const { run } = consumer;
  consumer.run = (options) => {
    const eachMessage = options?.eachMessage;
    if (typeof eachMessage !== 'function') return run(options);
    const work: RunOptions['eachMessage'] = (payload) =>
      withExtractedContext(payload.message.headers, () => eachMessage(payload), {
        system: 'kafka',
        destination: payload.topic,
      });
    return run(withProperty(options as RunOptions, 'eachMessage', () => work, OF_RUN));
  };
  return consumer;
}

function messagingOf(record: TopicMessages | undefined) {
  const topic = record?.topic;
  return typeof topic === 'string' ? { system: 'kafka', destination: topic } : { system: 'kafka' };
}

// KafkaJS itself complains of what is not an array, or no message.
function withHeaders<T extends TopicMessages>(record: T): T {
  const messages = record?.messages;
  if (!Array.isArray(messages)) return record;
  return withProperty(record, 'messages', () => messages.map(withMessageHeaders), OF_RECORD);
}

function withBatchHeaders<T extends { readonly topicMessages?: readonly TopicMessages[] }>(
  batch: T,
): T {
  const topics = batch?.topicMessages;
  if (!Array.isArray(topics)) return batch;
  return withProperty(batch, 'topicMessages', () => topics.map(withHeaders), OF_BATCH);
}

function withMessageHeaders(message: Message): Message {
  if (typeof message !== 'object' || message === null) return message;
  const headers = () => injectContext({ ...message.headers });
  return withProperty(message, 'headers', headers, OF_MESSAGE);
}
