import { describe, expect } from 'vitest';
import type { OtlpReceiver } from '../helpers/otlp-receiver.ts';
import { it } from '../helpers/preload-test.ts';
import { runApp } from '../helpers/run-app.ts';

const run = (app: string, env: Record<string, string>, receiver: OtlpReceiver) =>
  runApp({ flag: 'require', app: { cjs: app }, env, receiver });

const infos = (text: string, times = 20) =>
  `for (let n = 0; n < ${times}; n++) console.info('${text} ' + n);`;

/** Every request logs in its trace; the trace IDs are given. */
const REQUESTS = `
const http = require('node:http');
const server = http.createServer((request, response) => {
  console.info('handled');
  response.end();
});
server.listen(0, '127.0.0.1', () => process.stdout.write('listening ' + server.address().port + '\\n'));
process.on('SIGTERM', () => { server.close(); server.closeAllConnections(); });
`;

describe('LOG_SAMPLING', () => {
  it('keeps errors and fatal records, and says how many others were left out', async ({
    receiver,
  }) => {
    const app = `${infos('a')} console.warn('b'); console.error('c');`;
    const { records, stdout } = await run(app, { LOG_SAMPLING: 'info=0' }, receiver);
    expect(records.map(({ body }) => body)).toEqual([
      'b',
      'c',
      'log records left out: 20 by LOG_SAMPLING, 0 over LOG_LIMIT',
    ]);
    expect(stdout).not.toContain('a 0');
  });

  it('decides by the trace: two services keep the same requests', async ({ receiver }) => {
    // Of 56 random bits, the first hexadecimal digit decides for a half: kept from 8 on.
    const traces = ['0', '3', '7', '8', 'b', 'f'].map(
      (digit) => `4bf92f3577b34da6a3${digit}${digit.repeat(13)}`,
    );
    for (const service of ['media', 'reports']) {
      await runApp({
        flag: 'require',
        app: { cjs: REQUESTS },
        receiver,
        env: { LOG_SAMPLING: 'console:info=0.5', OTEL_SERVICE_NAME: service },
        during: async ({ child, untilOutput }) => {
          const [, port] = await untilOutput(/listening (\d+)/);
          for (const trace of traces) {
            const headers = { traceparent: `00-${trace}-00f067aa0ba902b7-01` };
            await (await fetch(`http://127.0.0.1:${port}/`, { headers })).text();
          }
          child.kill('SIGTERM');
        },
      });
    }
    const kept = (service: string) =>
      receiver
        .logs()
        .filter(({ body, resource }) => body === 'handled' && resource['service.name'] === service)
        .map(({ traceId }) => traceId);
    expect(kept('media')).toEqual(traces.slice(3));
    expect(kept('reports')).toEqual(traces.slice(3));
  });

  it('that cannot be read costs one line, and nothing is left out', async ({ receiver }) => {
    const { records, stderr } = await run(infos('a', 3), { LOG_SAMPLING: 'error=0.1' }, receiver);
    expect(records).toHaveLength(3);
    expect(stderr.split('\n').filter(Boolean)).toEqual([
      expect.stringContaining('LOG_SAMPLING: "error=0.1"'),
    ]);
  });
});

describe('LOG_LIMIT', () => {
  it('bounds the records of a logger, and says so', async ({ receiver }) => {
    const { records } = await run(infos('a'), { LOG_LIMIT: '1/h burst 3' }, receiver);
    expect(records.map(({ body }) => body)).toEqual([
      'a 0',
      'a 1',
      'a 2',
      'log records left out: 0 by LOG_SAMPLING, 17 over LOG_LIMIT',
    ]);
  });
});

describe('LOG_REPEAT_WINDOW', () => {
  it('replaces repeated records by one that counts them, at the latest at the end', async ({
    receiver,
  }) => {
    const app = `${infos('exam done: 536-22-8741,')} process.exit(4);`;
    const { records, code } = await run(app, { LOG_REPEAT_WINDOW: '2/1m' }, receiver);
    expect(code).toBe(4);
    expect(records).toHaveLength(3);
    expect(records[2]).toMatchObject({
      body: 'repeated 18 times',
      eventName: 'log.repeated',
      scope: { name: 'console' },
      attributes: { 'log.repeat.count': 18, 'log.repeat.body': 'exam done: REDACTED, 19' },
    });
  });

  it('says it when the window ends, not before', async ({ receiver }) => {
    // The first call loads what redacts, which may take longer than the window.
    const app = `console.info('first'); ${infos('a')} setTimeout(() => console.info('later'), 1500);`;
    const { records } = await run(app, { LOG_REPEAT_WINDOW: '1/100ms' }, receiver);
    const bodies = ['first', 'a 0', 'repeated 19 times', 'later'];
    expect(records.map(({ body }) => body)).toEqual(bodies);
  });
});
