import '../fixtures/wired-sdk.ts';
import { createRequire } from 'node:module';
import { trace } from '@opentelemetry/api';
import { describe, expect, test } from 'vitest';
import {
  getCorrelationId,
  withCorrelation,
} from '../../../../src/correlation/correlation-context.ts';
import { KafkajsInstrumentation } from '../../../../src/correlation/jobs/kafkajs.ts';

const require = createRequire(import.meta.url);
const encodeRecord = require('kafkajs/src/protocol/recordBatch/record/v0');
const decodeRecord = require('kafkajs/src/protocol/recordBatch/record/v0/decoder');
const Decoder = require('kafkajs/src/protocol/decoder');

// biome-ignore lint/suspicious/noExplicitAny: what is sent is what a test made
type Any = any;
interface Message {
  value: string;
  headers?: Record<string, unknown>;
}
type Payload = { topic: string; message: Message };

/** KafkaJS's client, with what would go to a broker kept instead. */
function client(): { kafka: Fake; sent: Record<string, { messages: Message[] } & Batch>[] } {
  const sent: Record<string, { messages: Message[] } & Batch>[] = [];
  const sender = () => ({
    send: async (record: never) => void sent.push({ record }),
    sendBatch: async (record: never) => void sent.push({ record }),
  });
  class Kafka {
    producer() {
      return { ...sender(), transaction: async () => sender() };
    }
    consumer() {
      return { run: async (options: RunOptions) => options };
    }
  }
  new KafkajsInstrumentation().patch({ Kafka });
  return { kafka: new Kafka() as unknown as Fake, sent };
}
interface Batch {
  topicMessages: { messages: Message[] }[];
}
interface RunOptions {
  eachMessage?: (payload: Payload) => Promise<unknown>;
  eachBatch?: unknown;
}
interface Sender {
  send(record: unknown): Promise<void>;
  sendBatch(batch: unknown): Promise<void>;
}
interface Fake {
  producer(): Sender & { transaction(): Promise<Sender> };
  consumer(): { run(options: RunOptions): Promise<RunOptions> };
}

/** The message as the broker would give it back: through KafkaJS's own encoder and decoder. */
function overTheWire({ value, headers }: Message): Message {
  const { buffer } = encodeRecord({ value: Buffer.from(value), headers });
  return decodeRecord(new Decoder(new Decoder(buffer).readVarIntBytes()), {
    firstOffset: '0',
    firstTimestamp: '0',
    magicByte: 2,
  }) as Message;
}

describe('a message of KafkaJS', () => {
  test('is taken under the ID and the trace it was sent in', async () => {
    const { kafka, sent } = client();
    await withCorrelation('order-7f3a', () =>
      kafka.producer().send({ topic: 'reports', messages: [{ value: '17', headers: { a: 'b' } }] }),
    );
    const message = overTheWire(sent[0]?.['record']?.messages[0] as Message);
    const { eachMessage } = await kafka.consumer().run({
      eachMessage: async () => ({
        id: getCorrelationId(),
        traceId: trace.getActiveSpan()?.spanContext().traceId,
      }),
    });
    const taken = await eachMessage?.({ topic: 'reports', message });
    expect(message.headers).toMatchObject({ a: Buffer.from('b') });
    const [, traceId] = String(message.headers?.['traceparent']).split('-');
    expect(taken).toEqual({ id: 'order-7f3a', traceId });
  });

  test('is sent with its ID by sendBatch and by a transaction too', async () => {
    const { kafka, sent } = client();
    const batch = { topicMessages: [{ topic: 't', messages: [{ value: '1' }] }] };
    await withCorrelation('order-7f3a', async () => {
      await kafka.producer().sendBatch(batch);
      const transaction = await kafka.producer().transaction();
      await transaction.send({ topic: 't', messages: [{ value: '2' }] });
    });
    const [first, second] = sent.map((each) => each['record']);
    const headers = [first?.topicMessages[0]?.messages[0], second?.messages[0]].map(
      (message) => message?.headers?.['X-Correlation-ID'],
    );
    expect(headers).toEqual(['order-7f3a', 'order-7f3a']);
    // The application's own objects stay as they are.
    expect(batch.topicMessages[0]?.messages[0]).toEqual({ value: '1' });
  });

  test.each([undefined, {}, { topic: 't' }, { topic: 't', messages: [null] }])(
    'what is none (%j) reaches KafkaJS as it is',
    async (record) => {
      const { kafka, sent } = client();
      await kafka.producer().send(record);
      expect(sent[0]?.['record']).toEqual(record);
    },
  );

  test('objects of a class keep what their class gives them', async () => {
    class Exam {
      readonly #id = 17;
      get key() {
        return `exam-${this.#id}`;
      }
      get value() {
        return '17';
      }
    }
    class Reports {
      get topic() {
        return 'reports';
      }
      get messages() {
        return [new Exam()];
      }
    }
    const { kafka, sent } = client();
    await withCorrelation('order-7f3a', () => kafka.producer().send(new Reports()));
    const record = sent[0]?.['record'] as Any;
    expect(record.topic).toBe('reports');
    const { key, value, headers } = record.messages[0];
    expect([key, value, headers['X-Correlation-ID']]).toEqual(['exam-17', '17', 'order-7f3a']);
  });

  test('what cannot be read reaches KafkaJS as it is', async () => {
    const { kafka, sent } = client();
    const message = Object.defineProperty({ value: '1' }, 'headers', {
      get: () => {
        throw new Error('getter');
      },
    });
    await kafka.producer().send({ topic: 't', messages: [message] });
    expect(sent[0]?.['record']?.messages[0]).toBe(message);
  });

  test('eachBatch is left alone', async () => {
    const eachBatch = async () => {};
    expect(await client().kafka.consumer().run({ eachBatch })).toEqual({ eachBatch });
  });
});
