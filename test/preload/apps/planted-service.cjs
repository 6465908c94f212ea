// A service that is handed values and puts each of them into every place there is: those of
// planted-places.cjs at the start, and what a request brings (path, query, headers).
const http = require('node:http');
const { readFileSync } = require('node:fs');
const undici = require('undici');
const { PLACES, carriers, finish } = require('./planted-places.cjs');

const [file, sink] = process.argv.slice(2);
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

const server = http.createServer(async (request, response) => {
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

plant().then(() => {
  server.listen(0, '127.0.0.1', () =>
    process.send({ port: server.address().port, places: Object.keys(PLACES), carriers }),
  );
});
process.on('SIGTERM', () => {
  server.close(() => process.disconnect());
  server.closeAllConnections();
});
