import { describe, expect } from 'vitest';
import { LOGGERS, loggerApp, recordsWith } from '../helpers/logger-calls.ts';
import { availableNodes } from '../helpers/node-versions.ts';
import type { OtlpReceiver, ReceivedLog } from '../helpers/otlp-receiver.ts';
import { it } from '../helpers/preload-test.ts';
import { type AppRun, runApp } from '../helpers/run-app.ts';

const LOAD = {
  cjs: "const lumen = require('@lumen/otel-logger');",
  esm: "import * as lumen from '@lumen/otel-logger';",
};
const NOT_RECORDED = /^lumen-otel-logger warn: the logger was used where nothing is started, .*\n$/;

/** Runs an application that must end well, and returns its records by their message. */
async function recordsOf(run: AppRun, receiver: OtlpReceiver): Promise<Map<unknown, ReceivedLog>> {
  const { code, stderr } = await runApp({ ...run, receiver });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const logs = await receiver.waitForLogs((all) => recordsWith(all, 'the end').length > 0);
  return new Map(logs.map((log) => [log.body, log]));
}

describe('getLogger under the flag', async () => {
  const nodes = await availableNodes(['22.15', '24', '26']);
  const rows = nodes.flatMap((node) => [
    { node, kind: 'cjs', flag: 'require' } as const,
    { node, kind: 'esm', flag: 'require' } as const,
    { node, kind: 'esm', flag: 'import' } as const,
  ]);
  it.for(rows)('Node $node, $kind --$flag', async ({ node, kind, flag }, { receiver }) => {
    const source = `${LOAD[kind]}
const logger = lumen.getLogger('media').child({ ward: 'B12' });
logger.info('uploaded', { images: 3, patientName: 'Amelia Hartwell' });
logger.error('failed', { err: new TypeError('no MRN 00123456') });
logger.event('exam.uploaded', { images: 3 });
logger.debug('below the level');
logger.info('the end');`;
    const app = kind === 'cjs' ? { cjs: source } : { esm: source };
    const records = await recordsOf({ node, flag, app }, receiver);
    expect([...records.keys()]).toEqual(['uploaded', 'failed', 'exam.uploaded', 'the end']);
    expect(records.get('uploaded')).toMatchObject({
      scope: { name: 'media' },
      severityNumber: 9,
      attributes: { images: 3, ward: 'B12', patientName: 'REDACTED', 'log.stream': 'app' },
    });
    expect(records.get('failed')).toMatchObject({
      severityNumber: 17,
      attributes: {
        'exception.type': 'TypeError',
        'exception.message': 'no MRN REDACTED',
        'exception.stacktrace': expect.stringContaining('TypeError: no MRN REDACTED'),
      },
    });
    expect(records.get('exam.uploaded')).toMatchObject({ eventName: 'exam.uploaded' });
  });

  it('whatever it is given, the application goes on and each call is a record', async ({
    receiver,
  }) => {
    const app = {
      cjs: `${LOAD.cjs}
const fail = () => { throw new Error('mine'); };
const hostile = new Proxy({}, { get: fail, ownKeys: fail, getPrototypeOf: fail, has: fail });
const circular = { name: 'circular' };
circular.self = circular;
const values = [undefined, null, 42, 5n, Symbol('x'), fail, hostile, circular, [1, 2], new Map([[{}, 1]])];
const logger = lumen.getLogger('media');
for (const value of values) {
  logger.info(value, value);
  logger.child(value).error('child', { err: value, value });
  logger.event(value, value, value);
  lumen.withContext(value, () => logger.info('in a context'));
  lumen.timer(String(typeof value), {}).stop(value);
  try {
    lumen.operation('thrown', () => { throw value; });
  } catch (error) {
    if (error !== value) throw new Error('not what was thrown');
  }
}
logger.info('the end');`,
    };
    const { code, stderr } = await runApp({ flag: 'require', app, receiver });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const logs = await receiver.waitForLogs((all) => recordsWith(all, 'the end').length > 0);
    expect(logs).toHaveLength(10 * 6 + 1);
    expect(recordsWith(logs, 'in a context')).toHaveLength(10);
    expect(recordsWith(logs, 'thrown failed')).toHaveLength(10);
  });

  it.for([
    { mode: 'replace', lines: ['ours', 'console', 'health checks: pass, score 100'] },
    { mode: 'keep', lines: ['ours', 'health checks: pass, score 100'] },
    { mode: 'off', lines: [] },
  ])(
    'LOG_CONSOLE=$mode: one redacted line a call, none where it is off',
    async ({ mode, lines }) => {
      const app = {
        esm: `${LOAD.esm}
lumen.getLogger().info('ours', { mrn: '00123456' });
console.info('console');
await lumen.runHealthChecks();`,
      };
      const env = { LOG_CONSOLE: mode, LOG_FORMAT: 'json' };
      const { code, stdout, stderr } = await runApp({ flag: 'require', app, env });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const printed = stdout.split('\n').filter((line) => line.startsWith('{'));
      expect(printed.map((line) => JSON.parse(line).message)).toEqual(lines);
      expect(stdout).not.toContain('00123456');
      expect(stdout.match(/console$/gm) ?? []).toHaveLength(mode === 'keep' ? 1 : 0);
    },
  );

  it('LOG_CALLER: says where the application called', async ({ receiver }) => {
    const app = {
      cjs: `${LOAD.cjs}
function upload() {
  lumen.getLogger('media').info('uploaded');
}
upload();
console.info('the end');`,
    };
    const env = { LOG_CALLER: 'true' };
    const records = await recordsOf({ flag: 'require', app, env }, receiver);
    expect(records.get('uploaded')?.attributes).toMatchObject({
      'code.line.number': 3,
      'code.function.name': 'upload',
    });
  });
});

describe('start() in code', () => {
  it('with options, which go before the environment', async ({ receiver }) => {
    const app = {
      esm: `${LOAD.esm}
lumen.start({
  level: 'debug',
  serviceName: 'in-code',
  endpoint: process.argv[2],
  shutdownTimeoutMillis: 15_000,
});
lumen.getLogger().debug('a detail');`,
    };
    const { code, stderr } = await runApp({
      flag: 'none',
      app,
      args: [receiver.url],
      env: { LOG_LEVEL: 'error', OTEL_SERVICE_NAME: 'in-environment' },
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [log] = await receiver.waitForLogs(1);
    expect(log).toMatchObject({ body: 'a detail', resource: { 'service.name': 'in-code' } });
  });

  it('with a bad option costs one line', async () => {
    const app = { esm: `${LOAD.esm} lumen.start({ level: 'verbose' }); console.log('ok');` };
    const { code, stdout, stderr } = await runApp({ flag: 'none', app });
    expect(code).toBe(0);
    expect(stdout).toContain('ok');
    expect(stderr).toMatch(/^lumen-otel-logger warn: start\(\{ level \}\): [^\n]*\n$/);
  });

  it('too late, under the flag, says that its options are ignored', async () => {
    const app = {
      cjs: `${LOAD.cjs} lumen.start(); lumen.start({ level: 'fatal' }); console.info('ok');`,
    };
    const { stdout, stderr } = await runApp({ flag: 'require', app });
    expect(stdout).toContain('ok');
    expect(stderr).toMatch(/^lumen-otel-logger warn: start\(\): [^\n]* ignored\n$/);
  });
});

describe('where nothing is started', () => {
  const calls = `
const logger = lumen.getLogger('media');
for (let index = 0; index < 3; index++) logger.warn('lost', { err: new Error('x') });
const result = lumen.withContext({ a: 1 }, () => lumen.operation('job', () => 42));
lumen.timer('x').stop();
lumen.runHealthChecks().then(({ status }) => console.log(result, status, logger.isEnabled('fatal')));`;

  it('the application runs, and one line says that nothing is recorded', async () => {
    const { code, stdout, stderr } = await runApp({ flag: 'none', app: { cjs: LOAD.cjs + calls } });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '42 pass false\n' });
    expect(stderr).toMatch(NOT_RECORDED);
  });

  it.for(['require', 'none'] as const)(
    'OTEL_SDK_DISABLED: nobody expects records, so nothing is said (--%s)',
    async (flag) => {
      const env = { OTEL_SDK_DISABLED: 'true' };
      const run = await runApp({ flag, app: { cjs: LOAD.cjs + calls }, env });
      expect(run).toMatchObject({ code: 0, stdout: '42 pass false\n', stderr: '' });
    },
  );

  it('a call of no level that would be recorded says nothing', async () => {
    const app = { cjs: `${LOAD.cjs} lumen.getLogger().debug('x'); console.log('ok');` };
    expect(await runApp({ flag: 'none', app })).toMatchObject({ stdout: 'ok\n', stderr: '' });
  });

  it('start() after a shutdown begins again, without a warning', async () => {
    const app = {
      esm: `${LOAD.esm}
await lumen.start({ consoleMode: 'off' }).shutdown();
lumen.start();
lumen.getLogger().info('again');`,
    };
    const { code, stdout, stderr } = await runApp({ flag: 'none', app });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('again');
  });

  it.for([
    ['null', 'the options given are no object'],
    ["{ get level() { throw new Error('x'); } }", 'the options given cannot be read'],
    ["{ servicName: 'x' }", 'did you mean serviceName?'],
  ] as const)('start(%s) begins all the same, and costs one line', async ([given, line]) => {
    const app = { esm: `${LOAD.esm} lumen.start(${given}); console.info('goes on');` };
    const { code, stdout, stderr } = await runApp({ flag: 'none', app });
    expect(code).toBe(0);
    expect(stdout).toContain('goes on');
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(line)]);
  });

  it('after a shutdown the line comes too', async () => {
    const app = {
      esm: `${LOAD.esm}
const state = lumen.start({ consoleMode: 'off' });
lumen.getLogger().info('recorded');
await state.shutdown();
lumen.getLogger().info('lost');
console.log('ok');`,
    };
    const { code, stdout, stderr } = await runApp({ flag: 'none', app });
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'ok\n' });
    expect(stderr).toMatch(NOT_RECORDED);
  });

  it('after a shutdown the console is the original one, and only other loggers redact', async () => {
    const app = {
      esm: `${LOAD.esm}
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const log = require('pino')();
const { consola } = require('consola');
const log4js = require('log4js').configure({
  appenders: { out: { type: 'stdout' } },
  categories: { default: { appenders: ['out'], level: 'info' } },
}).getLogger();
const winston = require('winston');
const other = winston.createLogger({ transports: [new winston.transports.Console()] });
await lumen.start().shutdown();
console.log('the console told 123-45-6789');
for (const each of [log, consola, log4js, other]) each.info('a logger told 123-45-6789');
throw new Error('the end told 123-45-6789');`,
    };
    const { stdout, stderr } = await runApp({ flag: 'require', app });
    expect(stdout).toContain('the console told 123-45-6789');
    expect(stderr).toContain('the end told 123-45-6789');
    expect(stdout.match(/a logger told REDACTED/g)).toHaveLength(4);
    expect(stdout).not.toContain('a logger told 123');
  });
});

describe('withContext', () => {
  it.for(LOGGERS)(
    'is on the records of %s, behind their own fields',
    async (name, { receiver }) => {
      const source = `
const { withContext } = require('@lumen/otel-logger');
withContext({ tenant: 'north', ward: 'outer', mrn: '00123456' }, () => {
  setTimeout(() => info('inside', { ward: 'own' }), 1);
});
setTimeout(() => info('the end', {}), 20);`;
      const app = loggerApp(name, 'cjs', source);
      const { code, stderr } = await runApp({ flag: 'require', app, receiver });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const logs = await receiver.waitForLogs((all) => recordsWith(all, 'the end').length > 0);
      expect(recordsWith(logs, 'inside')).toHaveLength(1);
      const { attributes } = recordsWith(logs, 'inside')[0] as ReceivedLog;
      expect(attributes).toMatchObject({ tenant: 'north', mrn: 'REDACTED' });
      // `console` has no fields: what is given behind the message is part of it.
      if (name !== 'console') expect(attributes['ward']).toBe('own');
      expect(recordsWith(logs, 'the end')[0]?.attributes).not.toHaveProperty('tenant');
    },
  );
});

describe('an operation', () => {
  it('is a span, a metric and records of one trace and correlation ID', async ({ receiver }) => {
    const app = {
      esm: `${LOAD.esm}
const upload = lumen.traceable(
  async function upload(job) {
    console.info('inside');
    if (job.fails) throw new RangeError('no SSN 123-45-6789');
  },
  { correlationId: (job) => job.correlationId },
);
await upload({ correlationId: 'order-7f3a' });
await upload({ fails: true }).catch(() => {});
console.info('the end');`,
    };
    const records = await recordsOf(
      { flag: 'require', app, env: { OTEL_METRIC_EXPORT_INTERVAL: '200' } },
      receiver,
    );
    const [good, bad] = receiver.spans();
    expect([good?.name, bad?.name]).toEqual(['upload', 'upload']);
    expect(JSON.stringify(receiver.spans())).not.toContain('123-45-6789');
    expect(receiver.logs().filter(({ body }) => body === 'inside')).toMatchObject([
      { traceId: good?.traceId, attributes: { 'correlation.id': 'order-7f3a' } },
      { traceId: bad?.traceId, attributes: { 'correlation.id': expect.any(String) } },
    ]);
    expect(records.get('upload finished')).toMatchObject({
      traceId: good?.traceId,
      attributes: { outcome: 'success', 'correlation.id': 'order-7f3a' },
    });
    expect(records.get('upload failed')).toMatchObject({
      traceId: bad?.traceId,
      severityNumber: 17,
      attributes: { outcome: 'failure', 'exception.message': 'no SSN REDACTED' },
    });
    expect(records.get('the end')?.attributes).not.toHaveProperty('correlation.id');
    const names = receiver.metrics().map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['operation_duration_seconds', 'active_contexts']),
    );
  });
});

describe('two copies of the package', () => {
  it('share the pipeline that one of them started, contexts and health checks', async ({
    receiver,
  }) => {
    const app = {
      cjs: `
const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');
const first = require('@lumen/otel-logger');
const folder = dirname(require.resolve('@lumen/otel-logger'));
const second = require(join(folder, 'index.cjs'));
if (first.getLogger === second.getLogger) throw new Error('one copy only');
first.healthCheck('of the first', () => true);
first.withContext({ tenant: 'north' }, () => second.getLogger('second').info('from the second'));
second.runHealthChecks().then(({ checks }) => {
  console.info('checks: ' + checks.map(({ name }) => name));
  console.info('the end');
});`,
    };
    const records = await recordsOf({ flag: 'require', app }, receiver);
    expect(records.get('from the second')).toMatchObject({
      scope: { name: 'second' },
      attributes: { tenant: 'north' },
    });
    expect(records.has('checks: of the first')).toBe(true);
  });
});
