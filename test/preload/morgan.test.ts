import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import type { OtlpReceiver } from '../helpers/otlp-receiver.ts';
import { it } from '../helpers/preload-test.ts';
import { type AppResult, type AppRun, runApp } from '../helpers/run-app.ts';
import { REPOSITORY } from '../helpers/source-files.ts';

const NUMBER = '536-22-8147';
const RECORD_NUMBER = '88412076';
const EMAIL = 'orla.quint@example.org';
const PLANTED = [NUMBER, RECORD_NUMBER, EMAIL, '203.0.113.77'];
const PATH = `/patients/${RECORD_NUMBER}/letters?ssn=${NUMBER}&page=2`;
const TRACE = '7f3a1c5e9b2d4860a1b2c3d4e5f60718';
const CORRELATION = '3c2b1a00-5e44-4c0e-9a4b-0b1c2d3e4f51';
const HEADERS = {
  traceparent: `00-${TRACE}-00f067aa0ba902b7-01`,
  'x-correlation-id': CORRELATION,
  referer: `https://portal.example/search?email=${EMAIL}`,
  'x-forwarded-for': '203.0.113.77',
  'user-agent': 'portal/3.1',
};

/** A service on Express; `use` sets its access log up, with `morgan` and `app` at hand. */
const service = (use: string): string => `
const express = require('express');
const morgan = require('morgan');
const app = express().set('trust proxy', true);
${use}
app.get('/broken', (request, response) => response.status(503).send('no'));
app.get('/health', (request, response) => response.send('ok'));
app.get('/patients/:id/letters', (request, response) => setTimeout(() => response.send('two'), 5));
const server = app.listen(0, '127.0.0.1', () => process.stdout.write('listening on ' + server.address().port + '\\n'));
process.on('SIGTERM', () => { server.close(); server.closeAllConnections(); });
`;
async function visit(
  app: AppRun['app'],
  run: Partial<AppRun> & { receiver: OtlpReceiver },
  paths = [PATH],
): Promise<AppResult> {
  const result = await runApp({
    flag: 'require',
    app,
    ...run,
    during: async ({ child, untilOutput }) => {
      const [, port] = await untilOutput(/listening on (\d+)/);
      for (const path of paths) {
        await (await fetch(`http://127.0.0.1:${port}${path}`, { headers: HEADERS })).text();
      }
      child.kill('SIGTERM');
    },
  });
  expect(result.code).toBe(0);
  return result;
}

const accessRecords = ({ records }: AppResult) =>
  records.filter(({ scope }) => scope.name !== 'console');

function expectClean(result: AppResult): void {
  const everything = result.stdout + result.stderr + JSON.stringify(result.records);
  for (const planted of PLANTED) expect(everything).not.toContain(planted);
}

const EXAMPLE = readFileSync(join(REPOSITORY, 'examples/frameworks/morgan.cjs'), 'utf8');
const LINE =
  /"GET \/patients\/REDACTED\/letters\?ssn=REDACTED&page=2 HTTP\/1\.1" 200 \d+ "https:\/\/portal\.example\/search\?email=REDACTED" "portal\/3\.1"/;

describe.for([
  { module: 'CommonJS', app: { cjs: EXAMPLE } },
  {
    module: 'ES module',
    app: { esm: EXAMPLE.replace(/const (\w+) = require\('(\w+)'\);/g, "import $1 from '$2';") },
  },
])("morgan('combined') of an application that is $module", ({ app }) => {
  it('has one redacted record with the IDs of the request, and one line of ours', async ({
    receiver,
  }) => {
    const result = await visit(app, { receiver, env: { LOG_FORMAT: 'json' } });
    const records = accessRecords(result);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      body: expect.stringMatching(LINE),
      scope: { name: 'morgan' },
      severityText: 'info',
      traceId: TRACE,
      attributes: {
        'correlation.id': CORRELATION,
        'http.request.method': 'GET',
        'url.path': '/patients/REDACTED/letters',
        'http.route': '/patients/:id/letters',
        'http.response.status_code': 200,
        duration_ms: expect.any(Number),
      },
    });
    const lines = result.stdout.split('\n').filter((line) => line.includes('/letters'));
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { logger: 'morgan', message: expect.stringMatching(LINE), correlation_id: CORRELATION },
    ]);
    expectClean(result);
  });

  it.for([
    ['keep', 1],
    ['off', 0],
  ] as const)(
    'LOG_CONSOLE=%s: %i line of its own, and the record',
    async ([mode, lines], { receiver }) => {
      const result = await visit(app, { receiver, env: { LOG_CONSOLE: mode } });
      const printed = result.stdout.split('\n').filter((line) => line.includes('/letters'));
      expect(printed).toHaveLength(lines);
      for (const line of printed) expect(line).toMatch(/^::ffff:REDACTED - - \[|^REDACTED - - \[/);
      for (const line of printed) expect(line).toMatch(LINE);
      expect(accessRecords(result)).toHaveLength(1);
      expectClean(result);
    },
  );
});

describe('a stream of the application', () => {
  it.for([
    [
      'winston',
      "const logger = require('winston').createLogger({ level: 'debug', transports: [new (require('winston').transports.Console)()] });",
      'logger.debug(line.trim())',
      'winston',
    ],
    ['pino', "const logger = require('pino')();", 'logger.info(line.trim())', 'pino'],
    ['console', '', 'console.warn(line.trim())', 'console'],
  ] as const)(
    'that logs with %s: the one record is that of its logger',
    async ([, create, call, scope], { receiver }) => {
      const app = service(`${create}
      app.use(morgan('combined', { stream: { write: (line) => ${call} } }));`);
      const env = { LOG_LEVEL: 'debug' };
      const result = await visit({ cjs: app }, { receiver, env });
      const about = result.records.filter(({ body }) => String(body).includes('/letters'));
      expect(about).toHaveLength(1);
      expect(about[0]).toMatchObject({
        body: expect.stringMatching(LINE),
        scope: { name: scope },
        traceId: TRACE,
        attributes: { 'correlation.id': CORRELATION },
      });
      expectClean(result);
    },
  );

  it('that is a file gets the redacted line, and there is one record', async ({ receiver }) => {
    const app = service(`
      const file = require('node:path').join(process.env.HOME, 'access.log');
      const stream = require('node:fs').createWriteStream(file);
      app.use(morgan('combined', { stream }));
      process.on('exit', () => process.stderr.write(require('node:fs').readFileSync(file, 'utf8')));`);
    const result = await visit({ cjs: app }, { receiver });
    expect(result.stderr).toMatch(LINE);
    expect(result.stdout).not.toContain('/letters');
    expect(accessRecords(result)).toMatchObject([{ scope: { name: 'morgan' }, traceId: TRACE }]);
    expectClean(result);
  });
});

describe('severity', () => {
  it.for([
    ['/health', 'info'],
    ['/nowhere', 'warn'],
    ['/broken', 'error'],
  ] as const)('%s is recorded as %s', async ([path, severityText], { receiver }) => {
    const app = service("app.use(morgan('tiny'));");
    expect(accessRecords(await visit({ cjs: app }, { receiver }, [path]))).toMatchObject([
      { severityText, body: expect.stringContaining(path) },
    ]);
  });
});

describe('LOG_HTTP_RECORDS', () => {
  it('has the record of a request that it records; morgan has those of the others', async ({
    receiver,
  }) => {
    const app = service("app.use(morgan('tiny'));");
    const env = { LOG_HTTP_RECORDS: 'on' };
    const result = await visit({ cjs: app }, { receiver, env }, ['/broken', '/health']);
    expect(accessRecords(result).map(({ scope, body }) => [scope.name, body])).toEqual([
      ['http', expect.stringContaining('/broken')],
      ['morgan', expect.stringContaining('/health')],
    ]);
  });
});

describe('forms of morgan', () => {
  it.for([
    [
      'a format function with tokens',
      "morgan((tokens, request, response) => [tokens.method(request, response), tokens.url(request, response), tokens.req(request, response, 'referer')].join(' '))",
    ],
    [
      'a format function that reads the request',
      "morgan((tokens, request) => 'GET ' + request.originalUrl + ' from ' + request.ip)",
    ],
    ['a named format', "(morgan.format('ours', ':method :url :status'), morgan('ours'))"],
    ['a text', "morgan(':method :url :referrer')"],
    ['dev', "morgan('dev')"],
    ['common', "morgan('common')"],
    ['immediate', "morgan('tiny', { immediate: true })"],
    ['buffer', "morgan('tiny', { buffer: 10 })"],
    ['an object', "morgan({ format: 'tiny' })"],
    ['no format', 'morgan()'],
  ] as const)('%s: one redacted record', async ([, middleware], { receiver }) => {
    const result = await visit({ cjs: service(`app.use(${middleware});`) }, { receiver });
    expect(accessRecords(result)).toMatchObject([
      {
        body: expect.stringContaining('/patients/REDACTED/letters?ssn=REDACTED&page=2'),
        scope: { name: 'morgan' },
        severityText: 'info',
        traceId: TRACE,
      },
    ]);
    expectClean(result);
  });

  it('skip, and a format that returns nothing: no record', async ({ receiver }) => {
    const app = service(`
      app.use(morgan('tiny', { skip: () => true }));
      app.use(morgan(() => null));`);
    expect(accessRecords(await visit({ cjs: app }, { receiver }))).toEqual([]);
  });

  it('a token is redacted by its name, and a header by its own', async ({ receiver }) => {
    const app = service(`
      morgan.token('password', () => 'korn blume');
      app.use(morgan(':method :password :req[x-correlation-id]'));`);
    const [record] = accessRecords(await visit({ cjs: app }, { receiver }));
    expect(record?.body).toBe(`GET REDACTED ${CORRELATION}`);
  });
});
