import { describe, expect } from 'vitest';
import { it } from '../helpers/preload-test.ts';
import { runApp } from '../helpers/run-app.ts';

const SECRET = '536-22-8726';
const HELPER = new URL('../helpers/hostile-values.ts', import.meta.url).href;

const LOGGING = `
const { hostileValues } = await import(${JSON.stringify(HELPER)});
let thrown = 0;
const values = hostileValues('SSN ${SECRET}');
for (const [index, { make }] of values.entries()) {
  try {
    console.info('hostile %d', index, make());
    console.error(make());
  } catch {
    thrown++;
  }
}
process.stdout.write('thrown ' + thrown + ' of ' + values.length + '\\n');
`;

const TRACING = `
const { hostileValues } = await import(${JSON.stringify(HELPER)});
const { trace } = await import('@opentelemetry/api');
const tracer = trace.getTracer('app');
const text = 'SSN ${SECRET}';
// The SDK's own span walks every hole and every path to a shared object, and does not come back from these.
const endless = ['exponential references', 'array of 2^32-1 holes'];
const values = hostileValues(text).filter(({ name }) => !endless.includes(name));
for (const [index, { make }] of values.entries()) {
  const span = tracer.startSpan('seen ' + text, { attributes: { note: text, list: [text, 'ok'] } });
  for (const act of [
    () => span.setAttribute('value', make()),
    () => span.addEvent('event ' + text, { value: make(), note: text }),
    () => span.recordException(make()),
    () => span.recordException(new Error(text)),
    () => span.setStatus({ code: 2, message: text }),
    () => span.setAttribute('index', index),
  ]) {
    try { act(); } catch {}
  }
  span.end();
}
process.stdout.write('spans ' + values.length + '\\n');
`;

describe('hostile values with a secret in each', () => {
  it.for(['text', 'json'])(
    'on the console as %s: none shown, none thrown',
    async (format, { receiver }) => {
      const { code, stdout, stderr } = await runApp({
        flag: 'require',
        app: { esm: LOGGING },
        env: { LOG_FORMAT: format },
        receiver,
      });
      expect(code).toBe(0);
      expect(stdout).toMatch(/^thrown 0 of \d+$/m);
      expect(stdout.match(/hostile \d+/g)?.length).toBeGreaterThanOrEqual(36);
      expect(stdout + stderr).not.toContain(SECRET);
      const logs = await receiver.waitForLogs((all) => all.length >= 72);
      expect(JSON.stringify(logs, plain)).not.toContain(SECRET);
    },
  );

  it('in spans: names, attributes, events, exceptions and status', async ({ receiver }) => {
    const { code, stdout } = await runApp({ flag: 'require', app: { esm: TRACING }, receiver });
    expect(code).toBe(0);
    const spans = receiver.spans();
    expect(spans).toHaveLength(Number(stdout.match(/^spans (\d+)$/m)?.[1]));
    expect(JSON.stringify(spans, plain)).not.toContain(SECRET);
  });
});

function plain(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
