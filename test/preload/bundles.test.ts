import { type BuildOptions, build } from 'esbuild';
import { describe, expect } from 'vitest';
import { bundlePlugin } from '../../src/index.ts';
import { ORDER, order } from '../helpers/job-services.ts';
import { recordsWith } from '../helpers/logger-calls.ts';
import type { ReceivedLog } from '../helpers/otlp-receiver.ts';
import { it } from '../helpers/preload-test.ts';
import { type AppResult, type AppRun, runApp } from '../helpers/run-app.ts';
import { REPOSITORY } from '../helpers/source-files.ts';

/** An Express service that logs by each of these, in its handler. */
const APP = `
import express from 'express';
import morgan from 'morgan';
import pino from 'pino';
import winston from 'winston';
import { consola } from 'consola';
import log4js from 'log4js';

const loggers = {
  pino: pino(),
  winston: winston.createLogger({ transports: [new winston.transports.Console()] }),
  consola,
  log4js: log4js.getLogger('exams'),
};
loggers.log4js.level = 'info';
const app = express();
app.use(morgan('answered :url'));
app.get('/exams/:id', (request, response) => {
  for (const [name, log] of Object.entries(loggers)) log.info('opened by ' + name);
  response.json({});
});
const server = app.listen(0, '127.0.0.1', () =>
  process.stdout.write('listening on ' + server.address().port + '\\n'),
);
process.once('SIGTERM', () => server.close());
`;
const LOGGERS = ['pino', 'winston', 'consola', 'log4js'];

async function bundle(options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: APP, resolveDir: REPOSITORY },
    bundle: true,
    platform: 'node',
    write: false,
    logLevel: 'silent',
    ...options,
  });
  return outputFiles?.[0]?.text ?? '';
}

async function openExam(app: AppRun['app'], run: Partial<AppRun>): Promise<AppResult> {
  return runApp({
    flag: 'require',
    app,
    ...run,
    during: async (running) => {
      expect((await order(running, '/exams/17')).status).toBe(200);
      running.child.kill('SIGTERM');
    },
  });
}

describe('a service bundled by esbuild, run under the flag', () => {
  it.for([
    { how: 'with bundlePlugin()', options: { plugins: [bundlePlugin()] } },
    { how: 'with bundlePlugin(), minified', options: { plugins: [bundlePlugin()], minify: true } },
    { how: 'with packages left outside', options: { packages: 'external' } },
  ] as const)('$how: one record per call, with trace and ID', async ({ options }, { receiver }) => {
    const app = { cjs: await bundle({ format: 'cjs', ...options } as BuildOptions) };
    const { code } = await openExam(app, { receiver });
    expect(code).toBe(0);
    const isHere = (all: ReceivedLog[]) =>
      recordsWith(all, 'opened by').length >= 4 && recordsWith(all, 'answered').length > 0;
    const logs = await receiver.waitForLogs(isHere);
    const answered = recordsWith(logs, 'answered');
    expect(answered).toMatchObject([{ body: 'answered /exams/17', traceId: ORDER.traceId }]);
    const opened = recordsWith(logs, 'opened by');
    expect(opened.map(({ body }) => body)).toEqual(LOGGERS.map((name) => `opened by ${name}`));
    for (const { attributes, traceId } of opened) {
      expect(attributes['correlation.id']).toBe(ORDER.correlationId);
      expect(traceId).toBe(ORDER.traceId);
    }
  });

  it('with bundlePlugin() but without the flag: as without us', async () => {
    const app = { cjs: await bundle({ format: 'cjs', plugins: [bundlePlugin()] }) };
    const { stdout, stderr } = await openExam(app, { flag: 'none' });
    expect(`${stdout}${stderr}`.match(/opened by \w+/g)).toHaveLength(LOGGERS.length);
    expect(stdout).not.toContain('correlation_id');
  });
});
