// Takes an order by HTTP and sends it to Kafka.
import http from 'node:http';
import { Kafka, logLevel } from 'kafkajs';

const brokers = [process.env.KAFKA_BROKER ?? '127.0.0.1:9092'];
const producer = new Kafka({ brokers, logLevel: logLevel.ERROR }).producer();
await producer.connect();

const server = http.createServer(async (request, response) => {
  console.log('report ordered', { path: request.url });
  await producer.send({ topic: 'reports', messages: [{ value: request.url.slice(1) }] });
  response.writeHead(202).end();
});
server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () =>
  process.stdout.write(`listening on ${server.address().port}\n`),
);

process.once('SIGTERM', async () => {
  server.close();
  server.closeAllConnections();
  await producer.disconnect();
});
