import { describe, expect } from 'vitest';
import { runStoreOutage } from '../faults/outage/store-outage.ts';
import {
  linesInFile,
  linesInStore,
  records,
  runCountingService,
} from '../helpers/counting-service.ts';
import { it, stackMissing } from '../helpers/stack.ts';

describe.skipIf(await stackMissing())('nothing that a living service logs is lost', () => {
  it('while the Collector is stopped for a while', async ({ stack }) => {
    const name = 'collector-stopped';
    const { code, stderr } = await runCountingService(stack, name, async ({ log, untilOutput }) => {
      await log(20);
      await linesInStore(stack.store, name, 20);
      await stack.collector.stop();
      await log(700);
      await untilOutput(/cannot be reached/);
      await log(300);
      await stack.collector.start();
      await log(10);
      await linesInStore(stack.store, name, 1030);
    });
    expect(code).toBe(0);
    expect(stderr.match(/cannot be reached/g)).toHaveLength(1);
    // No request was under way when the Collector stopped: so once each.
    expect(await linesInStore(stack.store, name, 1030)).toEqual(records(1030));
    expect(linesInFile(stack, name)).toEqual(records(1030));
  });

  it('while the Collector is killed again and again', async ({ stack }) => {
    const name = 'collector-killed';
    const { code } = await runCountingService(stack, name, async ({ log }) => {
      for (let round = 0; round < 3; round++) {
        await log(600);
        await stack.collector.kill();
        await log(100);
        await stack.collector.start();
      }
      await linesInStore(stack.store, name, 2100);
    });
    expect(code).toBe(0);
    // A request that was under way when the Collector died may have come twice.
    expect([...new Set(await linesInStore(stack.store, name, 2100))]).toEqual(records(2100));
  });

  it('while VictoriaLogs is stopped, and the Collector restarted and killed meanwhile', async ({
    stack,
  }) => {
    const name = 'store-stopped';
    await stack.logStore.stop();
    const { code, stderr } = await runCountingService(stack, name, ({ log }) => log(1500));
    // The absence of the store is not the service's affair: the Collector has taken everything.
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(linesInFile(stack, name)).toEqual(records(1500));
    await stack.collector.stop();
    await stack.collector.start();
    await stack.collector.kill();
    await stack.collector.start();
    await stack.logStore.start();
    expect(await linesInStore(stack.store, name, 1500)).toEqual(records(1500));
    await stack.logStore.kill();
    await stack.logStore.start();
    expect(await linesInStore(stack.store, name, 1500)).toEqual(records(1500));
  });

  it('while VictoriaLogs is killed and then stopped under load', async ({ stack }) => {
    // `npm run test:outage` is the long run of it.
    const outage = { records: 2000, awayMilliseconds: 3000, report: () => {} };
    const stored = await runStoreOutage(stack, outage);
    expect(stored.distinct).toBe(2000);
  });
});
