// loglevel, whose lowest level is warn unless it is set.
import http from 'node:http';
import log from 'loglevel';

log.setLevel('info');

const server = http.createServer((request, response) => {
  const exam = request.url.split('/').at(-1);
  log.info('exam opened', { exam });
  response.end(JSON.stringify({ exam }));
});
server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () =>
  process.stdout.write(`listening on ${server.address().port}\n`),
);
process.once('SIGTERM', () => server.close());
