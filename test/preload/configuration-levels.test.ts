import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { it as withReceiver } from '../helpers/preload-test.ts';
import { type RunningApp, runApp } from '../helpers/run-app.ts';

const it = withReceiver.extend<{ path: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the parameter's names
  path: async ({}, use) => {
    const directory = mkdtempSync(join(tmpdir(), 'configuration-levels-'));
    await use(join(directory, 'levels'));
    rmSync(directory, { recursive: true, force: true });
  },
});

const LOGGERS = `
const bunyan = require('bunyan').createLogger({ name: 'exams', level: 'trace' });
const winston = require('winston');
const { logs } = require('@opentelemetry/api');
const log = winston.createLogger({ level: 'silly', transports: [new winston.transports.Console()] });
const pino = require('pino')({ name: 'media', level: 'trace' });
const all = () => {
  console.debug('from console');
  bunyan.debug('from bunyan');
  log.debug('from winston');
  pino.debug('from pino');
  logs.getLogger('wards').emit({ severityNumber: 5, body: 'from the API' });
};
`;

describe('LOG_LEVELS', () => {
  it("sets the level of loggers by name: bunyan's, pino's, the API's", async ({ receiver }) => {
    const env = { LOG_CONSOLE: 'off', LOG_LEVELS: 'exams=debug,me*=debug,wards=debug' };
    await runApp({ flag: 'require', app: { cjs: `${LOGGERS}all();` }, receiver, env });
    const records = await receiver.waitForLogs(3);
    expect(records.map(({ body }) => body).sort()).toEqual([
      'from bunyan',
      'from pino',
      'from the API',
    ]);
  });

  it('raises the level of one, also to off', async ({ receiver }) => {
    const env = { LOG_CONSOLE: 'off', LOG_LEVEL: 'debug', LOG_LEVELS: 'console=off,winston=warn' };
    await runApp({ flag: 'require', app: { cjs: `${LOGGERS}all();` }, receiver, env });
    const records = await receiver.waitForLogs(3);
    expect(records.map(({ scope }) => scope.name).sort()).toEqual(['exams', 'media', 'wards']);
  });
});

describe('LOG_LEVEL_FILE', () => {
  const TALKER = {
    cjs: "let n = 0;\nsetInterval(() => { console.debug('debug ' + n++); console.log('info'); }, 20);",
  };

  it('changes levels while the process runs, and gives them back', async ({ path }) => {
    const during = async ({ child, untilOutput }: RunningApp): Promise<void> => {
      await untilOutput(/info/);
      writeFileSync(`${path}.new`, 'console=debug\n');
      renameSync(`${path}.new`, path);
      await untilOutput(/debug \d/);
      rmSync(path);
      await untilOutput(/0 rules hold now/);
      child.kill();
    };
    const env = { LOG_LEVEL_FILE: path, LOG_DIAGNOSTICS: 'info' };
    const { stdout } = await runApp({ flag: 'require', app: TALKER, env, during });
    expect(stdout.indexOf('info')).toBeLessThan(stdout.indexOf('debug'));
  });

  it('holds from the first record, and never keeps a process alive', async ({ path }) => {
    writeFileSync(path, 'debug\n');
    const app = { cjs: "console.debug('hello');" };
    const env = { LOG_LEVEL_FILE: path };
    const { stdout, stderr, code } = await runApp({ flag: 'require', app, env });
    expect(stdout).toContain('hello');
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  });

  it('with bad content costs one line', async ({ path }) => {
    writeFileSync(path, 'console=loud\n');
    const app = { cjs: "console.log('hello');" };
    const { stdout, stderr } = await runApp({
      flag: 'require',
      app,
      env: { LOG_LEVEL_FILE: path },
    });
    expect(stdout).toContain('hello');
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(
        /LOG_LEVEL_FILE: .* allowed are rules like http=warn.*; the levels stay/,
      ),
    ]);
  });
});
