// Logs the error of one HTTP client by every logger, then dies of it.
import http from 'node:http';
import { createRequire } from 'node:module';
import { inspect } from 'node:util';
import axios from 'axios';
import got from 'got';
import * as undici from 'undici';

const require = createRequire(import.meta.url);
const pino = require('pino'),
  winston = require('winston'),
  bunyan = require('bunyan');
const secret = (name) => `${Buffer.from(process.env.PLANTED, 'base64')}-${name}`;
const server = http.createServer((_request, response) => {
  response.writeHead(503, {
    'set-cookie': `sid=${secret('set-cookie')}`,
    'x-api-key': secret('answer'),
  });
  response.end(JSON.stringify({ error: 'busy', accessToken: secret('answered') }));
});
await new Promise((ready) => server.listen(0, ready));
const gone = http.createServer();
await new Promise((ready) => gone.listen(0, ready));
const closed = gone.address().port;
await new Promise((done) => gone.close(done));
const up = `http://127.0.0.1:${server.address().port}/items/7?limit=5&token=${secret('query')}`;
const down = `http://api:${secret('userinfo')}@127.0.0.1:9/items/7`;
const headers = {
  authorization: `Bearer ${secret('bearer')}`,
  cookie: `sid=${secret('cookie')}`,
  'x-api-key': secret('header'),
  'Ocp-Apim-Subscription-Key': secret('subscription'),
};
const login = { username: 'svc', password: secret('password') };
const body = { clientSecret: secret('body') };
const failure = async (call) => {
  try {
    await call();
  } catch (error) {
    return error;
  }
};

const once = { retry: { limit: 0 } };
const proxy = { host: '127.0.0.1', port: 9, auth: { username: 'p', password: secret('proxy') } };
const auth = `svc:${login.password}`;

const CLIENTS = {
  'axios, refused by the server': () => axios.post(up, body, { headers, auth: login }),
  'axios, not connected, by a proxy': () => axios.get(down, { headers, proxy }),
  'got, refused by the server': () => got.post(up, { headers, ...login, json: body, ...once }),
  'got, not connected': () => got(down, { headers, ...once }),
  undici: () => {
    const dispatcher = undici.getGlobalDispatcher().compose(undici.interceptors.responseError());
    return undici.request(up, { dispatcher, method: 'POST', headers, body: JSON.stringify(body) });
  },
  fetch: () =>
    fetch(`http://127.0.0.1:${closed}/x`, { headers }).catch((error) => {
      throw Object.assign(error, { options: { headers: new Headers(headers), auth } });
    }),
  'node:http': () =>
    new Promise((_answered, failed) => {
      const options = { ...http.globalAgent.options, host: '127.0.0.1', port: 9, headers, auth };
      const request = http.get(options);
      request.on('error', (error) => failed(Object.assign(error, { request, options })));
    }),
};
const error = await failure(CLIENTS[process.env.CLIENT]);

server.close();
server.closeAllConnections();
const { errors, json, combine } = winston.format;
const transports = [new winston.transports.Console()];
console.error('failed', error);
console.error({ error });
console.error(`shown: ${inspect(error, { depth: 9 })}`);
let told = 'a cycle';
try {
  told = JSON.stringify(error);
} catch {}
console.error(`told: ${told}`);
pino().error(error);
pino().error({ err: error, request: error.request, options: error.options }, 'failed');
winston
  .createLogger({ format: combine(errors({ stack: true }), json()), transports })
  .error('failed', error);
winston.createLogger({ transports }).error({ message: 'failed', error, config: error.config });
bunyan
  .createLogger({ name: 'b', serializers: bunyan.stdSerializers })
  .error({ err: error }, 'failed');
bunyan.createLogger({ name: 'b' }).error({ error }, 'failed');
setTimeout(() => {
  throw new Error('no items', { cause: error });
}, 50);
