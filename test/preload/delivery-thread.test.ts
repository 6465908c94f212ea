import { describe, expect } from 'vitest';
import { it } from '../helpers/preload-test.ts';
import { type AppRun, runApp } from '../helpers/run-app.ts';
import { makeSpoolHome, numbersOf } from '../helpers/spool.ts';

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
/** Node tells an application of every thread, so that it can end ours: as a crash of it would. */
const ending = (then: string) => ({
  cjs: `
    let ended = 0;
    process.on('worker', (worker) => setTimeout(() => { ended += 1; worker.terminate(); }, 50));
    let n = 0;
    const turn = () => {
      for (let i = 0; i < 10; i += 1) console.info('record ' + n++);
      if (n < 500) setTimeout(turn, 10);
      else { process.stdout.write('ended ' + ended + ' threads\\n'); ${then} }
    };
    turn();`,
});

describe('a delivery thread that dies', () => {
  it('loses no record, and takes nothing of the application with it', async ({ receiver }) => {
    const home = makeSpoolHome();
    const env = {
      LOG_CONSOLE: 'off',
      OTEL_BLRP_SCHEDULE_DELAY: '10',
      LOG_SHUTDOWN_TIMEOUT_MS: '1000',
    };
    const run: AppRun = { flag: 'require', receiver, home: home.home, env, app: ending('') };
    const { code, signal, stdout, stderr } = await runApp(run);
    expect({ code, signal }).toEqual({ code: 0, signal: null });
    expect(stdout).toMatch(/ended [1-9]/);
    expect(
      stderr
        .trim()
        .split('\n')
        .filter((line) => line !== '').length,
    ).toBeLessThanOrEqual(1);
    // The thread of the end dies as well: what it did not get to waits for the next process.
    await runApp({
      ...run,
      app: { cjs: "process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000);" },
      during: async ({ child }) => {
        await receiver.waitForLogs((logs) => new Set(numbersOf(logs)).size === 500, 30_000);
        child.kill('SIGTERM');
      },
    });
    expect([...new Set(numbersOf(receiver.logs()))]).toEqual(upTo(500));
    home.remove();
  });

  it('is started again while the application lives', async ({ receiver }) => {
    const once = ending('setInterval(() => {}, 1000);').cjs.replace(
      "process.on('worker'",
      "process.once('worker'",
    );
    await runApp({
      flag: 'require',
      receiver,
      app: { cjs: once },
      env: { LOG_CONSOLE: 'off', OTEL_BLRP_SCHEDULE_DELAY: '10' },
      during: async ({ child }) => {
        await receiver.waitForLogs((logs) => new Set(numbersOf(logs)).size === 500, 30_000);
        child.kill('SIGKILL');
      },
    });
    expect([...new Set(numbersOf(receiver.logs()))].sort((a, b) => a - b)).toEqual(upTo(500));
  });
});
