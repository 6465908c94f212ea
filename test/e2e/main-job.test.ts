import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  LOGGERS,
  type LoggerName,
  load,
  loggerApp,
  type ModuleKind,
} from '../helpers/logger-calls.ts';
import { runApp } from '../helpers/run-app.ts';
import { stackMissing, startTestStack, type TestStack } from '../helpers/stack.ts';

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const PLANTED = ['536-22-8741', 'amelia.hartwell@example.org', 'Amelia Hartwell', 'hunter2-secret'];
const missing = stackMissing();

/** A server that logs in its only request, which comes with both headers. */
function service(logger: LoggerName, kind: ModuleKind, id: string) {
  return loggerApp(
    logger,
    kind,
    `${load(kind, 'http')}
const server = http.createServer((request, response) => {
  info('report of Amelia Hartwell, SSN 536-22-8741, is ready', { email: 'amelia.hartwell@example.org', password: 'hunter2-secret', visits: 3 });
  response.end();
  server.close();
});
server.listen(0, '127.0.0.1', () => {
  const headers = { traceparent: '00-${TRACE_ID}-00f067aa0ba902b7-01', 'x-correlation-id': '${id}', connection: 'close' };
  process.getBuiltinModule('node:child_process').execFile(process.execPath, ['-e', 'fetch(process.argv[1], { headers: JSON.parse(process.argv[2]) })', 'http://127.0.0.1:' + server.address().port, JSON.stringify(headers)]);
});
`,
  );
}

describe.skipIf(missing)('from a log call to the real Collector, Loki and the file', () => {
  let stack: TestStack;
  beforeAll(async () => {
    stack = await startTestStack();
  });
  afterAll(() => stack?.remove());

  const rows = LOGGERS.flatMap((logger) =>
    (['cjs', 'esm'] as const).map((kind) => ({ logger, kind })),
  );
  it.for(rows)('$logger, $kind', async ({ logger, kind }) => {
    const id = randomUUID();
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: stack.otlpHttpUrl, OTEL_SERVICE_NAME: 'media' };
    const { code, stdout, stderr } = await runApp({
      flag: 'require',
      app: service(logger, kind, id),
      env: { ...env, LOG_SHUTDOWN_TIMEOUT_MS: '15000' },
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const query = `{service_name="media"} | correlation_id="${id}"`;
    const lines = await stack.lokiUntil(query, (all) => all.length > 0);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.line).toBe('report of REDACTED, SSN REDACTED, is ready');
    expect(lines[0]?.metadata).toMatchObject({
      trace_id: TRACE_ID,
      severity_number: '9',
      log_stream: 'app',
      visits: '3',
      email: 'REDACTED',
    });
    expect(stack.collectorOutput()).toContain(id);
    const everything = stdout + stack.collectorOutput() + JSON.stringify(lines);
    expect(PLANTED.filter((identifier) => everything.includes(identifier))).toEqual([]);
  });

  it.for(['http/protobuf', 'http/json', 'grpc'])('by %s, compressed', async (protocol) => {
    const service = `by-${protocol.replace('/', '-')}`;
    await runApp({
      flag: 'require',
      app: { cjs: "console.info('hello', { protocol: true });" },
      env: {
        OTEL_EXPORTER_OTLP_ENDPOINT: protocol === 'grpc' ? stack.otlpGrpcUrl : stack.otlpHttpUrl,
        OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
        OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
        OTEL_SERVICE_NAME: service,
        LOG_SHUTDOWN_TIMEOUT_MS: '15000',
      },
    });
    const lines = await stack.lokiUntil(`{service_name="${service}"}`, (all) => all.length > 0);
    expect(lines.map(({ line }) => line)).toEqual(['hello']);
  });

  it('spans go out too, redacted', async () => {
    const app = {
      cjs: `const http = require('node:http');
const server = http.createServer((request, response) => response.end()).listen(0, '127.0.0.1', () =>
  http.get('http://127.0.0.1:' + server.address().port + '/reports?token=hunter2-secret', (response) => {
    response.resume();
    response.on('end', () => server.close());
  }));`,
    };
    const env = {
      OTEL_EXPORTER_OTLP_ENDPOINT: stack.otlpHttpUrl,
      OTEL_SERVICE_NAME: 'spans',
      LOG_SHUTDOWN_TIMEOUT_MS: '15000',
    };
    await runApp({ flag: 'require', app, env });
    const traces = readFileSync(join(dirname(stack.filePath), 'traces.jsonl'), 'utf8');
    expect(traces).toContain('"url.query"');
    expect(traces).not.toContain('hunter2-secret');
  });
});
