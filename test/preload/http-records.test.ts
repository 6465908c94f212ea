import { get } from 'node:http';
import { get as getSecurely } from 'node:https';
import { describe, expect } from 'vitest';
import { makeCertificates } from '../helpers/certificates.ts';
import type { OtlpReceiver, ReceivedLog } from '../helpers/otlp-receiver.ts';
import { it } from '../helpers/preload-test.ts';
import { runApp } from '../helpers/run-app.ts';

const SERVE = `
server.listen(0, '127.0.0.1', () => process.stdout.write('listening ' + server.address().port + '\\n'));
process.on('SIGTERM', () => { server.close(); server.closeAllConnections(); });
`;

const PLAIN = `
const http = require('node:http');
const server = http.createServer((request, response) => {
  if (request.url.startsWith('/endless')) return response.write('a');
  if (request.url === '/stream') {
    response.write('first ');
    return setTimeout(() => response.end('last'), 20);
  }
  if (request.url.startsWith('/length')) response.setHeader('content-length', 5);
  request.resume().on('end', () => {
    response.statusCode = Number(request.url.match(/^\\/(\\d{3})$/)?.[1] ?? 200);
    response.end('hello');
  });
});
${SERVE}`;

const EXPRESS = `
const express = require('express');
const app = express();
app.get('/exams/:id', (request, response) => response.json({ id: request.params.id }));
app.use('/api/v1/patients/:mrn', express.Router().get('/letters', (request, response) => response.send('ok')));
app.get('/fails', () => { throw new TypeError('no'); });
app.get('/mrn/:mrn', (request, response) => response.status(500).send('no'));
const server = require('node:http').createServer(app);
${SERVE}`;

// Asks another server, which is not instrumented: it answers from below `http`.
const ASKING = `
const http = require('node:http');
const other = require('node:net').createServer((socket) =>
  socket.on('error', () => {}).once('data', () => socket.end('HTTP/1.1 204 No Content\\r\\nconnection: close\\r\\n\\r\\n')));
other.listen(0, '127.0.0.1');
const server = http.createServer((request, response) => {
  http.get({ host: '127.0.0.1', port: other.address().port, path: '/other' }, (answer) =>
    answer.resume().on('end', () => response.end('done')));
});
process.on('SIGTERM', () => other.close());
${SERVE}`;

type Ask = (path: string, init?: RequestInit) => Promise<string>;

/** Runs a service while it is asked; returns its records of requests. */
async function recordsOf(
  app: string,
  receiver: OtlpReceiver,
  during: (ask: Ask, port: number) => Promise<unknown>,
  env: Record<string, string> = { LOG_HTTP_RECORDS: 'on' },
): Promise<ReceivedLog[]> {
  const { records, code } = await runApp({
    flag: 'require',
    app: { cjs: app },
    receiver,
    env,
    during: async ({ child, untilOutput }) => {
      const [, port] = await untilOutput(/listening (\d+)/);
      const ask: Ask = async (path, init) =>
        (await fetch(`http://127.0.0.1:${port}${path}`, init)).text();
      await during(ask, Number(port));
      child.kill('SIGTERM');
    },
  });
  expect(code).toBe(0);
  return records.filter(({ scope }) => scope.name === 'http');
}

describe('LOG_HTTP_RECORDS', () => {
  it('is off by default: a request is no log call', async ({ receiver }) => {
    expect(await recordsOf(PLAIN, receiver, (ask) => ask('/exams'), {})).toEqual([]);
  });

  it('records each finished request, in its trace and correlation', async ({ receiver }) => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const [record] = await recordsOf(PLAIN, receiver, (ask) =>
      ask('/length?token=rpt_7hK2mQx9vT4bLz8WcY3nPd6S', {
        method: 'POST',
        body: 'hello you',
        headers: {
          traceparent: `00-${trace}-00f067aa0ba902b7-01`,
          'x-correlation-id': 'e02f6a2c-6e44-4c0e-9a4b-0b1c2d3e4f50',
        },
      }),
    );
    expect(record).toMatchObject({
      body: expect.stringMatching(/^POST \/length -> 200 in \d+\.\d ms$/),
      eventName: 'http.server.request',
      severityText: 'info',
      traceId: trace,
      attributes: {
        'http.request.method': 'POST',
        'url.path': '/length',
        'http.response.status_code': 200,
        'http.request.body.size': 9,
        'http.response.body.size': 5,
        'network.protocol.version': '1.1',
        duration_ms: expect.any(Number),
        'correlation.id': 'e02f6a2c-6e44-4c0e-9a4b-0b1c2d3e4f50',
      },
    });
    expect(JSON.stringify(record)).not.toMatch(/rpt_7h|user_agent|client\.address|url\.query/);
  });

  it.for([
    ['/200', 'info', undefined],
    ['/404', 'warn', undefined],
    ['/503', 'error', '503'],
  ] as const)('%s is recorded as %s', async ([path, level, errorType], { receiver }) => {
    const [record] = await recordsOf(PLAIN, receiver, (ask) => ask(path));
    expect(record?.severityText).toBe(level);
    expect(record?.attributes['error.type']).toBe(errorType);
  });

  it('says that the client went away before the end', async ({ receiver }) => {
    const [record] = await recordsOf(PLAIN, receiver, async (ask, port) => {
      await new Promise<void>((resolve) => {
        const request = get(`http://127.0.0.1:${port}/endless`, (response) => {
          response.once('data', () => request.destroy());
          response.on('error', () => resolve());
        });
      });
      await ask('/200'); // so that the server has seen it
    });
    expect(record).toMatchObject({
      body: expect.stringMatching(/^GET \/endless -> aborted after \d+\.\d ms$/),
      severityText: 'warn',
      attributes: { 'error.type': 'aborted', 'http.response.status_code': 200 },
    });
  });

  it('records https too', async ({ receiver }) => {
    const { ca, server } = await makeCertificates();
    const app = `
const server = require('node:https').createServer(${JSON.stringify(server)}, (request, response) => response.end('ok'));
${SERVE}`;
    const [record] = await recordsOf(
      app,
      receiver,
      (_ask, port) =>
        new Promise<void>((resolve, reject) => {
          getSecurely({ host: '127.0.0.1', port, path: '/exams', ca }, (response) =>
            response.resume().on('end', resolve),
          ).on('error', reject);
        }),
    );
    expect(record?.body).toMatch(/^GET \/exams -> 200 in /);
  });

  it('leaves a streamed response as it is', async ({ receiver }) => {
    let text = '';
    const [record] = await recordsOf(PLAIN, receiver, async (ask) => {
      text = await ask('/stream');
    });
    expect(text).toBe('first last');
    expect(record?.attributes).not.toHaveProperty('http.response.body.size');
  });

  it('has the route of Express, without the values in it', async ({ receiver }) => {
    const records = await recordsOf(EXPRESS, receiver, async (ask) => {
      await ask('/exams/4711');
      await ask('/api/v1/patients/MRN0012345/letters');
      await ask('/fails');
      await ask('/mrn/MRN0012345');
      await ask('/nowhere');
    });
    expect(records.map(({ attributes }) => attributes['http.route'])).toEqual([
      '/exams/:id',
      '/api/v1/patients/*/letters',
      '/fails',
      '/mrn/:mrn',
      undefined,
    ]);
    expect(records.map(({ body }) => String(body).replace(/ \d+\.\d ms$/, ''))).toEqual([
      'GET /exams/:id -> 200 in',
      'GET /api/v1/patients/*/letters -> 200 in',
      'GET /fails -> 500 in',
      'GET /mrn/:mrn -> 500 in',
      'GET /nowhere -> 404 in',
    ]);
    expect(JSON.stringify(records)).not.toContain('0012345');
  });

  it('redacts the path, in the attribute and in the text', async ({ receiver }) => {
    const records = await recordsOf(PLAIN, receiver, async (ask) => {
      await ask('/patients/536-22-8741');
      await ask('/patients/amelia-hartwell/letters');
      await ask('/mail/jane.planted@example.org');
    });
    expect(records).toHaveLength(3);
    expect(JSON.stringify(records)).not.toMatch(/536-22|hartwell|jane\.planted/);
    expect(records[0]).toMatchObject({
      body: expect.stringContaining('GET /patients/REDACTED -> 200'),
      attributes: { 'url.path': '/patients/REDACTED' },
    });
  });

  it('does not record what the application asks others', async ({ receiver }) => {
    const records = await recordsOf(ASKING, receiver, (ask) => ask('/once'));
    expect(records.map(({ attributes }) => attributes['url.path'])).toEqual(['/once']);
  });
});

describe('LOG_HTTP_IGNORE', () => {
  it('by default leaves out what orchestrators ask for all day', async ({ receiver }) => {
    const paths = [
      '/health',
      '/healthz',
      '/health/live',
      '/livez',
      '/readyz',
      '/ready',
      '/metrics',
      '/ping',
    ];
    const records = await recordsOf(PLAIN, receiver, async (ask) => {
      for (const path of [...paths, '/healthy/../exams', '/exams/health']) await ask(path);
    });
    expect(records.map(({ attributes }) => attributes['url.path'])).toEqual([
      '/exams',
      '/exams/health',
    ]);
  });

  it('is a list of globs in place of those', async ({ receiver }) => {
    const env = { LOG_HTTP_RECORDS: 'on', LOG_HTTP_IGNORE: '/static/*, *.png' };
    const records = await recordsOf(
      PLAIN,
      receiver,
      async (ask) => {
        for (const path of ['/static/a.js', '/logo.png?v=1', '/health', '/statics'])
          await ask(path);
      },
      env,
    );
    expect(records.map(({ attributes }) => attributes['url.path'])).toEqual([
      '/health',
      '/statics',
    ]);
  });
});
