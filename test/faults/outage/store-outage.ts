import { setTimeout as sleep } from 'node:timers/promises';
import type { NativeStack } from '../../../deploy/native/native-stack.ts';
import { queryVictoriaLogs } from '../../../examples/demo/victoria-logs.ts';
import { runCountingService } from '../../helpers/counting-service.ts';

export interface StoreOutage {
  records: number;
  /** How long VictoriaLogs is stopped while records come. */
  awayMilliseconds: number;
  report: (line: string) => void;
}

/** What VictoriaLogs has of the service. */
export interface StoredCounts {
  records: number;
  distinct: number;
}

const SERVICE = 'outage';
const TICK_MS = 100;
const POLL_MS = 500;
/** Only a guard against hanging for ever. */
const ARRIVAL_GUARD_MS = 120_000;

/**
 * A service logs evenly while VictoriaLogs is first killed, and then stopped for a while.
 *
 * @returns what the store has in the end, once all is there or nothing more comes
 */
export async function runStoreOutage(
  stack: NativeStack & { env: Record<string, string> },
  { records, awayMilliseconds, report }: StoreOutage,
): Promise<StoredCounts> {
  const quarter = Math.floor(records / 4);
  // Half of them while it is away, evenly.
  const perTick = Math.max(1, Math.ceil((2 * quarter * TICK_MS) / awayMilliseconds));
  const { code, stderr } = await runCountingService(
    stack,
    SERVICE,
    async ({ log }) => {
      const logEvenly = async (count: number): Promise<void> => {
        for (let left = count; left > 0; left -= perTick) {
          await log(Math.min(perTick, left));
          await sleep(TICK_MS);
        }
      };
      await logEvenly(quarter);
      report(`${quarter} records logged: killing VictoriaLogs (SIGKILL), and starting it again`);
      await stack.logStore.kill();
      await stack.logStore.start();
      await logEvenly(quarter);
      report(`${2 * quarter} records logged: stopping VictoriaLogs`);
      await stack.logStore.stop();
      const back = sleep(awayMilliseconds);
      await logEvenly(records - 2 * quarter);
      await back;
      report(
        `${records} records logged, half of them in an outage of ${awayMilliseconds / 1000} s`,
      );
      await stack.logStore.start();
    },
    3 * awayMilliseconds + ARRIVAL_GUARD_MS,
  );
  if (code !== 0 || stderr !== '') throw new Error(`the service ended with ${code}: ${stderr}`);
  return untilAllStored(stack, records);
}

async function untilAllStored(stack: NativeStack, wanted: number): Promise<StoredCounts> {
  const deadline = Date.now() + ARRIVAL_GUARD_MS;
  const query = `service.name:=${SERVICE} | stats count() records, count_uniq(log.record.uid) uids`;
  for (;;) {
    const [found = {}] = await queryVictoriaLogs(stack.logStoreUrl, query);
    const counts = { records: Number(found['records']), distinct: Number(found['uids']) };
    if (counts.distinct >= wanted || Date.now() > deadline) return counts;
    await sleep(POLL_MS);
  }
}
