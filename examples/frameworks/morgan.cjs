// The access log of Express: one line on stdout for each request, past console.
const express = require('express');
const morgan = require('morgan');

const app = express();
app.set('trust proxy', true);
app.use(morgan('combined'));
app.get('/patients/:id/letters', (request, response) => {
  response.json([{ page: request.query.page }]);
});

const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () =>
  process.stdout.write(`listening on ${server.address().port}\n`),
);
process.once('SIGTERM', () => server.close());
