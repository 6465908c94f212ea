// Takes an order by HTTP and leaves the work to a queue in Redis.
const http = require('node:http');
const { Queue } = require('bullmq');

const connection = { host: '127.0.0.1', port: Number(process.env.REDIS_PORT ?? 6379) };
const queue = new Queue('reports', { connection });

const server = http.createServer(async (request, response) => {
  console.log('report ordered', { path: request.url });
  const job = await queue.add('render', { exam: request.url.slice(1) });
  response.writeHead(202).end(job.id);
});
server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () =>
  process.stdout.write(`listening on ${server.address().port}\n`),
);

process.once('SIGTERM', async () => {
  server.close();
  server.closeAllConnections();
  await queue.close();
});
