import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { availableNodes } from '../helpers/node-versions.ts';
import type { OtlpReceiver } from '../helpers/otlp-receiver.ts';
import { it as withReceiver } from '../helpers/preload-test.ts';
import { type AppRun, runApp } from '../helpers/run-app.ts';
import {
  ACKNOWLEDGING,
  acknowledged,
  killedApp,
  makeSpoolHome,
  numbersOf,
  RECORDS_A_TURN,
  restartUntil,
  type SpoolHome,
  uidsOf,
} from '../helpers/spool.ts';

const it = withReceiver.extend<{ home: SpoolHome }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the parameter's names
  home: async ({}, use) => {
    const home = makeSpoolHome();
    await use(home);
    home.remove();
  },
});

const nodes = await availableNodes(['22.15', '24']);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const logging = (count: number, source = ''): AppRun['app'] => ({
  cjs: `for (let n = 0; n < ${count}; n += 1) console.info('record ' + n);\n${source}`,
});
const running = (receiver: OtlpReceiver, home: SpoolHome, run: Partial<AppRun>): AppRun => ({
  flag: 'require',
  receiver,
  home: home.home,
  app: logging(1),
  ...run,
  env: { LOG_CONSOLE: 'off', ...run.env },
});

describe('a process that is killed', () => {
  const rows = [
    { mode: 'on', node: '24' },
    { mode: 'on', node: '22.15' },
    { mode: 'fsync', node: '24' },
  ] as const;
  it.for(rows.filter(({ node }) => nodes.includes(node)))(
    'loses nothing whose call returned: LOG_SPOOL=$mode on Node $node',
    async ({ mode, node }, { receiver, home }) => {
      await receiver.setBehaviour('refuse');
      const env = { LOG_SPOOL: mode };
      const app = { cjs: ACKNOWLEDGING };
      const { stdout } = await killedApp(running(receiver, home, { app, env, node }), /^300$/m);
      await receiver.setBehaviour('ok');
      const said = acknowledged(stdout);
      expect(said.length).toBeGreaterThan(300);
      const logs = await restartUntil(home, receiver, said.length);
      // The very last one may have been written and not said.
      expect(numbersOf(logs).slice(0, said.length)).toEqual(said);
      expect(logs.length).toBeLessThanOrEqual(said.length + 1);
      expect(new Set(uidsOf(logs)).size).toBe(logs.length);
      expect(home.files()).toEqual([]);
    },
  );

  it('loses at most one turn of the event loop: LOG_SPOOL=coalesced', async ({
    receiver,
    home,
  }) => {
    await receiver.setBehaviour('refuse');
    const env = { LOG_SPOOL: 'coalesced' };
    const app = { cjs: ACKNOWLEDGING };
    const { stdout } = await killedApp(running(receiver, home, { app, env }), /^300$/m);
    await receiver.setBehaviour('ok');
    const said = acknowledged(stdout);
    const logs = await restartUntil(home, receiver, said.length - RECORDS_A_TURN);
    expect(numbersOf(logs)).toEqual(upTo(logs.length));
    expect(logs.length).toBeGreaterThanOrEqual(said.length - RECORDS_A_TURN);
  });

  it('is delivered from where the receiver left off', async ({ receiver, home }) => {
    const app = logging(50, 'setInterval(() => {}, 1000);');
    await runApp({
      ...running(receiver, home, { app, env: { OTEL_BLRP_SCHEDULE_DELAY: '10' } }),
      during: async ({ child }) => {
        await receiver.waitForLogs(50);
        // The cursor moves when the answer is there, a moment after the receiver has the records.
        await expect.poll(() => home.records(), { timeout: 20_000 }).toBe(0);
        child.kill('SIGKILL');
      },
    });
    const [directory = ''] = home.files();
    await runApp({
      ...running(receiver, home, { app: logging(0, 'setInterval(() => {}, 1000);') }),
      during: async ({ child }) => {
        const left = () => home.files().filter((file) => file.includes(directory));
        await expect.poll(left, { timeout: 20_000 }).toEqual([]);
        child.kill('SIGKILL');
      },
    });
    expect(receiver.logs()).toHaveLength(50);
  });
});

describe('the end of a process', () => {
  it('leaves no file when everything is delivered', async ({ receiver, home }) => {
    const { records } = await runApp(running(receiver, home, { app: logging(1200) }));
    expect(numbersOf(records)).toEqual(upTo(1200));
    expect(home.files()).toEqual([]);
  });

  it.for([
    { how: 'natural end', source: '' },
    { how: 'process.exit', source: 'process.exit(0);' },
    { how: 'throw', source: "throw new Error('the end');" },
  ])('keeps what a hanging receiver did not take: $how', async ({ source }, { receiver, home }) => {
    await receiver.setBehaviour('hang');
    const env = { LOG_SHUTDOWN_TIMEOUT_MS: '200', LOG_DIAGNOSTICS: 'info' };
    const run = running(receiver, home, { app: logging(30, source), env });
    const { stderr } = await runApp(run);
    expect(stderr).toMatch(/info: log records that stay in the spool: \d+/);
    expect(stderr).not.toContain('lost at the end');
    const thrown = source.startsWith('throw') ? 1 : 0;
    expect(home.records()).toBe(30 + thrown);
    await receiver.setBehaviour('ok');
    receiver.clear();
    const logs = await restartUntil(home, receiver, 30 + thrown);
    expect(numbersOf(logs)).toEqual(upTo(30));
  });

  it('says what is lost where nothing is spooled', async ({ receiver, home }) => {
    await receiver.setBehaviour('refuse');
    const env = { LOG_SPOOL: 'off', LOG_SHUTDOWN_TIMEOUT_MS: '200' };
    const { stderr } = await runApp(running(receiver, home, { app: logging(30), env }));
    expect(stderr).toContain('log records lost at the end of the process: 30');
    expect(home.files()).toEqual([]);
  });

  it('delivers what later exit listeners log', async ({ receiver, home }) => {
    const then =
      "process.on('exit', () => { console.info('record 1'); console.info('record 2'); });";
    const { records } = await runApp(running(receiver, home, { app: logging(1, then) }));
    expect(numbersOf(records)).toEqual(upTo(3));
    expect(home.files()).toEqual([]);
  });
});

describe('a receiver that comes late', () => {
  it('gets everything from the running process', async ({ receiver, home }) => {
    await receiver.setBehaviour('refuse');
    const app = logging(
      200,
      "process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000);",
    );
    const { stderr } = await runApp({
      ...running(receiver, home, { app }),
      during: async ({ child, untilOutput }) => {
        await untilOutput(/cannot be reached/);
        await receiver.setBehaviour('ok');
        await receiver.waitForLogs(200);
        child.kill('SIGTERM');
      },
    });
    expect(stderr).toContain('logs wait in the spool');
    expect(numbersOf(receiver.logs())).toEqual(upTo(200));
    expect(home.files()).toEqual([]);
  });
});

describe('several at one spool', () => {
  it('two processes at once, and what dead ones left', async ({ receiver, home }) => {
    await receiver.setBehaviour('refuse');
    const short = { LOG_SHUTDOWN_TIMEOUT_MS: '0' };
    const leave = () => runApp(running(receiver, home, { app: logging(100), env: short }));
    await Promise.all([leave(), leave(), leave()]);
    expect(home.records()).toBe(300);
    await receiver.setBehaviour('ok');
    await Promise.all([restartUntil(home, receiver, 300), restartUntil(home, receiver, 300)]);
    expect(new Set(uidsOf(receiver.logs())).size).toBe(300);
    expect(receiver.logs()).toHaveLength(300);
    expect(home.files()).toEqual([]);
  });

  it('worker threads write to the spool of their process', async ({ receiver, home }) => {
    const app = {
      cjs: `
        const { Worker, isMainThread, threadId } = require('node:worker_threads');
        console.info('record ' + threadId);
        if (isMainThread) for (let n = 0; n < 3; n += 1) new Worker(__filename);`,
    };
    await receiver.setBehaviour('refuse');
    const env = { LOG_SHUTDOWN_TIMEOUT_MS: '0' };
    await runApp(running(receiver, home, { app, env }));
    expect(home.records()).toBe(4);
    expect(home.files().filter((file) => !file.includes('/'))).toHaveLength(1);
    await receiver.setBehaviour('ok');
    const logs = await restartUntil(home, receiver, 4);
    expect(new Set(uidsOf(logs)).size).toBe(4);
  });

  it('worker threads are delivered while the process lives', async ({ receiver, home }) => {
    const app = {
      cjs: `
        const { Worker, isMainThread } = require('node:worker_threads');
        if (isMainThread) { new Worker(__filename); process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000); }
        else console.info('record 0');`,
    };
    await runApp({
      ...running(receiver, home, { app }),
      during: async ({ child }) => {
        await receiver.waitForLogs(1);
        child.kill('SIGTERM');
      },
    });
    expect(home.files()).toEqual([]);
  });
});

describe('what lies on the disk', () => {
  it('is for its owner only, and redacted', async ({ receiver, home }) => {
    await receiver.setBehaviour('refuse');
    const app = {
      cjs: "console.info('for anna.muster@example.org', { password: 'hunter2hunter2' });",
    };
    const env = { LOG_SHUTDOWN_TIMEOUT_MS: '0' };
    await runApp(running(receiver, home, { app, env }));
    const files = home.files();
    const segment = files.find((file) => file.endsWith('.segment')) as string;
    const mode = (path: string): number => statSync(join(home.root, path)).mode & 0o777;
    expect(mode(segment)).toBe(0o600);
    expect(mode(segment.split('/')[0] as string)).toBe(0o700);
    const bytes = readFileSync(join(home.root, segment), 'latin1');
    expect(bytes).not.toContain('anna.muster');
    expect(bytes).not.toContain('hunter2');
    expect(home.records()).toBe(1);
  });
});

describe('a name of a service that holds an identifier', () => {
  it('is redacted in IDs of records and in names of files, the same at each start', async ({
    receiver,
    home,
  }) => {
    const env = {
      LOG_SERVICE_NAME: 'media of jane.roe@example.org',
      LOG_TO_FILE: 'true',
      LOG_FILE_PATH: join(home.home, 'logs'),
      LOG_SPOOL_DIR: home.root,
    };
    await receiver.setBehaviour('refuse');
    const timeout = { LOG_SHUTDOWN_TIMEOUT_MS: '0' };
    await runApp(running(receiver, home, { app: logging(2), env: { ...env, ...timeout } }));
    expect(home.records()).toBe(2);
    const spooled = home.files().join();
    await receiver.setBehaviour('ok');
    const logs = await restartUntil(home, receiver, 2, env);
    const uids = uidsOf(logs);
    expect(uids[0]).toMatch(/^service-[0-9a-f]{6}\.[0-9a-f]{6}-[0-9a-f]{16}:1$/);
    const files = readdirSync(join(home.home, 'logs')).filter((name) => !name.startsWith('.'));
    expect(files).toEqual(['media_of_REDACTED.log']);
    expect(uids.join() + spooled).not.toMatch(/jane|roe/);
  });
});

describe('a spool that cannot be used', () => {
  it('costs one line, and records are delivered from memory', async ({ receiver, home }) => {
    const env = { LOG_SPOOL_DIR: '/dev/null/spool' };
    const { stderr, records } = await runApp(running(receiver, home, { app: logging(30), env }));
    expect(numbersOf(records)).toEqual(upTo(30));
    expect(
      stderr.match(/the spool in \/dev\/null\/spool\S* cannot be written \(ENOTDIR\)/g),
    ).toHaveLength(1);
  });

  it('LOG_SPOOL_DIR is where the spool lies', async ({ receiver, home }) => {
    await receiver.setBehaviour('refuse');
    const env = { LOG_SPOOL_DIR: home.root, LOG_SHUTDOWN_TIMEOUT_MS: '0' };
    await runApp(running(receiver, home, { env }));
    expect(home.records()).toBe(1);
  });
});
