// log4js with the appender it has by default: stdout.
import http from 'node:http';
import log4js from 'log4js';

const log = log4js.getLogger('exams');
log.level = 'info';

const server = http.createServer((request, response) => {
  const exam = request.url.split('/').at(-1);
  log.info('exam opened', { exam });
  response.end(JSON.stringify({ exam }));
});
server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () =>
  process.stdout.write(`listening on ${server.address().port}\n`),
);
process.once('SIGTERM', () => server.close());
