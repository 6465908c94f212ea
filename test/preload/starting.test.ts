import { describe, expect } from 'vitest';
import type { App } from '../helpers/fixture-project.ts';
import { load, loggerApp, recordsWith } from '../helpers/logger-calls.ts';
import { availableNodes } from '../helpers/node-versions.ts';
import { it } from '../helpers/preload-test.ts';
import { type Flag, runApp } from '../helpers/run-app.ts';

const HELLO: Record<'cjs' | 'esm', App> = {
  cjs: { cjs: "console.info('hello once');" },
  esm: { esm: "console.info('hello once');" },
};

describe('one pipeline, however often the flag is given', () => {
  const rows: { flags: Flag[]; kind: 'cjs' | 'esm' }[] = [
    { flags: ['NODE_OPTIONS'], kind: 'cjs' },
    { flags: ['NODE_OPTIONS'], kind: 'esm' },
    { flags: ['require', 'require'], kind: 'cjs' },
    { flags: ['require', 'import'], kind: 'cjs' },
    { flags: ['require', 'import'], kind: 'esm' },
    { flags: ['import', 'require'], kind: 'esm' },
    { flags: ['NODE_OPTIONS', 'require'], kind: 'cjs' },
    { flags: ['NODE_OPTIONS', 'import'], kind: 'esm' },
  ];
  it.for(rows)('$flags, $kind', async ({ flags, kind }, { receiver }) => {
    const { code, stdout, stderr } = await runApp({ flag: flags, app: HELLO[kind], receiver });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.match(/hello once/g)).toHaveLength(1);
    const logs = await receiver.waitForLogs((all) => recordsWith(all, 'hello once').length > 0);
    expect(recordsWith(logs, 'hello once')).toHaveLength(1);
  });

  it('required once more by the application', async ({ receiver }) => {
    const app = {
      cjs: "require('@lumen/otel-logger/register'); require('@lumen/otel-logger'); console.info('hello once');",
    };
    const { code, stderr } = await runApp({ flag: 'require', app, receiver });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const logs = await receiver.waitForLogs(1);
    expect(recordsWith(logs, 'hello once')).toHaveLength(1);
  });
});

describe('processes and threads of an application', () => {
  it('a worker thread has a pipeline of its own', async ({ receiver }) => {
    const app = {
      cjs: `
const { isMainThread, Worker } = require('node:worker_threads');
if (isMainThread) {
  console.info('from the main thread');
  new Worker(__filename).on('exit', (code) => console.info('the worker ended with ' + code));
} else {
  console.info('from the worker');
}`,
    };
    const { code, stderr } = await runApp({ flag: 'require', app, receiver });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const texts = ['from the main thread', 'from the worker', 'the worker ended with 0'];
    const logs = await receiver.waitForLogs((all) =>
      texts.every((text) => recordsWith(all, text).length > 0),
    );
    for (const text of texts) expect(recordsWith(logs, text), text).toHaveLength(1);
  });

  it("pino's transport worker brings no duplicates", async ({ receiver }) => {
    const app = {
      cjs: `
const pino = require('pino');
const log = pino(pino.transport({ target: 'pino/file', options: { destination: 1 } }));
log.info('through a transport');`,
    };
    const { code } = await runApp({ flag: 'require', app, receiver });
    expect(code).toBe(0);
    const logs = await receiver.waitForLogs(1);
    expect(recordsWith(logs, 'through a transport')).toHaveLength(1);
  });

  it.for(['require', 'NODE_OPTIONS'] as const)(
    'cluster and its workers, %s',
    async (flag, { receiver }) => {
      const app = {
        cjs: `
const cluster = require('node:cluster');
if (cluster.isPrimary) {
  console.info('from the primary');
  cluster.fork({ NUMBER: 'one' });
  cluster.fork({ NUMBER: 'two' });
} else {
  console.info('from cluster worker ' + process.env.NUMBER);
  process.disconnect();
}`,
      };
      const { code, stderr } = await runApp({ flag, app, receiver });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const texts = ['from the primary', 'cluster worker one', 'cluster worker two'];
      const logs = await receiver.waitForLogs((all) =>
        texts.every((text) => recordsWith(all, text).length > 0),
      );
      for (const text of texts) expect(recordsWith(logs, text), text).toHaveLength(1);
    },
  );

  it.for(['require', 'import', 'NODE_OPTIONS'] as const)(
    'a forked child, %s',
    async (flag, { receiver }) => {
      const app = {
        cjs: `
const { fork } = require('node:child_process');
if (process.argv[2] === 'child') {
  console.info('from the child');
} else {
  console.info('from the parent');
  fork(__filename, ['child']).on('exit', (code) => console.info('the child ended with ' + code));
}`,
      };
      const { code, stderr } = await runApp({ flag, app, receiver });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const texts = ['from the parent', 'from the child', 'the child ended with 0'];
      const logs = await receiver.waitForLogs((all) =>
        texts.every((text) => recordsWith(all, text).length > 0),
      );
      for (const text of texts) expect(recordsWith(logs, text), text).toHaveLength(1);
    },
  );
});

describe("beside an application's own module.register", () => {
  const rows = (['22.15', '22', '24'] as const).flatMap((node) =>
    (['require', 'import', 'NODE_OPTIONS'] as const).map((flag) => ({ node, flag })),
  );
  it.for(rows)('Node $node, $flag', async ({ node, flag }, { receiver }) => {
    if ((await availableNodes([node])).length === 0) return;
    const { code } = await runApp({ node, flag, app: 'own-loader.mjs', receiver });
    expect(code).toBe(0);
    const logs = await receiver.waitForLogs((all) => recordsWith(all, 'hello').length > 0);
    expect(recordsWith(logs, 'hello')).toHaveLength(1);
  });
});

describe('OTEL_SDK_DISABLED=true is as if the flag were absent', () => {
  const apps: Record<string, App> = {
    console: { cjs: "console.log('out', { a: 1 }); console.error('err');" },
    'a throw': { cjs: "console.log('before'); throw new Error('boom');" },
    'exit code': { esm: "console.log('before'); process.exit(9);" },
    pino: loggerApp('pino', 'esm', "info('from pino', { ssn: '536-22-8726' });"),
    'a server': {
      esm: `${load('esm', 'http')}
const server = http.createServer((request, response) => response.end(JSON.stringify(request.headers)));
server.listen(0, '127.0.0.1', async () => {
  const response = await fetch('http://127.0.0.1:' + server.address().port);
  const { host, ...sent } = await response.json();
  console.log(sent, [...response.headers.keys()]);
  server.close();
});`,
    },
  };
  it.for(Object.keys(apps))('%s', async (name, { receiver }) => {
    const app = apps[name] as App;
    const env = { OTEL_SDK_DISABLED: 'true' };
    const [without, disabled] = await Promise.all([
      runApp({ flag: 'none', app, env }),
      runApp({ flag: 'require', app, env, receiver }),
    ]);
    const comparable = ({ code, signal, stdout, stderr }: typeof without) => ({
      code,
      signal,
      stdout: stdout.replace(/"(time|pid)":\d+/g, ''),
      stderr,
    });
    expect(comparable(disabled)).toEqual(comparable(without));
    expect(receiver.requests).toEqual([]);
  });
});
