import { describe, expect } from 'vitest';
import { it } from '../helpers/preload-test.ts';
import { runApp } from '../helpers/run-app.ts';

/*
 * Errors of HTTP clients carry the whole request: options, head, agent, socket, response. What
 * helps to find the fault stays; what would let a reader make the request does not.
 */
const SECRET = 'kQ7vTzW2';
const PLANTED = Buffer.from(SECRET).toString('base64');

interface Client {
  name: string;
  /** Helps to find the fault. */
  stays: RegExp[];
}

const CLIENTS: Client[] = [
  {
    name: 'axios, refused by the server',
    stays: [/ERR_BAD_RESPONSE/, /status code 503/, /127\.0\.0\.1/, /\bpost\b/i, /limit=5/],
  },
  {
    name: 'axios, not connected, by a proxy',
    stays: [/ECONNREFUSED/, /127\.0\.0\.1:9|"port":9/],
  },
  {
    name: 'got, refused by the server',
    stays: [/ERR_NON_2XX_3XX_RESPONSE|HTTPError/, /503/],
  },
  {
    name: 'got, not connected',
    stays: [/ECONNREFUSED/, /127\.0\.0\.1:9/],
  },
  {
    name: 'undici',
    stays: [/ResponseError|Response error/i, /503/],
  },
  {
    name: 'fetch',
    stays: [/ECONNREFUSED/, /fetch failed/],
  },
  {
    name: 'node:http',
    stays: [/ECONNREFUSED/, /127\.0\.0\.1/],
  },
];

/** Each character of base64 stands for other bits where the text begins elsewhere. */
const SHIFTED = ['', 'a', 'ab'].map((before) =>
  Buffer.from(before + SECRET)
    .toString('base64')
    .slice(before === '' ? 0 : 4, 8),
);

describe.for(CLIENTS)('an error of $name', ({ name, stays }) => {
  it.concurrent.for([{ LOG_FORMAT: 'json' }, { LOG_FORMAT: 'text' }, { LOG_CONSOLE: 'keep' }])(
    'keeps no secret of its request, %j',
    async (env, { receiver }) => {
      const result = await runApp({
        flag: 'require',
        app: 'http-client-errors.mjs',
        env: { ...env, CLIENT: name, PLANTED },
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
