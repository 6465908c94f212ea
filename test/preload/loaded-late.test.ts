import { describe, expect } from 'vitest';
import { it } from '../helpers/preload-test.ts';
import { runApp } from '../helpers/run-app.ts';

const QUIET = { LOG_CONSOLE: 'off' };

/** What the application says on stdout, which is not the console. */
async function told(app: { cjs: string } | { esm: string }, flag: 'require' | 'none' = 'require') {
  const { stdout, stderr } = await runApp({ flag, app, env: QUIET });
  return stdout || stderr;
}

describe('an application that does nothing', () => {
  it('is not made to load http, TLS, compression or cryptography', async () => {
    const loaded = await told({
      cjs: `const has = (name) => process.moduleLoadList.includes('NativeModule ' + name);
        const names = ['http', 'https', 'tls', 'crypto', 'zlib'].filter(has);
        require('node:fs').writeSync(1, JSON.stringify(names));`,
    });
    expect(loaded).toBe('[]');
  });

  it('sends no metrics that say that there was nothing to do', async ({ receiver }) => {
    await runApp({
      flag: 'require',
      app: { cjs: '' },
      receiver,
    });
    expect(receiver.metrics()).toEqual([]);
  });

  it('sends its own metrics, also where they are zero', async ({ receiver }) => {
    const cjs = `const { metrics } = require('@opentelemetry/api');
      metrics.getMeter('shop').createGauge('open_orders').record(0);`;
    await runApp({
      flag: 'require',
      app: { cjs },
      receiver,
    });
    expect(receiver.metrics().map(({ name }) => name)).toContain('open_orders');
  });
});

describe('http is instrumented however it is reached', () => {
  const SAY =
    'process.stdout.write(String([request, get].every((each) => each.__wrapped === true)));';

  for (const name of ['http', 'https', 'node:http', 'node:https']) {
    it(`require('${name}')`, async () => {
      expect(await told({ cjs: `const { request, get } = require('${name}'); ${SAY}` })).toBe(
        'true',
      );
    });

    it(`import { request } from '${name}'`, async () => {
      expect(await told({ esm: `import { request, get } from '${name}'; ${SAY}` })).toBe('true');
    });

    it(`import('${name}')`, async () => {
      const cjs = `import('${name}').then(({ request, get }) => { ${SAY} });`;
      expect(await told({ cjs })).toBe('true');
    });

    it(`process.getBuiltinModule('${name}')`, async () => {
      const cjs = `const { request, get } = process.getBuiltinModule('${name}'); ${SAY}`;
      expect(await told({ cjs })).toBe('true');
    });
  }

  it('before start()', async () => {
    const cjs = `const http = require('node:http');
      require('@lumen/otel-logger').start();
      const { request, get } = http; ${SAY}`;
    expect(await told({ cjs }, 'none')).toBe('true');
  });

  it('by an import before start(), whose names follow', async () => {
    const esm = `import { request, get } from 'node:http';
      import { start } from '@lumen/otel-logger';
      start(); ${SAY}`;
    expect(await told({ esm }, 'none')).toBe('true');
  });
});

describe('the name of the spool', () => {
  it('is one for all threads, also where a thread is started before anything was logged', async ({
    receiver,
  }) => {
    const cjs = `const { Worker, isMainThread } = require('node:worker_threads');
      if (isMainThread) new Worker(__filename).on('exit', () => console.info('main'));
      else console.info('thread');`;
    await runApp({
      flag: 'require',
      app: { cjs },
      receiver,
    });
    const records = await receiver.waitForLogs(2);
    const streams = records.map(({ attributes }) =>
      String(attributes['log.record.uid']).replace(/(-\d+)?:\d+$/, ''),
    );
    expect(new Set(streams).size).toBe(1);
  });
});

describe('@opentelemetry/api-logs', () => {
  it('hears of a start() that comes after its loggers', async () => {
    const cjs = `const { logs } = require('@opentelemetry/api-logs');
      const logger = logs.getLogger('early');
      require('@lumen/otel-logger').start({ console: 'replace' });
      logger.emit({ body: 'heard', severityNumber: 9 });`;
    const { stdout } = await runApp({ flag: 'none', app: { cjs }, env: {} });
    expect(stdout).toContain('heard');
  });
});
