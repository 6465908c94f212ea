// Two services in one file: `node chain.cjs` is the front, which starts the back as a process of its own.
const http = require('node:http');
const { fork } = require('node:child_process');
const undici = require('undici');

const CLIENTS = {
  http: (url) =>
    new Promise((resolve, reject) => {
      http
        .get(url, (response) => {
          response.resume();
          response.on('end', resolve);
        })
        .on('error', reject);
    }),
  fetch: (url) => fetch(url).then((response) => response.text()),
  undici: (url) => undici.request(url).then(({ body }) => body.text()),
};

function listen(handler, ready) {
  const server = http.createServer(handler);
  server.listen(0, '127.0.0.1', () => ready(server.address().port, server));
}

if (process.argv[2] === 'back') {
  listen(
    (request, response) => {
      console.info(`back ${request.url}`, {
        received: request.headers[process.env.LOG_CORRELATION_HEADER ?? 'x-correlation-id'] ?? '',
        parent: request.headers.traceparent ?? '',
      });
      response.end();
    },
    (port) => process.send(port),
  );
  process.on('disconnect', () => process.exit());
} else {
  const back = fork(__filename, ['back'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  back.on('message', (backPort) => {
    listen(
      async (_request, response) => {
        console.info('front');
        for (const [name, call] of Object.entries(CLIENTS)) {
          await call(`http://127.0.0.1:${backPort}/${name}`);
        }
        response.end();
      },
      (port) => {
        console.log(`listening on ${port}`);
        process.on('SIGTERM', () => {
          back.disconnect();
          back.on('exit', () => process.exit());
        });
      },
    );
  });
}
