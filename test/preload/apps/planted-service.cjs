// A service that is handed values and puts each of them into every place there is: those of
// planted-places.cjs at the start, and what a request brings (path, query, headers).
const { fork } = require('node:child_process');
const http = require('node:http');
const { readFileSync } = require('node:fs');
const morgan = require('morgan');
const undici = require('undici');
const { Worker, isMainThread, workerData } = require('node:worker_threads');
const { PLACES, carriers, finish } = require('./planted-places.cjs');

const [file, sink, end] = isMainThread ? process.argv.slice(2) : workerData;
// In base64, so that no echo of a source line or an argument holds one.
const values = JSON.parse(readFileSync(file, 'utf8')).map((text) =>
  Buffer.from(text, 'base64').toString(),
);

const CLIENTS = [
  (url) =>
    new Promise((resolve, reject) => {
      const answered = (response) => response.resume().on('end', resolve);
      http.get(url, answered).on('error', reject);
    }),
  (url) => fetch(url).then((response) => response.text()),
  (url) => undici.request(url).then(({ body }) => body.text()),
];

const accessLog = morgan('combined');
const server = http.createServer(async (request, response) => {
  accessLog(request, response, () => {});
  console.info('asked for', request.url, request.headers);
  for (const [number, client] of CLIENTS.entries()) await client(`${sink}/${number}`);
  response.end('answered');
});

async function plant() {
  for (const value of values) {
    for (const [name, place] of Object.entries(PLACES)) {
      try {
        await place(value);
      } catch (error) {
        process.send({ failed: name, error: String(error.stack).split('\n').slice(1, 3) });
      }
    }
  }
  await finish();
}

/** Everything at once, in each of the ways in which a value can be thrown. */
function thrown() {
  const errors = values.map((value) => new Error(`no ${value} here`));
  return Object.assign(new AggregateError(errors, `all of ${values.join('; ')}`), {
    detail: values,
    cause: errors[0],
  });
}

/** A fatal error of a thread, of a process, and of a promise. */
async function endFatally() {
  const settled = (ended, name) => new Promise((resolve) => ended.on(name, resolve));
  const thread = new Worker(__filename, { workerData: [file, sink, 'throw'] });
  thread.on('error', () => {});
  await settled(thread, 'exit');
  for (const how of ['throw', 'reject']) {
    await settled(fork(__filename, [file, sink, how], { stdio: 'inherit' }), 'close');
  }
}

const FATAL = ['fatal error of a thread', 'fatal error', 'fatal rejection'];

async function serve() {
  await plant();
  await endFatally();
  server.listen(0, '127.0.0.1', () => {
    const places = [...Object.keys(PLACES), ...FATAL];
    process.send({ port: server.address().port, places, carriers });
  });
}

if (end === 'throw') throw thrown();
else if (end === 'reject') Promise.reject(thrown());
else serve();
if (end === undefined)
  process.on('SIGTERM', () => {
    server.close(() => process.disconnect());
    server.closeAllConnections();
  });
