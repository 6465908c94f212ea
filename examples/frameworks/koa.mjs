// Koa, which has no logger of its own: console.
import Koa from 'koa';

const app = new Koa();
app.use(async (context) => {
  const exam = context.path.split('/').at(-1);
  console.info('exam opened', { exam });
  context.body = { exam };
});

const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () =>
  process.stdout.write(`listening on ${server.address().port}\n`),
);
process.once('SIGTERM', () => server.close());
