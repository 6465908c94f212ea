// debug, switched on with DEBUG=exams; its lines have the level debug.
import http from 'node:http';
import createDebug from 'debug';

const debug = createDebug('exams');

const server = http.createServer((request, response) => {
  const exam = request.url.split('/').at(-1);
  debug('exam opened', { exam });
  response.end(JSON.stringify({ exam }));
});
server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () =>
  process.stdout.write(`listening on ${server.address().port}\n`),
);
process.once('SIGTERM', () => server.close());
