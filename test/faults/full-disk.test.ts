import { join } from 'node:path';
import { describe, expect } from 'vitest';
import type { OtlpReceiver } from '../helpers/otlp-receiver.ts';
import { it } from '../helpers/preload-test.ts';
import { type AppRun, runApp } from '../helpers/run-app.ts';
import { smallDisk } from '../helpers/small-disk.ts';
import { makeSpoolHome, numbersOf } from '../helpers/spool.ts';

const COUNT = 3000;
const DISK_BYTES = 512 * 1024;
const app = {
  cjs: `
    for (let n = 0; n < ${COUNT}; n += 1) console.info('record ' + n, { notes: 'clear '.repeat(100) });
    process.stdout.write('logged\\n');
    process.on('SIGTERM', () => process.exit(7));
    setInterval(() => {}, 1000);`,
};
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** An application whose spool is on a disk that is soon full; why not, where none can be mounted. */
function onSmallDisk(receiver: OtlpReceiver): { run: AppRun; remove(): void } | string {
  const home = makeSpoolHome();
  const disk = smallDisk(join(home.home, 'disk'), DISK_BYTES);
  if (typeof disk === 'string') return disk;
  const env = { LOG_SPOOL_DIR: join(disk.path, 'spool'), LOG_CONSOLE: 'off' };
  const remove = (): void => {
    disk.remove();
    home.remove();
  };
  return { run: { flag: 'require', app, receiver, home: home.home, env }, remove };
}

// Without root nothing can be mounted; the simulated file system covers the spool's part there.
describe('a disk that is full before the Collector is back', () => {
  it('loses nothing while the application lives, and changes nothing for it', async ({
    receiver,
    skip,
  }) => {
    const spool = onSmallDisk(receiver);
    if (typeof spool === 'string') return skip(spool);
    const { run } = spool;
    try {
      await receiver.setBehaviour('refuse');
      const { code, stderr } = await runApp({
        ...run,
        during: async ({ child, untilOutput }) => {
          await untilOutput(/logged/);
          await receiver.setBehaviour('ok');
          await receiver.waitForLogs(COUNT, 30_000);
          child.kill('SIGTERM');
        },
      });
      expect(code).toBe(7);
      expect(new Set(numbersOf(receiver.logs()))).toEqual(new Set(upTo(COUNT)));
      expect(stderr.match(/ENOSPC/g)).toHaveLength(1);
    } finally {
      spool.remove();
    }
  });

  it('keeps what it holds over a kill', async ({ receiver, skip }) => {
    const spool = onSmallDisk(receiver);
    if (typeof spool === 'string') return skip(spool);
    const { run } = spool;
    try {
      await receiver.setBehaviour('refuse');
      await runApp({
        ...run,
        during: async ({ child, untilOutput }) => {
          await untilOutput(/logged/);
          child.kill('SIGKILL');
        },
      });
      await receiver.setBehaviour('ok');
      await runApp({
        ...run,
        app: { cjs: 'setInterval(() => {}, 1000);' },
        during: async ({ child }) => {
          await receiver.waitForLogs(300, 30_000);
          child.kill('SIGKILL');
        },
      });
      // The first ones, as many as the disk had room for; the others were in memory.
      const numbers = numbersOf(receiver.logs());
      expect(numbers).toEqual(upTo(numbers.length));
    } finally {
      spool.remove();
    }
  });
});
