import { afterAll, describe, expect } from 'vitest';
import { startKafkaStandIn } from '../../deploy/native/brokers/kafka.ts';
import { startRabbitmq } from '../../deploy/native/brokers/rabbitmq.ts';
import { startRedis } from '../../deploy/native/brokers/redis.ts';
import { brokerOrReason } from '../helpers/brokers.ts';
import { example, ORDER, order, ordered, orderThroughQueue } from '../helpers/job-services.ts';
import type { ReceivedLog } from '../helpers/otlp-receiver.ts';
import { it } from '../helpers/preload-test.ts';
import { runApp } from '../helpers/run-app.ts';

function expectOneOrder(logs: readonly ReceivedLog[], services: readonly string[]): void {
  expect(logs.map(({ body }) => body)).toEqual(['report ordered', 'report rendered']);
  expect(logs.map(({ resource }) => resource['service.name'])).toEqual(services);
  for (const { attributes, traceId } of logs) {
    expect(attributes['correlation.id']).toBe(ORDER.correlationId);
    expect(traceId).toBe(ORDER.traceId);
  }
  const [asked, done] = logs;
  expect(done?.spanId).not.toBe(asked?.spanId);
}

describe('a job through BullMQ on a real Redis', async () => {
  const { broker, reason } = await brokerOrReason('Redis', startRedis);
  afterAll(() => broker?.stop());

  it.skipIf(reason)(
    'both services log the ID and the trace of the request',
    async ({ receiver }) => {
      const env = { REDIS_PORT: String(broker?.port) };
      const logs = await orderThroughQueue('bullmq', 'cjs', env, receiver);
      expectOneOrder(logs, ['reports', 'renderer']);
    },
  );
});

describe('a message through amqplib on a real RabbitMQ', async () => {
  const { broker, reason } = await brokerOrReason('RabbitMQ', startRabbitmq);
  afterAll(() => broker?.stop());

  it.skipIf(reason)(
    'both services log the ID and the trace of the request',
    async ({ receiver }) => {
      const env = { AMQP_URL: `amqp://127.0.0.1:${broker?.port}` };
      const logs = await orderThroughQueue('rabbitmq', 'mjs', env, receiver);
      expectOneOrder(logs, ['reports', 'renderer']);
    },
  );
});

describe('a message through KafkaJS on a stand-in for Kafka', async () => {
  const { broker, reason } = await brokerOrReason('Kafka', startKafkaStandIn);
  afterAll(() => broker?.stop());

  it.skipIf(reason)(
    'both services log the ID and the trace of the request',
    async ({ receiver }) => {
      const env = {
        KAFKA_BROKER: `127.0.0.1:${broker?.port}`,
        KAFKAJS_NO_PARTITIONER_WARNING: '1',
      };
      const logs = await orderThroughQueue('kafka', 'mjs', env, receiver);
      expectOneOrder(logs, ['reports', 'renderer']);
    },
  );
});

describe('a message to a worker thread', () => {
  it('is logged there with the ID and the trace of the request', async ({ receiver }) => {
    await runApp({
      flag: 'require',
      app: example('jobs/threads.mjs'),
      receiver,
      env: { PORT: '0', OTEL_SERVICE_NAME: 'reports' },
      during: async (running) => {
        await order(running, '/exam-17');
        running.child.kill('SIGTERM');
      },
    });
    const logs = await receiver.waitForLogs((all) => ordered(all).length === 2);
    expectOneOrder(ordered(logs), ['reports', 'reports']);
  });
});
