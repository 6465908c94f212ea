import { describe, expect } from 'vitest';
import { untilLoki } from '../helpers/loki.ts';
import { runApp } from '../helpers/run-app.ts';
import { it, stackMissing } from '../helpers/stack.ts';

describe.skipIf(await stackMissing())('in Loki', () => {
  it('three attributes of the resource are labels, all else is structured metadata', async ({
    stack,
  }) => {
    const { code } = await runApp({
      flag: 'require',
      app: { cjs: "console.warn('disk almost full', { free: { gigabytes: 3 } });" },
      env: {
        ...stack.env,
        OTEL_SERVICE_NAME: 'media',
        OTEL_RESOURCE_ATTRIBUTES:
          'service.namespace=imaging,deployment.environment.name=test,k8s.pod.name=media-0',
      },
    });
    expect(code).toBe(0);
    const selector =
      '{service_name="media", service_namespace="imaging", deployment_environment_name="test"}';
    const metadata = 'k8s_pod_name="media-0" | severity_text="warn" | log_stream="alerts"';
    const [entry] = await untilLoki(stack.lokiUrl, `${selector} | ${metadata}`, 1);
    expect(entry?.line).toBe('disk almost full');
    expect(entry?.labels).toMatchObject({ service_version: '9.8.7', free_gigabytes: '3' });

    const response = await fetch(`${stack.lokiUrl}/loki/api/v1/labels`);
    const { data } = (await response.json()) as { data: string[] };
    expect(data.filter((name) => !name.startsWith('__')).sort()).toEqual([
      'deployment_environment_name',
      'service_name',
      'service_namespace',
    ]);
  });
});
