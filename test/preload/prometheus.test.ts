import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { inspect } from 'node:util';
import { describe, expect } from 'vitest';
import { it } from '../helpers/preload-test.ts';
import { metricsUrl, PROMETHEUS_ENV, scrape, valuesOf } from '../helpers/prometheus.ts';
import { ensurePromtool } from '../helpers/promtool.ts';
import { runApp } from '../helpers/run-app.ts';

// Runs until it is told to stop.
const SERVICE = `
const http = require('node:http');
console.info('started');
console.warn('mail to jane.planted@example.org');
console.error(new TypeError('bad'));
const server = http.createServer((request, response) => response.end('hello'));
server.listen(0, '127.0.0.1', () => process.stdout.write('listening ' + server.address().port + '\\n'));
process.on('SIGTERM', () => { server.close(); server.closeAllConnections(); });
`;

const promtool = await ensurePromtool();

describe('OTEL_METRICS_EXPORTER', () => {
  it('prometheus serves metrics, and needs no Collector', async () => {
    let text = '';
    const { code } = await runApp({
      flag: 'require',
      app: { cjs: SERVICE },
      env: PROMETHEUS_ENV,
      during: async (app) => {
        const url = await metricsUrl(app);
        const [, port] = await app.untilOutput(/listening (\d+)/);
        await (await fetch(`http://127.0.0.1:${port}/`)).text();
        text = await scrape(url);
        app.child.kill('SIGTERM');
      },
    });
    expect(code).toBe(0);
    expect(valuesOf(text, 'log_messages_total')).toMatchObject({
      'level="info"': 1,
      'level="warn"': 1,
      'level="error"': 1,
    });
    expect(valuesOf(text, 'lumen_redaction_replacements_total')).toMatchObject({
      'detector="email",strategy="replace"': 1,
    });
    expect(text).toContain('http_server_request_duration_count{http_request_method="GET"');
    expect(text).not.toContain('jane.planted');
  });

  it('otlp,prometheus does both', async ({ receiver }) => {
    let text = '';
    await runApp({
      flag: 'require',
      app: { cjs: SERVICE },
      receiver,
      env: { ...PROMETHEUS_ENV, OTEL_METRICS_EXPORTER: 'otlp,prometheus' },
      during: async (app) => {
        text = await scrape(await metricsUrl(app));
        app.child.kill('SIGTERM');
      },
    });
    expect(text).toContain('log_messages_total');
    expect(receiver.metrics().map(({ name }) => name)).toContain('log_messages_total');
  });

  it.for(['none', 'prometheus'])(
    '%s sends nothing to the Collector',
    async (exporter, { receiver }) => {
      await runApp({
        flag: 'require',
        app: { cjs: "console.info('hello')" },
        receiver,
        env: { ...PROMETHEUS_ENV, OTEL_METRICS_EXPORTER: exporter },
      });
      expect(receiver.logs()).toHaveLength(1);
      expect(receiver.metrics()).toEqual([]);
    },
  );
});

describe('metrics of the application', () => {
  const MEASURED = `
const { metrics } = require('@opentelemetry/api');
const meter = metrics.getMeter('mail');
for (const name of ['orla.quinn', 'amelia', 'jane']) {
  const to = name + '@example.org';
  meter.createCounter('mails.sent').add(1, { to, kind: 'recall' });
  meter.createHistogram('mail.size', { unit: 'By', description: 'of ' + to }).record(20, { [to]: 1 });
  meter.createCounter('by ' + to).add(2);
  meter.createObservableCounter('read').addCallback((result) => result.observe(5, { to }));
  metrics.getMeter(to).createGauge('seen').record(1, { password: 'hunter2xyz' });
}
const wait = setInterval(() => {}, 1000);
process.on('SIGTERM', () => clearInterval(wait));`;

  it('are redacted over OTLP and at /metrics; equal series are one, with the right sums', async ({
    receiver,
  }) => {
    let text = '';
    await runApp({
      flag: 'require',
      app: { cjs: MEASURED },
      receiver,
      env: { ...PROMETHEUS_ENV, OTEL_METRICS_EXPORTER: 'otlp,prometheus' },
      during: async (app) => {
        const url = await metricsUrl(app);
        await scrape(url);
        text = await scrape(url);
        app.child.kill('SIGTERM');
      },
    });
    expect(text).not.toMatch(/orla|amelia|jane|hunter2/);
    expect(valuesOf(text, 'mails_sent_total')).toEqual({ 'to="REDACTED",kind="recall"': 3 });
    expect(valuesOf(text, 'mail_size_count')).toEqual({ 'REDACTED="1"': 3 });
    expect(valuesOf(text, 'mail_size_sum')).toEqual({ 'REDACTED="1"': 60 });
    expect(valuesOf(text, 'by_REDACTED_total')).toEqual({ '': 6 });
    expect(valuesOf(text, 'read_total')).toEqual({ 'to="REDACTED"': 15 });
    expect(valuesOf(text, 'seen')).toEqual({ 'password="REDACTED"': 1 });
    const sent = receiver.metrics();
    expect(inspect(sent, { depth: 9 })).not.toMatch(/orla|amelia|jane|hunter2/);
    expect(sent.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['mails.sent', 'by REDACTED']),
    );
    const series = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    const names = series.map((line) => line.slice(0, line.lastIndexOf(' ')));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});

describe('OTEL_EXPORTER_PROMETHEUS_PORT', () => {
  it('in use costs one line; the application and its logs go on', async ({ receiver }) => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
    const { port } = holder.address() as { port: number };
    const { code, stderr, records } = await runApp({
      flag: 'require',
      app: { cjs: "console.info('hello'); setTimeout(() => { process.exitCode = 3; }, 50);" },
      receiver,
      env: {
        OTEL_METRICS_EXPORTER: 'prometheus',
        OTEL_EXPORTER_PROMETHEUS_HOST: '127.0.0.1',
        OTEL_EXPORTER_PROMETHEUS_PORT: String(port),
      },
    });
    holder.close();
    expect(code).toBe(3);
    expect(records).toMatchObject([{ body: 'hello' }]);
    expect(stderr.split('\n').filter(Boolean)).toEqual([
      expect.stringMatching(
        new RegExp(
          `OTEL_EXPORTER_PROMETHEUS_PORT: cannot listen on 127\\.0\\.0\\.1:${port} \\(EADDRINUSE\\)`,
        ),
      ),
    ]);
  });
});

describe('OTEL_EXPORTER_PROMETHEUS_HOST', () => {
  it('is where it listens', async () => {
    await runApp({
      flag: 'require',
      app: { cjs: SERVICE },
      env: { ...PROMETHEUS_ENV, OTEL_EXPORTER_PROMETHEUS_HOST: '127.0.0.1' },
      during: async (app) => {
        expect(await metricsUrl(app)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/metrics$/);
        app.child.kill('SIGTERM');
      },
    });
  });

  it.for([
    ['203.0.113.7', 'EADDRNOTAVAIL'],
    ['no such host', 'E[A-Z_]+'],
  ] as const)('%s costs one line that names it', async ([host, reason]) => {
    const { code, stderr } = await runApp({
      flag: 'require',
      app: { cjs: 'setTimeout(() => {}, 200)' },
      env: { OTEL_METRICS_EXPORTER: 'prometheus', OTEL_EXPORTER_PROMETHEUS_HOST: host },
    });
    expect(code).toBe(0);
    expect(stderr).toMatch(
      new RegExp(
        `^lumen-otel-logger warn: OTEL_EXPORTER_PROMETHEUS_HOST: cannot listen on ${host}:9464 \\(${reason}\\); .*\n$`,
      ),
    );
  });
});

describe('the server for Prometheus', () => {
  it('keeps no application alive, not even with an open connection', async () => {
    const ended = await runApp({ flag: 'require', app: { cjs: '' }, env: PROMETHEUS_ENV });
    expect(ended).toMatchObject({ code: 0, signal: null });

    const held = await runApp({
      flag: 'require',
      app: {
        cjs: `
const wait = setInterval(() => {}, 1000);
process.on('SIGTERM', () => clearInterval(wait));`,
      },
      env: PROMETHEUS_ENV,
      during: async (app) => {
        await scrape(await metricsUrl(app)); // fetch keeps its connection open
        app.child.kill('SIGTERM');
      },
    });
    expect(held).toMatchObject({ code: 0, signal: null });
  });

  it('is neither traced, measured nor recorded', async ({ receiver }) => {
    let text = '';
    const { records } = await runApp({
      flag: 'require',
      app: { cjs: SERVICE },
      receiver,
      env: { ...PROMETHEUS_ENV, LOG_HTTP_RECORDS: 'on', LOG_HTTP_IGNORE: '/nothing' },
      during: async (app) => {
        const url = await metricsUrl(app);
        await scrape(url);
        expect((await fetch(`${url}/other`)).status).toBe(404);
        expect((await fetch(url, { method: 'POST', body: 'x' })).status).toBe(404);
        text = await scrape(url);
        app.child.kill('SIGTERM');
      },
    });
    expect(text).not.toContain('http_server_request_duration_count');
    expect(receiver.spans()).toEqual([]);
    expect(records.map(({ scope }) => scope.name)).not.toContain('http');
  });

  it('is opened by the main thread only', async () => {
    const { code, stderr } = await runApp({
      flag: 'require',
      app: {
        cjs: `
const { Worker } = require('node:worker_threads');
const source = "console.info('from a thread'); setTimeout(() => {}, 100)";
new Worker(source, { eval: true }).on('exit', (code) => { process.exitCode = code; });`,
      },
      env: PROMETHEUS_ENV,
    });
    expect(code).toBe(0);
    expect(stderr.match(/metrics for Prometheus/g)).toHaveLength(1);
    expect(stderr).not.toContain('cannot listen');
  });

  it('serves what promtool has nothing to say against', async ({ receiver, skip }) => {
    if (!promtool) skip('promtool is not here: apt-get install prometheus');
    let text = '';
    await runApp({
      flag: 'require',
      app: { cjs: SERVICE },
      receiver,
      env: { ...PROMETHEUS_ENV, LOG_SAMPLING: 'info=0' },
      during: async (app) => {
        const [, port] = await app.untilOutput(/listening (\d+)/);
        await (await fetch(`http://127.0.0.1:${port}/`)).text();
        text = await scrape(await metricsUrl(app));
        app.child.kill('SIGTERM');
      },
    });
    for (const name of ['lumen_spool_size', 'lumen_log_sampled_out_total', 'log_errors_total']) {
      expect(text).toContain(`# TYPE ${name} `);
    }
    const { status, stdout, stderr } = spawnSync(promtool as string, ['check', 'metrics'], {
      input: text,
      encoding: 'utf8',
    });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});
