import { describe, expect } from 'vitest';
import { it } from '../helpers/preload-test.ts';
import { metricsUrl, PROMETHEUS_ENV, scrape, valuesOf } from '../helpers/prometheus.ts';
import { runApp } from '../helpers/run-app.ts';

const LOGGED = `
process.stdout.write('logged\\n');
setInterval(() => {}, 1000);
process.on('SIGTERM', () => process.exit());`;

type Values = (name: string) => Promise<Record<string, number>>;

/** Runs an application that stays after what it logs, and asks for its metrics meanwhile. */
function observe(
  app: string,
  env: Record<string, string>,
  receiver: Parameters<typeof runApp>[0]['receiver'],
  during: (values: Values) => Promise<void>,
) {
  return runApp({
    flag: 'require',
    app: {
      cjs: `${app}; ${LOGGED}`,
    },
    ...(receiver ? { receiver } : {}),
    env: { ...PROMETHEUS_ENV, LOG_CONSOLE: 'off', LOG_SHUTDOWN_TIMEOUT_MS: '0', ...env },
    during: async (running) => {
      const url = await metricsUrl(running);
      await running.untilOutput(/^logged$/m);
      await during(async (name) => valuesOf(await scrape(url), name));
      running.child.kill('SIGTERM');
    },
  });
}

const log = (records: number) => `for (let n = 0; n < ${records}; n++) console.info('record ' + n)`;
const until = { timeout: 20_000, interval: 100 };

// Some of these have no output at all: LOG_CONSOLE=off, no receiver. Metrics count all the same.
describe('log_messages_total', () => {
  it('counts records by level', async () => {
    await observe(
      "console.info('a'); console.info('b'); console.warn('c'); console.error('d')",
      {},
      undefined,
      async (values) => {
        expect(await values('log_messages_total')).toEqual({
          'level="trace"': 0,
          'level="debug"': 0,
          'level="info"': 2,
          'level="warn"': 1,
          'level="error"': 1,
          'level="fatal"': 0,
        });
      },
    );
  });

  it('counts what sampling leaves out, too', async () => {
    await observe(log(50), { LOG_SAMPLING: 'info=0' }, undefined, async (values) => {
      expect(await values('log_messages_total')).toMatchObject({ 'level="info"': 50 });
      expect(await values('lumen_log_sampled_out_total')).toEqual({
        'reason="sampled",level="info"': 50,
      });
    });
  });
});

describe('log_errors_total', () => {
  it('counts errors by the type of their exception, and adds up to the errors logged', async () => {
    const app = `
console.error(new TypeError('a'));
console.error(new TypeError('b'));
console.error('no exception');
console.warn(new RangeError('only a warning'));
for (let n = 0; n < 150; n++) console.error(Object.assign(new Error('x'), { name: 'Made' + 'ab'.repeat(n) + 'Error' }));
console.error(Object.assign(new Error('x'), { name: 'jane.planted@example.org' }));`;
    await observe(app, {}, undefined, async (values) => {
      const errors = await values('log_errors_total');
      expect(errors).toMatchObject({ 'type="TypeError"': 2, 'type="none"': 1 });
      expect(errors['type="other"']).toBeGreaterThan(50);
      expect(Object.keys(errors).length).toBeLessThanOrEqual(102);
      expect(JSON.stringify(errors)).not.toMatch(/RangeError|jane/);
      const total = Object.values(errors).reduce((sum, count) => sum + count, 0);
      expect(await values('log_messages_total')).toMatchObject({ 'level="error"': total });
    });
  });
});

describe("the spool's metrics", () => {
  it('follow records from accepted over spooled to delivered', async ({ receiver }) => {
    await observe(log(7), {}, receiver, async (values) => {
      await receiver.waitForLogs(7);
      await expect
        .poll(() => values('otel_sdk_exporter_log_exported_total'), until)
        .toEqual({ '': 7 });
      expect(await values('otel_sdk_processor_log_processed_total')).toEqual({ '': 7 });
      expect(await values('lumen_spool_records_total')).toEqual({
        'state="spooled"': 7,
        'state="durable"': expect.any(Number),
      });
      await expect.poll(() => values('otel_sdk_exporter_log_inflight'), until).toEqual({ '': 0 });
      expect(await values('otel_sdk_processor_log_queue_size')).toEqual({ '': 0 });
      expect(await values('lumen_spool_retries_total')).toEqual({ '': 0 });
    });
  });

  it('LOG_SPOOL=fsync: all that is spooled is durable', async ({ receiver }) => {
    await observe(log(7), { LOG_SPOOL: 'fsync' }, receiver, async (values) => {
      await expect
        .poll(() => values('lumen_spool_records_total'), until)
        .toEqual({
          'state="spooled"': 7,
          'state="durable"': 7,
        });
    });
  });

  it('tell while the Collector is away what waits, for how long, and how often it was tried', async ({
    receiver,
  }) => {
    await receiver.setBehaviour({ status: 503 });
    await observe(log(7), {}, receiver, async (values) => {
      await expect
        .poll(async () => (await values('lumen_spool_retries_total'))[''], until)
        .toBeGreaterThan(0);
      expect(await values('otel_sdk_exporter_log_inflight')).toEqual({ '': 7 });
      expect((await values('lumen_spool_size'))['']).toBeGreaterThan(7 * 'record 0'.length);
      await expect
        .poll(async () => (await values('lumen_spool_age'))[''], until)
        .toBeGreaterThan(0);
      expect(await values('otel_sdk_exporter_log_exported_total')).toEqual({ '': 0 });

      await receiver.setBehaviour('ok');
      await expect
        .poll(() => values('otel_sdk_exporter_log_exported_total'), until)
        .toEqual({ '': 7 });
      await expect.poll(() => values('otel_sdk_exporter_log_inflight'), until).toEqual({ '': 0 });
    });
  });

  it('count what the Collector rejects', async ({ receiver }) => {
    await receiver.setBehaviour([{ rejected: 2, message: 'no' }, 'ok']);
    await observe(log(7), {}, receiver, async (values) => {
      await expect
        .poll(() => values('otel_sdk_exporter_log_exported_total'), until)
        .toEqual({ '': 5, 'error_type="rejected"': 2 });
    });
  });

  it('count what does not fit, by reason and level; nothing is unaccounted for', async ({
    receiver,
  }) => {
    await receiver.setBehaviour({ status: 503 });
    const app = `for (let n = 0; n < 60; n++) console.info('x'.repeat(40000) + n)`;
    await observe(app, { LOG_SPOOL_MAX_MB: '1' }, receiver, async (values) => {
      const processed = await values('otel_sdk_processor_log_processed_total');
      const dropped = processed['error_type="spool_full",level="info"'] ?? 0;
      expect(dropped).toBeGreaterThan(20);
      expect((processed[''] ?? 0) + dropped).toBe(60);
      const waiting = (await values('otel_sdk_exporter_log_inflight'))[''] ?? 0;
      expect(waiting + dropped).toBe(60);
      expect((await values('lumen_spool_size'))['']).toBeLessThanOrEqual(1024 * 1024);
    });
  });
});
