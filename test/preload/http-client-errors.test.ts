import { describe, expect } from 'vitest';
import { it } from '../helpers/preload-test.ts';
import { runApp } from '../helpers/run-app.ts';

/*
 * Errors of HTTP clients carry the whole request: options, head, agent, socket, response. What
 * helps to find the fault stays; what would let a reader make the request does not.
 */
const SECRET = 'kQ7vTzW2';
const encoded = Buffer.from(SECRET).toString('base64');

const SETUP = `
import http from 'node:http';
import { createRequire } from 'node:module';
import { inspect } from 'node:util';
const require = createRequire(import.meta.url);
const pino = require('pino'), winston = require('winston'), bunyan = require('bunyan');
const secret = (name) => Buffer.from('${encoded}', 'base64') + '-' + name;
const server = http.createServer((request, response) => {
  response.writeHead(503, { 'set-cookie': 'sid=' + secret('set-cookie'), 'x-api-key': secret('answer') });
  response.end(JSON.stringify({ error: 'busy', accessToken: secret('answered') }));
});
await new Promise((ready) => server.listen(0, ready));
const gone = http.createServer();
await new Promise((ready) => gone.listen(0, ready));
const closed = gone.address().port;
await new Promise((done) => gone.close(done));
const up = 'http://127.0.0.1:' + server.address().port + '/items/7?limit=5&token=' + secret('query');
const down = 'http://api:' + secret('userinfo') + '@127.0.0.1:9/items/7';
const headers = {
  authorization: 'Bearer ' + secret('bearer'),
  cookie: 'sid=' + secret('cookie'),
  'x-api-key': secret('header'),
  'Ocp-Apim-Subscription-Key': secret('subscription'),
};
const login = { username: 'svc', password: secret('password') };
const body = { clientSecret: secret('body') };
const failure = async (call) => { try { await call(); } catch (error) { return error; } };
`;

const LOG = `
server.close();
server.closeAllConnections();
const { errors, json, combine } = winston.format;
const transports = [new winston.transports.Console()];
console.error('failed', error);
console.error({ error });
console.error('shown: ' + inspect(error, { depth: 9 }));
let told = 'a cycle';
try { told = JSON.stringify(error); } catch {}
console.error('told: ' + told);
pino().error(error);
pino().error({ err: error, request: error.request, options: error.options }, 'failed');
winston.createLogger({ format: combine(errors({ stack: true }), json()), transports }).error('failed', error);
winston.createLogger({ transports }).error({ message: 'failed', error, config: error.config });
bunyan.createLogger({ name: 'b', serializers: bunyan.stdSerializers }).error({ err: error }, 'failed');
bunyan.createLogger({ name: 'b' }).error({ error }, 'failed');
setTimeout(() => { throw new Error('no items', { cause: error }); }, 50);
`;

interface Client {
  name: string;
  source: string;
  /** Helps to find the fault. */
  stays: RegExp[];
}

const CLIENTS: Client[] = [
  {
    name: 'axios, refused by the server',
    source: `const axios = require('axios');
      const error = await failure(() => axios.post(up, body, { headers, auth: login }));`,
    stays: [/ERR_BAD_RESPONSE/, /status code 503/, /127\.0\.0\.1/, /\bpost\b/i, /limit=5/],
  },
  {
    name: 'axios, not connected, by a proxy',
    source: `const axios = require('axios');
      const error = await failure(() => axios.get(down, { headers,
        proxy: { host: '127.0.0.1', port: 9, auth: { username: 'p', password: secret('proxy') } } }));`,
    stays: [/ECONNREFUSED/, /127\.0\.0\.1:9|"port":9/],
  },
  {
    name: 'got, refused by the server',
    source: `const { default: got } = await import('got');
      const error = await failure(() => got.post(up, { headers, ...login, json: body, retry: { limit: 0 } }));`,
    stays: [/ERR_NON_2XX_3XX_RESPONSE|HTTPError/, /503/],
  },
  {
    name: 'got, not connected',
    source: `const { default: got } = await import('got');
      const error = await failure(() => got(down, { headers, retry: { limit: 0 } }));`,
    stays: [/ECONNREFUSED/, /127\.0\.0\.1:9/],
  },
  {
    name: 'undici',
    source: `const undici = require('undici');
      const error = await failure(async () => {
        const client = undici.getGlobalDispatcher().compose(undici.interceptors.responseError());
        await undici.request(up, { dispatcher: client, method: 'POST', headers, body: JSON.stringify(body) });
      });`,
    stays: [/ResponseError|Response error/i, /503/],
  },
  {
    name: 'fetch',
    source: `const error = await failure(() => fetch('http://127.0.0.1:' + closed + '/x', { headers }));
      Object.assign(error, { options: { headers: new Headers(headers), auth: 'svc:' + login.password } });`,
    stays: [/ECONNREFUSED/, /fetch failed/],
  },
  {
    name: 'node:http',
    source: `const error = await new Promise((failed) => {
        const options = { ...http.globalAgent.options, host: '127.0.0.1', port: 9, headers, auth: 'svc:' + login.password };
        const request = http.get(options).on('error', (error) => failed(Object.assign(error, { request, options })));
      });`,
    stays: [/ECONNREFUSED/, /127\.0\.0\.1/],
  },
];

/** Each character of base64 stands for other bits where the text begins elsewhere. */
const SHIFTED = ['', 'a', 'ab'].map((before) =>
  Buffer.from(before + SECRET)
    .toString('base64')
    .slice(before === '' ? 0 : 4, 8),
);

describe.for(CLIENTS)('an error of $name', ({ source, stays }) => {
  it.concurrent.for([{ LOG_FORMAT: 'json' }, { LOG_FORMAT: 'text' }, { LOG_CONSOLE: 'keep' }])(
    'keeps no secret of its request, %j',
    async (env, { receiver }) => {
      const result = await runApp({
        flag: 'require',
        app: { esm: SETUP + source + LOG },
        env,
        receiver,
      });
      expect(result.code).toBe(1);
      const logs = await receiver.waitForLogs(11);
      for (const text of [result.stdout, result.stderr, JSON.stringify(logs)]) {
        const found = new RegExp(`.{0,80}(?:${[SECRET, ...SHIFTED].join('|')}).{0,20}`).exec(text);
        expect(found?.[0]).toBeUndefined();
      }
      for (const each of stays) {
        expect(result.stdout + result.stderr).toMatch(each);
        expect(JSON.stringify(logs)).toMatch(each);
      }
      expect(result.stderr).toMatch(/Error: no items[\s\S]*\[cause\]/);
    },
  );
});
