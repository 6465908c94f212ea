import { describe, expect } from 'vitest';
import { type LokiEntry, untilLoki } from '../helpers/loki.ts';
import { type AppResult, runApp } from '../helpers/run-app.ts';
import { it, type Stack, stackMissing } from '../helpers/stack.ts';

// GET /12 logs the next twelve records; GET /end lets the service end.
const SERVICE = `
const http = require('node:http');
let number = 0;
const server = http.createServer((request, response) => {
  const count = Number(request.url.slice(1)) || 0;
  for (let i = 0; i < count; i++) console.info('record ' + number++);
  response.end();
  if (request.url === '/end') server.close();
});
server.listen(0, '127.0.0.1', () => process.stdout.write('listening ' + server.address().port + '\\n'));
`;

interface Service {
  log(count: number): Promise<void>;
  untilOutput(pattern: RegExp): Promise<unknown>;
}

/** A service that runs while something happens to the stack. */
function runService(
  stack: Stack,
  name: string,
  during: (service: Service) => Promise<void>,
): Promise<AppResult> {
  return runApp({
    flag: 'require',
    app: { cjs: SERVICE },
    // Says after three seconds, not ten, that the Collector is away.
    env: { ...stack.env, OTEL_SERVICE_NAME: name, OTEL_EXPORTER_OTLP_TIMEOUT: '3000' },
    during: async ({ untilOutput }) => {
      const [, port] = await untilOutput(/listening (\d+)/);
      const get = async (path: string | number): Promise<void> => {
        const headers = { connection: 'close' };
        await (await fetch(`http://127.0.0.1:${port}/${path}`, { headers })).text();
      };
      await during({ log: get, untilOutput });
      await get('end');
    },
  });
}

const records = (count: number) => Array.from({ length: count }, (_, index) => `record ${index}`);
const distinct = (entries: LokiEntry[]) => new Set(entries.map(({ line }) => line));

const byNumber = (lines: string[]): string[] => {
  const number = (line: string): number => Number(line.split(' ')[1]);
  return lines.sort((one, other) => number(one) - number(other));
};

/** Waits for so many different records, and returns all there are, in the order of their numbers. */
async function linesInLoki(stack: Stack, service: string, count: number): Promise<string[]> {
  const query = `{service_name="${service}"}`;
  const found = await untilLoki(stack.lokiUrl, query, (all) => distinct(all).size >= count);
  return byNumber(found.map(({ line }) => line));
}

/** What the Collector's file has; unlike Loki, it does not hide a record that came twice. */
function linesInFile(stack: Stack, service: string): string[] {
  const ofService = stack
    .logsInFile()
    .filter(({ resource }) => resource['service.name'] === service);
  return byNumber(ofService.map(({ body }) => String(body)));
}

describe.skipIf(await stackMissing())('nothing that a living service logs is lost', () => {
  it('while the Collector is stopped for a while', async ({ stack }) => {
    const name = 'collector-stopped';
    const { code, stderr } = await runService(stack, name, async ({ log, untilOutput }) => {
      await log(20);
      await linesInLoki(stack, name, 20);
      await stack.collector.stop();
      await log(700);
      await untilOutput(/cannot be reached/);
      await log(300);
      await stack.collector.start();
      await log(10);
      await linesInLoki(stack, name, 1030);
    });
    expect(code).toBe(0);
    expect(stderr.match(/cannot be reached/g)).toHaveLength(1);
    // No request was under way when the Collector stopped: so once each.
    expect(await linesInLoki(stack, name, 1030)).toEqual(records(1030));
    expect(linesInFile(stack, name)).toEqual(records(1030));
  });

  it('while the Collector is killed again and again', async ({ stack }) => {
    const name = 'collector-killed';
    const { code } = await runService(stack, name, async ({ log }) => {
      for (let round = 0; round < 3; round++) {
        await log(600);
        await stack.collector.kill();
        await log(100);
        await stack.collector.start();
      }
      await linesInLoki(stack, name, 2100);
    });
    expect(code).toBe(0);
    // A request that was under way when the Collector died may have come twice.
    expect([...new Set(await linesInLoki(stack, name, 2100))]).toEqual(records(2100));
  });

  it('while Loki is stopped, and the Collector restarted and killed meanwhile', async ({
    stack,
  }) => {
    const name = 'loki-stopped';
    await stack.loki.stop();
    const { code, stderr } = await runService(stack, name, ({ log }) => log(1500));
    // Loki's absence is not the service's affair: the Collector has taken everything.
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(linesInFile(stack, name)).toEqual(records(1500));
    await stack.collector.stop();
    await stack.collector.start();
    await stack.collector.kill();
    await stack.collector.start();
    await stack.loki.start();
    expect(await linesInLoki(stack, name, 1500)).toEqual(records(1500));
    await stack.loki.kill();
    await stack.loki.start();
    expect(await linesInLoki(stack, name, 1500)).toEqual(records(1500));
  });
});
