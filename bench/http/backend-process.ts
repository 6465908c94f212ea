// What the measured service asks: a small answer, always the same. Tells its parent where it listens.
import { createServer } from 'node:http';

const ANSWER = JSON.stringify({ study: '1.2.840.10008.1', series: 4, instances: 512 });

const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(ANSWER);
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as { port: number }).port}/` });
});
process.on('disconnect', () => process.exit());
