import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { runApp } from '../helpers/run-app.ts';
import { it, stackMissing } from '../helpers/stack.ts';

// As OTLP numbers the kinds of spans.
const SERVER = 2;
const CLIENT = 3;
const TOKEN = 'rpt_7hK2mQx9vT4bLz8WcY3nPd6S';

// A service that calls another one; both URLs carry what nobody may see.
const SERVICE = `
const http = require('node:http');
const server = http.createServer(async (request, response) => {
  if (request.url.startsWith('/files')) return response.end('a file');
  const [, query] = request.url.split('?');
  const file = await fetch('http://127.0.0.1:' + server.address().port + '/files?' + query);
  response.end(await file.text());
  server.close();
  server.closeIdleConnections();
});
server.listen(0, '127.0.0.1', () => process.stdout.write('listening ' + server.address().port + '\\n'));
`;

describe.skipIf(await stackMissing())('beside logs, the Collector gets', () => {
  it('the spans of a request, one trace, without the secrets of its URLs', async ({ stack }) => {
    const service = 'spans';
    const correlationId = randomUUID();
    const { code, stderr } = await runApp({
      flag: 'require',
      app: { cjs: SERVICE },
      env: { ...stack.env, OTEL_SERVICE_NAME: service },
      during: async ({ untilOutput }) => {
        const [, port] = await untilOutput(/listening (\d+)/);
        const query = `token=${TOKEN}&mail=amelia.hartwell%40example.org`;
        const headers = { connection: 'close', 'X-Correlation-ID': correlationId };
        await (await fetch(`http://127.0.0.1:${port}/reports?${query}`, { headers })).text();
      },
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });

    const spans = stack
      .spansInFile()
      .filter(({ resource }) => resource['service.name'] === service);
    const outer = spans.find(({ parentSpanId }) => parentSpanId === '');
    const client = spans.find(({ kind }) => kind === CLIENT);
    const inner = spans.find(({ parentSpanId }) => parentSpanId === client?.spanId);
    expect(spans).toHaveLength(3);
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
    expect(client?.parentSpanId).toBe(outer?.spanId);
    expect(inner).toMatchObject({ kind: SERVER, attributes: { 'url.path': '/files' } });
    expect(outer?.attributes).toMatchObject({
      'url.path': '/reports',
      'url.query': expect.stringContaining('mail=REDACTED'),
      'correlation.id': correlationId,
    });
    expect(client?.attributes).toMatchObject({
      'url.full': expect.stringContaining('mail=REDACTED'),
    });
    expect(stack.output()).not.toContain(TOKEN);
    expect(stack.output()).not.toContain('amelia.hartwell');
  });

  it('the metrics of requests and of our own delivery', async ({ stack }) => {
    const service = 'metrics';
    const { code } = await runApp({
      flag: 'require',
      app: { cjs: `console.info('to 536-22-8741');${SERVICE}` },
      env: { ...stack.env, OTEL_SERVICE_NAME: service },
      during: async ({ untilOutput }) => {
        const [, port] = await untilOutput(/listening (\d+)/);
        const headers = { connection: 'close' };
        await (await fetch(`http://127.0.0.1:${port}/reports?id=7`, { headers })).text();
      },
    });
    expect(code).toBe(0);
    const metrics = stack
      .metricsInFile()
      .filter(({ resource }) => resource['service.name'] === service);
    const points = (name: string) => metrics.find((metric) => metric.name === name)?.points;
    expect(points('http.server.request.duration')).toMatchObject([
      { count: 2, attributes: { 'http.response.status_code': 200 } },
    ]);
    expect(points('http.client.request.duration')).toMatchObject([{ count: 1 }]);
    expect(points('lumen.redaction.replacements')).toContainEqual(
      expect.objectContaining({ value: 1, attributes: { detector: 'ssn', strategy: 'replace' } }),
    );
    expect(points('otel.sdk.exporter.log.exported')).toHaveLength(1);
    // It counts records, not requests: of one record, one may still be on its way.
    const [queued] = points('otel.sdk.processor.log.queue.size') ?? [];
    expect(queued?.value).toBeLessThanOrEqual(1);
  });
});
