import { type LogStore, type StoredRecord, untilStored } from './log-store/log-store.ts';
import { type AppResult, runApp } from './run-app.ts';
import type { Stack } from './stack.ts';

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

export interface CountingService {
  log(count: number): Promise<void>;
  untilOutput(pattern: RegExp): Promise<unknown>;
}

/** A service that numbers its records, running while something happens to the stack. */
export function runCountingService(
  stack: Pick<Stack, 'env'>,
  name: string,
  during: (service: CountingService) => Promise<void>,
  hangGuard?: number,
): Promise<AppResult> {
  return runApp({
    ...(hangGuard === undefined ? {} : { hangGuard }),
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

/** What it logs. */
export const records = (count: number) =>
  Array.from({ length: count }, (_, index) => `record ${index}`);
const distinct = (found: StoredRecord[]) => new Set(found.map(({ body }) => body));

const byNumber = (lines: string[]): string[] => {
  const number = (line: string): number => Number(line.split(' ')[1]);
  return lines.sort((one, other) => number(one) - number(other));
};

/** Waits for so many different records, and returns all there are, in the order of their numbers. */
export async function linesInStore(
  store: LogStore,
  service: string,
  count: number,
): Promise<string[]> {
  const found = await untilStored(store, { service }, (all) => distinct(all).size >= count);
  return byNumber(found.map(({ body }) => body));
}

/** What the Collector's file has. */
export function linesInFile(stack: Stack, service: string): string[] {
  const ofService = stack
    .logsInFile()
    .filter(({ resource }) => resource['service.name'] === service);
  return byNumber(ofService.map(({ body }) => String(body)));
}
