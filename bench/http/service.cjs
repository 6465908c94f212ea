// The measured service: each request logs one line and asks the backend, whose address is the argument.
// Tells its parent where it listens, and what it used when asked. BENCH_PEERS: where pino is.
const { createServer, get } = require('node:http');
const { createRequire } = require('node:module');
const { join } = require('node:path');

const [backend] = process.argv.slice(2);
const pino = createRequire(join(process.env.BENCH_PEERS, 'any.cjs'))('pino');
// To standard output, which the parent gave to /dev/null.
const logger = pino();
let served = 0;

const server = createServer((_request, response) => {
  served++;
  logger.info(
    { 'http.route': '/studies/:id', study: `study-${served % 977}`, series: served % 13 },
    'study asked for',
  );
  get(backend, (answer) => {
    const chunks = [];
    answer.on('data', (chunk) => chunks.push(chunk));
    answer.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(Buffer.concat(chunks));
    });
  }).on('error', () => {
    response.writeHead(502);
    response.end();
  });
});
server.listen(0, '127.0.0.1', () => {
  process.send({ url: `http://127.0.0.1:${server.address().port}/studies/1` });
});
process.on('message', () => {
  process.send({ used: { cpu: process.cpuUsage(), rss: process.memoryUsage.rss(), served } });
});
process.on('disconnect', () => process.exit());
