// Takes an order by HTTP and publishes it to RabbitMQ.
import http from 'node:http';
import { connect } from 'amqplib';

const connection = await connect(process.env.AMQP_URL ?? 'amqp://127.0.0.1');
const channel = await connection.createConfirmChannel();
await channel.assertQueue('reports');

const server = http.createServer(async (request, response) => {
  console.log('report ordered', { path: request.url });
  channel.sendToQueue('reports', Buffer.from(request.url.slice(1)));
  await channel.waitForConfirms();
  response.writeHead(202).end();
});
server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () =>
  process.stdout.write(`listening on ${server.address().port}\n`),
);

process.once('SIGTERM', async () => {
  server.close();
  server.closeAllConnections();
  await connection.close();
});
