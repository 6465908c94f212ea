import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { linesInFile, linesInLoki, records } from '../helpers/counting-service.ts';
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

describe.skipIf(await stackMissing())('with the real Collector and Loki', () => {
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
        await linesInLoki(stack, name, COUNT);
        child.kill('SIGTERM');
      },
    });
    expect(await linesInLoki(stack, name, COUNT)).toEqual(records(COUNT));
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
    await linesInLoki(stack, name, COUNT);
    const received = stack
      .logsInFile()
      .filter(({ resource }) => resource['service.name'] === name)
      .map(({ attributes }) => attributes['log.record.uid']);
    expect(received).toHaveLength(2 * COUNT);
    expect(new Set(received).size).toBe(COUNT);
    // Loki drops what comes again with the same time and text; the query counts once anyway.
    expect(await linesInLoki(stack, name, COUNT)).toEqual(records(COUNT));
    const query = `count(sum by (log_record_uid) (count_over_time({service_name="${name}"} |~ "record 1?[0-9]?[0-9]$"[1h])))`;
    expect(await valueInLoki(stack.lokiUrl, query)).toBe(200);
    home.remove();
  });
});

async function valueInLoki(url: string, query: string): Promise<number> {
  const response = await fetch(`${url}/loki/api/v1/query?${new URLSearchParams({ query })}`);
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  const { data } = JSON.parse(text) as { data: { result: { value: [number, string] }[] } };
  return Number(data.result[0]?.value[1]);
}
