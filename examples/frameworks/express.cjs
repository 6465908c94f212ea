// Express, which has no logger of its own: console.
const express = require('express');

const app = express();
app.get('/exams/:id', async (request, response) => {
  console.log('exam opened', { exam: request.params.id });
  response.json({ exam: request.params.id });
});

const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () =>
  process.stdout.write(`listening on ${server.address().port}\n`),
);
process.once('SIGTERM', () => server.close());
