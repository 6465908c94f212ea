import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { queryVictoriaLogs } from '../../examples/demo/victoria-logs.ts';
import { linesInFile, linesInStore, records } from '../helpers/counting-service.ts';
import { untilStored } from '../helpers/log-store/log-store.ts';
import { runApp } from '../helpers/run-app.ts';
import { makeSpoolHome } from '../helpers/spool.ts';
import { it, stackMissing } from '../helpers/stack.ts';
import { lumen } from '../unit/cli/terminal.ts';

const COUNT = 1500;
const logging = (then: string) => ({
  cjs: `for (let n = 0; n < ${COUNT}; n += 1) console.info('record ' + n);\n${then}`,
});
const KILL = "process.kill(process.pid, 'SIGKILL');";
const STAY = "process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000);";

describe.skipIf(await stackMissing())('with the real Collector and VictoriaLogs', () => {
  it('a service that is killed while the Collector is down loses nothing', async ({ stack }) => {
    const name = 'killed-in-an-outage';
    const home = makeSpoolHome();
    const run = {
      flag: 'require' as const,
      home: home.home,
      env: { ...stack.env, OTEL_SERVICE_NAME: name, LOG_CONSOLE: 'off' },
    };
    await stack.collector.stop();
    const { signal } = await runApp({ ...run, app: logging(KILL) });
    expect(signal).toBe('SIGKILL');
    expect(home.records()).toBe(COUNT);
    await stack.collector.start();
    await runApp({
      ...run,
      app: { cjs: STAY },
      during: async ({ child }) => {
        await linesInStore(stack.store, name, COUNT);
        child.kill('SIGTERM');
      },
    });
    expect(await linesInStore(stack.store, name, COUNT)).toEqual(records(COUNT));
    expect(linesInFile(stack, name)).toEqual(records(COUNT));
    expect(home.files()).toEqual([]);
    home.remove();
  });

  it('a record that is delivered twice is told by its uid', async ({ stack }) => {
    const name = 'delivered-twice';
    const home = makeSpoolHome();
    // Nobody listens there: everything stays in the spool, of which we make a copy.
    const env = { ...stack.env, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' };
    const app = logging(KILL);
    await runApp({
      flag: 'require',
      home: home.home,
      app,
      env: { ...env, OTEL_SERVICE_NAME: name },
    });
    const copy = join(home.home, 'copy');
    cpSync(home.root, copy, { recursive: true });
    for (const root of [home.root, copy]) {
      expect(await lumen(['ship', '--root', root], { env: stack.env })).toMatchObject({ code: 0 });
    }
    const all = { service: name };
    const stored = await untilStored(stack.store, all, (found) => found.length >= 2 * COUNT);
    const received = stack
      .logsInFile()
      .filter(({ resource }) => resource['service.name'] === name)
      .map(({ attributes }) => attributes['log.record.uid']);
    for (const uids of [received, stored.map((record) => record.get('log.record.uid'))]) {
      expect(uids).toHaveLength(2 * COUNT);
      expect(new Set(uids).size).toBe(COUNT);
    }
    // VictoriaLogs keeps what comes twice; a query counts each record once.
    const count = `{service.name="${name}"} | stats count_uniq(log.record.uid) as records`;
    expect(await queryVictoriaLogs(stack.logStoreUrl, count)).toEqual([{ records: `${COUNT}` }]);
    home.remove();
  });
});
