// Hono on Node's own server: console.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const app = new Hono();
app.get('/exams/:id', (context) => {
  const exam = context.req.param('id');
  console.log('exam opened', { exam });
  return context.json({ exam });
});

const port = Number(process.env.PORT ?? 3000);
const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (address) =>
  process.stdout.write(`listening on ${address.port}\n`),
);
process.once('SIGTERM', () => server.close());
