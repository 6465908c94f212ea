import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { linesInStore, records } from '../helpers/counting-service.ts';
import { fieldsOf, untilStored } from '../helpers/log-store/log-store.ts';
import { lokiMissing } from '../helpers/loki-server.ts';
import { it } from '../helpers/loki-stack.ts';
import { runApp } from '../helpers/run-app.ts';

const COUNT = 1500;

// The Loki of LOKI_URL may have records of earlier runs.
const unique = (name: string) => `${name}-${randomUUID().slice(0, 8)}`;

describe.skipIf(await lokiMissing())('in Loki', () => {
  it('three attributes of the resource are labels, all else is structured metadata', async ({
    stack,
  }) => {
    const service = unique('media');
    const { code } = await runApp({
      flag: 'require',
      app: { cjs: "console.warn('disk almost full', { free: { gigabytes: 3 } });" },
      env: {
        ...stack.env,
        OTEL_SERVICE_NAME: service,
        OTEL_RESOURCE_ATTRIBUTES:
          'service.namespace=imaging,deployment.environment.name=test,k8s.pod.name=media-0',
      },
    });
    expect(code).toBe(0);
    const [entry] = await untilStored(stack.store, { service }, (found) => found.length >= 1);
    expect(entry?.body).toBe('disk almost full');
    const expected = {
      'service.namespace': 'imaging',
      'deployment.environment.name': 'test',
      'k8s.pod.name': 'media-0',
      'service.version': '9.8.7',
      severity_text: 'warn',
      'log.stream': 'alerts',
      'free.gigabytes': '3',
    };
    expect(fieldsOf(entry, Object.keys(expected))).toEqual(expected);

    const selector = new URLSearchParams({ query: `{service_name="${service}"}` });
    const response = await fetch(`${stack.server.url}/loki/api/v1/labels?${selector}`);
    const { data } = (await response.json()) as { data: string[] };
    expect(data.filter((name) => !name.startsWith('__')).sort()).toEqual([
      'deployment_environment_name',
      'service_name',
      'service_namespace',
    ]);
  });

  it('every record is there after a crash, once', async ({ stack, skip }) => {
    const { crash } = stack.server;
    if (!crash) return skip('the Loki at LOKI_URL is not ours to kill');
    const service = unique('crashed');
    const { code } = await runApp({
      flag: 'require',
      app: { cjs: `for (let n = 0; n < ${COUNT}; n += 1) console.info('record ' + n);` },
      env: { ...stack.env, OTEL_SERVICE_NAME: service },
    });
    expect(code).toBe(0);
    expect(await linesInStore(stack.store, service, COUNT)).toEqual(records(COUNT));
    await crash();
    expect(await linesInStore(stack.store, service, COUNT)).toEqual(records(COUNT));
  });
});
