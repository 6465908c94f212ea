// Fastify with the logger it brings, which is pino.
import Fastify from 'fastify';

const app = Fastify({ logger: true, disableRequestLogging: true });
app.get('/exams/:id', async (request) => {
  request.log.info({ exam: request.params.id }, 'exam opened');
  return { exam: request.params.id };
});

await app.listen({ port: Number(process.env.PORT ?? 3000), host: '127.0.0.1' });
process.stdout.write(`listening on ${app.server.address().port}\n`);
process.once('SIGTERM', () => app.close());
