import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runApp } from '../helpers/run-app.ts';
import { stackMissing, startTestStack, type TestStack } from '../helpers/stack.ts';

describe.skipIf(stackMissing())('outages of the real Collector and Loki', () => {
  let stack: TestStack;
  beforeAll(async () => {
    stack = await startTestStack();
  });
  afterAll(() => stack?.remove());

  it('Loki away and the Collector restarted: nothing accepted is missing', async () => {
    await stack.loki.stop();
    await runApp({
      flag: 'require',
      app: { cjs: "for (let n = 0; n < 500; n++) console.info('record ' + n);" },
      env: {
        OTEL_EXPORTER_OTLP_ENDPOINT: stack.otlpHttpUrl,
        OTEL_SERVICE_NAME: 'outage',
        LOG_SHUTDOWN_TIMEOUT_MS: '15000',
      },
    });
    await stack.collector.stop();
    await stack.collector.start();
    await stack.loki.start();
    const lines = await stack.lokiUntil('{service_name="outage"}', (all) => all.length >= 500);
    const expected = Array.from({ length: 500 }, (_, n) => `record ${n}`);
    expect(lines.map(({ line }) => line).sort()).toEqual(expected.sort());
  });

  it('the Collector away while the application lives: it waits, then everything arrives', async () => {
    await stack.collector.stop();
    const { stderr } = await runApp({
      flag: 'require',
      app: {
        cjs: "let n = 0; const timer = setInterval(() => { console.info('tick ' + n++); if (n === 40) { clearInterval(timer); console.log('done ticking'); } }, 10); setTimeout(() => {}, 6000);",
      },
      env: {
        OTEL_EXPORTER_OTLP_ENDPOINT: stack.otlpHttpUrl,
        OTEL_EXPORTER_OTLP_TIMEOUT: '1000',
        OTEL_SERVICE_NAME: 'patient-app',
        LOG_SHUTDOWN_TIMEOUT_MS: '20000',
      },
      during: async ({ untilOutput }) => {
        await untilOutput(/cannot be reached/);
        await stack.collector.start();
      },
    });
    expect(stderr.match(/cannot be reached/g)).toHaveLength(1);
    const query = '{service_name="patient-app"} |= "tick"';
    const lines = await stack.lokiUntil(
      query,
      (all) => all.filter(({ line }) => line.startsWith('tick')).length >= 40,
    );
    expect(lines.filter(({ line }) => line.startsWith('tick'))).toHaveLength(40);
  });
});
