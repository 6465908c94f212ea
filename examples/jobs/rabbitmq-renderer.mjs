// Renders the reports that rabbitmq-reports.mjs has published.
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from 'amqplib';

const connection = await connect(process.env.AMQP_URL ?? 'amqp://127.0.0.1');
const channel = await connection.createChannel();
await channel.assertQueue('reports');

await channel.consume('reports', async (message) => {
  await sleep(5);
  console.log('report rendered', { exam: message.content.toString() });
  channel.ack(message);
});
process.stdout.write('waiting for jobs\n');
process.once('SIGTERM', () => connection.close());
