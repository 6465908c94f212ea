import { describe, expect } from 'vitest';
import {
  LOGGERS,
  type LoggerName,
  load,
  loggerApp,
  type ModuleKind,
  recordsWith,
} from '../helpers/logger-calls.ts';
import { availableNodes, type NodeLabel } from '../helpers/node-versions.ts';
import type { OtlpReceiver } from '../helpers/otlp-receiver.ts';
import { it } from '../helpers/preload-test.ts';
import { type Flag, type RunningApp, runApp } from '../helpers/run-app.ts';

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER_SPAN_ID = '00f067aa0ba902b7';
const CORRELATION_ID = 'cfb178ea-77b1-4c0e-a5f5-5f3a2d6e9b01';

// Awaits before the call: the context has to survive it.
const SERVER = `
const server = http.createServer(async (request, response) => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  info('inside the request', { count: 7 });
  response.end('answered');
  server.close(() => info('after the last request', {}));
  server.closeIdleConnections();
});
server.listen(0, '127.0.0.1', () => process.stdout.write('listening ' + server.address().port + '\\n'));
`;

async function requestIt({ untilOutput }: RunningApp): Promise<Response> {
  const [, port] = await untilOutput(/listening (\d+)/);
  const response = await fetch(`http://127.0.0.1:${port}/`, {
    headers: {
      connection: 'close',
      traceparent: `00-${TRACE_ID}-${CALLER_SPAN_ID}-01`,
      'X-Correlation-ID': CORRELATION_ID,
    },
  });
  await response.text();
  return response;
}

interface Row {
  logger: LoggerName;
  kind: ModuleKind;
  flag: Flag;
  node?: NodeLabel;
}

async function oneCorrelatedRecord(row: Row, receiver: OtlpReceiver): Promise<void> {
  let response: Response | undefined;
  const { code, stderr } = await runApp({
    ...(row.node ? { node: row.node } : {}),
    flag: row.flag,
    app: loggerApp(row.logger, row.kind, load(row.kind, 'http') + SERVER),
    receiver,
    during: async (running) => {
      response = await requestIt(running);
    },
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(response?.headers.get('x-correlation-id')).toBe(CORRELATION_ID);
  // The last record comes behind any duplicate of the one in the request.
  const logs = await receiver.waitForLogs((all) => recordsWith(all, 'after the last').length > 0);
  const inside = recordsWith(logs, 'inside the request');
  expect(inside).toHaveLength(1);
  expect(inside[0]).toMatchObject({
    traceId: TRACE_ID,
    spanId: expect.stringMatching(/^[0-9a-f]{16}$/),
    flags: expect.toSatisfy((flags: number) => (flags & 1) === 1),
    severityNumber: 9,
    attributes: { 'correlation.id': CORRELATION_ID },
  });
  expect(inside[0]?.spanId).not.toBe(CALLER_SPAN_ID);
  const after = recordsWith(logs, 'after the last');
  expect(after).toHaveLength(1);
}

const WAYS = [
  { kind: 'cjs', flag: 'require' },
  { kind: 'esm', flag: 'import' },
  { kind: 'esm', flag: 'require' },
] as const;

describe('one record per call, with the trace and the correlation ID of the request', () => {
  const rows: Row[] = LOGGERS.flatMap((logger) => WAYS.map((way) => ({ logger, ...way })));
  it.for(rows)('$logger, $kind --$flag', (row, { receiver }) => oneCorrelatedRecord(row, receiver));
});

describe('the same on other versions of Node', async () => {
  const nodes = await availableNodes(['22.15', '22', '26']);
  const loggers = ['console', 'pino', 'winston', 'api'] as const;
  const rows: Row[] = nodes.flatMap((node) =>
    loggers.flatMap((logger) => WAYS.map((way) => ({ node, logger, ...way }))),
  );
  it.for(rows)('Node $node, $logger, $kind --$flag', (row, { receiver }) =>
    oneCorrelatedRecord(row, receiver),
  );
});

// Node 20 is out of support and none of our promises, yet on many machines.
describe('a smoke on Node 20', async () => {
  const nodes = await availableNodes(['20']);
  const rows = nodes.flatMap((node) =>
    (['console', 'pino'] as const).map((logger) => ({ node, logger })),
  );
  it.for(rows)('Node $node, $logger', async ({ node, logger }, { receiver }) => {
    const app = loggerApp(logger, 'cjs', "info('hello from an old Node', {});");
    const { code, stderr } = await runApp({ node, flag: 'require', app, receiver });
    expect(code).toBe(0);
    expect(stderr.match(/Node 20\.20\.2 is not supported/g)).toHaveLength(1);
    await receiver.waitForLogs((all) => recordsWith(all, 'hello from').length === 1);
  });
});
