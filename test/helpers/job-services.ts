import { readFileSync } from 'node:fs';
import type { OtlpReceiver, ReceivedLog } from './otlp-receiver.ts';
import { type RunningApp, runApp } from './run-app.ts';
import { REPOSITORY } from './source-files.ts';

/** What a caller sends: the ID and trace that both services have to log. */
export const ORDER = {
  correlationId: 'order-7f3a-cfb178ea',
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
} as const;

/** An example's text, to be run as an application of the fixture project. */
export function example(path: string): { cjs: string } | { esm: string } {
  const text = readFileSync(`${REPOSITORY}/examples/${path}`, 'utf8');
  return path.endsWith('.cjs') ? { cjs: text } : { esm: text };
}

/** Sends one request to an example that says where it listens. */
export async function order({ untilOutput }: RunningApp, path: string): Promise<Response> {
  const [, port] = await untilOutput(/listening on (\d+)/);
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: {
      connection: 'close',
      traceparent: `00-${ORDER.traceId}-00f067aa0ba902b7-01`,
      'X-Correlation-ID': ORDER.correlationId,
    },
  });
  await response.text();
  return response;
}

/** The records about one order: that it was ordered, then that it was rendered. */
export const ordered = (logs: readonly ReceivedLog[]): ReceivedLog[] =>
  logs
    .filter(({ body }) => String(body).startsWith('report '))
    // The two services deliver in any order.
    .sort((one, other) => String(one.body).localeCompare(String(other.body)));

/** Runs both services of `examples/jobs`, orders one report, and waits for both to log it. */
export async function orderThroughQueue(
  broker: string,
  kind: 'cjs' | 'mjs',
  env: Record<string, string>,
  receiver: OtlpReceiver,
): Promise<ReceivedLog[]> {
  const service = (name: string, during: (running: RunningApp) => Promise<void>) =>
    runApp({
      flag: 'require',
      app: example(`jobs/${broker}-${name}.${kind}`),
      receiver,
      env: { ...env, PORT: '0', OTEL_SERVICE_NAME: name },
      during,
    });
  let logs: ReceivedLog[] = [];
  const renderer = await service('renderer', async (worker) => {
    await worker.untilOutput(/waiting for jobs/);
    await service('reports', async (running) => {
      await order(running, '/exam-17');
      logs = await receiver.waitForLogs((all) => ordered(all).length >= 2, 30_000);
      running.child.kill('SIGTERM');
    });
    worker.child.kill('SIGTERM');
  });
  if (renderer.code !== 0) throw new Error(renderer.stderr);
  return ordered(logs);
}
