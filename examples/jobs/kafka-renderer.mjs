// Renders the reports that kafka-reports.mjs has sent.
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';

const brokers = [process.env.KAFKA_BROKER ?? '127.0.0.1:9092'];
const consumer = new Kafka({ brokers, logLevel: logLevel.ERROR }).consumer({ groupId: 'renderer' });
await consumer.connect();
await consumer.subscribe({ topic: 'reports', fromBeginning: true });

await consumer.run({
  eachMessage: async ({ message }) => {
    await sleep(5);
    console.log('report rendered', { exam: message.value.toString() });
  },
});
process.stdout.write('waiting for jobs\n');
process.once('SIGTERM', () => consumer.disconnect());
