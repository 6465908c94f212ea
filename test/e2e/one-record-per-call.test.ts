import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { queryVictoriaLogs } from '../../examples/demo/victoria-logs.ts';
import { fieldsOf, recordsOfCorrelationId } from '../helpers/log-store/log-store.ts';
import {
  LOGGERS,
  type LoggerName,
  load,
  loggerApp,
  type ModuleKind,
  recordsWith,
} from '../helpers/logger-calls.ts';
import { type RunningApp, runApp } from '../helpers/run-app.ts';
import { it, type Stack, stackMissing } from '../helpers/stack.ts';

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const PLANTED = {
  name: 'Amelia Hartwell',
  ssn: '536-22-8741',
  email: 'amelia.hartwell@example.org',
  password: 'Harbour!Lantern-29',
  bearer: 'q9vT4bLz8WcY3nPd6S7hK2mQx',
};

// What the request carries is logged, in the message and in fields; the source
// of the service knows none of it.
const SERVICE = `
const server = http.createServer(async (request, response) => {
  const patient = JSON.parse(Buffer.concat(await Array.fromAsync(request)));
  info('Report of ' + patient.name + ' is ready: SSN ' + patient.ssn + ', goes to ' + patient.email, { count: 7, ...patient });
  response.end('answered');
  info('the answer is sent', {});
  server.close();
  server.closeIdleConnections();
});
server.listen(0, '127.0.0.1', () => process.stdout.write('listening ' + server.address().port + '\\n'));
`;

async function sendReport({ untilOutput }: RunningApp, correlationId: string): Promise<void> {
  const [, port] = await untilOutput(/listening (\d+)/);
  const response = await fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    body: JSON.stringify({ ...PLANTED, authorization: `Bearer ${PLANTED.bearer}` }),
    headers: {
      connection: 'close',
      traceparent: `00-${TRACE_ID}-00f067aa0ba902b7-01`,
      'X-Correlation-ID': correlationId,
    },
  });
  await response.text();
}

// Every field, of which the test above names some.
const raw = (stack: Stack, id: string) =>
  queryVictoriaLogs(stack.logStoreUrl, `correlation.id:="${id}"`);

describe.skipIf(await stackMissing())(
  'a log call in a request is one record in the log store',
  () => {
    const rows = LOGGERS.flatMap((logger) =>
      (['cjs', 'esm'] as const).map((kind): { logger: LoggerName; kind: ModuleKind } => ({
        logger,
        kind,
      })),
    );

    it.for(rows)('$logger, $kind', async ({ logger, kind }, { stack }) => {
      const service = `${logger}-${kind}`.replace(' ', '-');
      const correlationId = randomUUID();
      const { code, stdout, stderr } = await runApp({
        flag: 'require',
        app: loggerApp(logger, kind, load(kind, 'http') + SERVICE),
        env: { ...stack.env, OTEL_SERVICE_NAME: service },
        during: (running) => sendReport(running, correlationId),
      });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });

      const found = await recordsOfCorrelationId(stack.store, correlationId, 2);
      expect(found.map(({ body }) => body)).toEqual([
        'Report of REDACTED is ready: SSN REDACTED, goes to REDACTED',
        'the answer is sent',
      ]);
      const expected = {
        'service.name': service,
        'correlation.id': correlationId,
        'log.stream': 'app',
        trace_id: TRACE_ID,
        span_id: expect.stringMatching(/^[0-9a-f]{16}$/),
        severity_number: '9',
        severity_text: expect.stringMatching(/^info$/i),
        count: '7',
        password: 'REDACTED',
      };
      expect(fieldsOf(found[0], Object.keys(expected))).toEqual(expected);

      const inFile = recordsWith(stack.logsInFile(), correlationId);
      expect(inFile).toHaveLength(2);
      expect(inFile[0]).toMatchObject({ traceId: TRACE_ID, resource: { 'service.name': service } });

      const everywhere = stdout + stack.output() + JSON.stringify(await raw(stack, correlationId));
      expect(everywhere).toContain(`correlation.id=${correlationId}`);
      for (const value of Object.values(PLANTED)) expect(everywhere).not.toContain(value);
    });
  },
);
