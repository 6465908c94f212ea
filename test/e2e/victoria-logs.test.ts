import { describe, expect } from 'vitest';
import { fieldsOf, untilStored } from '../helpers/log-store/log-store.ts';
import { runApp } from '../helpers/run-app.ts';
import { it, stackMissing } from '../helpers/stack.ts';

const DAY_MS = 24 * 3600 * 1000;

describe.skipIf(await stackMissing())('in VictoriaLogs', () => {
  it('three attributes of the resource make the stream, all else are fields', async ({ stack }) => {
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
    const wanted = { service: 'media' };
    const [entry] = await untilStored(stack.store, wanted, (found) => found.length >= 1);
    expect(entry?.body).toBe('disk almost full');
    const expected = {
      _stream:
        '{deployment.environment.name="test",service.name="media",service.namespace="imaging"}',
      'k8s.pod.name': 'media-0',
      severity_text: 'warn',
      severity_number: '13',
      'log.stream': 'alerts',
      'free.gigabytes': '3',
    };
    expect(fieldsOf(entry, Object.keys(expected))).toEqual(expected);
  });

  // With its defaults it answers 200 and drops what is a week old, or two days ahead.
  it('a record of any time stays', async ({ stack }) => {
    const days = [-365 * 20, -8, -1, 0, 1, 3, 365];
    const { code } = await runApp({
      flag: 'require',
      app: {
        cjs: `
const { logs } = require('@opentelemetry/api-logs');
const now = Date.now();
for (const day of ${JSON.stringify(days)}) {
  logs.getLogger('scanner').emit({ timestamp: now + day * ${DAY_MS}, severityNumber: 9, body: 'day ' + day });
}`,
      },
      env: { ...stack.env, OTEL_SERVICE_NAME: 'any-time' },
    });
    expect(code).toBe(0);
    const wanted = { service: 'any-time' };
    const found = await untilStored(stack.store, wanted, (some) => some.length >= days.length);
    expect(found.map(({ body }) => body)).toEqual(days.map((day) => `day ${day}`));
  });
});
