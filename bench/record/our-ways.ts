import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { logs } from '@opentelemetry/api-logs';
import type { LogWay } from './median-costs.ts';
import { emitSample, type Ground } from './peer-ways.ts';

const require = createRequire(import.meta.url);
/** What is measured where no other build is given. */
const OUR_BUILD = fileURLToPath(new URL('../../dist', import.meta.url));

const BRIDGED = /node_modules.(pino|winston|bunyan)./;

/** Runs `run` as a request does: with a correlation ID. */
export type InRequest = <T>(run: () => T) => T;

/** Starts us as the preload does, with default settings and no console; then each way to log. */
export async function ourWays(ground: Ground): Promise<{ ways: LogWay[]; inRequest: InRequest }> {
  const { root, endpoint, sample, build = OUR_BUILD } = ground;
  Object.assign(process.env, {
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    OTEL_TRACES_EXPORTER: 'none',
    OTEL_METRICS_EXPORTER: 'none',
    OTEL_SERVICE_NAME: 'bench',
    LOG_SPOOL_DIR: join(root, 'spool'),
    LOG_SPOOL_MAX_MB: '4096',
    LOG_CONSOLE: 'off',
  });
  const entry = pathToFileURL(join(build, 'index.mjs')).href;
  const ours = (await import(entry)) as typeof import('../../src/index.ts');
  ours.start();
  // Those that the peers use were loaded before us and stay as they are.
  for (const path of Object.keys(require.cache)) if (BRIDGED.test(path)) delete require.cache[path];
  const pino = (require('pino') as typeof import('pino'))();
  const winston = require('winston') as typeof import('winston');
  const toConsole = winston.createLogger({ transports: [new winston.transports.Console()] });
  const bunyan = require('bunyan').createLogger({ name: 'bench' });
  const api = logs.getLogger('bench');
  const logger = ours.getLogger('bench');
  const ways: LogWay[] = [
    { name: 'ours, console.info', log: (n) => console.info(sample(n).body, sample(n).attributes) },
    { name: 'ours, Logs API', log: (n) => emitSample(api, sample(n)) },
    { name: 'ours, getLogger', log: (n) => logger.info(sample(n).body, sample(n).attributes) },
    { name: 'ours, pino', log: (n) => pino.info(sample(n).attributes, sample(n).body) },
    {
      name: 'ours, winston',
      log: (n) => void toConsole.info(sample(n).body, sample(n).attributes),
    },
    { name: 'ours, bunyan', log: (n) => bunyan.info(sample(n).attributes, sample(n).body) },
  ];
  return { ways, inRequest: (run) => ours.withCorrelation(undefined, run) };
}
