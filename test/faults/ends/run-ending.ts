import type { Behaviour, OtlpReceiver, ReceivedLog } from '../../helpers/otlp-receiver.ts';
import { startOtlpReceiver } from '../../helpers/otlp-receiver.ts';
import { type AppRun, runApp } from '../../helpers/run-app.ts';
import { makeSpoolHome, numbersOf } from '../../helpers/spool.ts';
import { ship } from '../spool-commands.ts';
import { type Ending, sourceOf } from './endings.ts';

/** What an application does where it ends, and how long it takes. */
export interface AppEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** From the moment the end began. */
  readonly millis: number;
}

export interface Collector {
  readonly name: string;
  readonly behaviour: Behaviour;
}

export const COLLECTORS: readonly Collector[] = [
  { name: 'up', behaviour: 'ok' },
  { name: 'refused', behaviour: 'refuse' },
  { name: 'blackholed', behaviour: 'hang' },
  { name: 'slow', behaviour: 'trickle' },
];

/** `LOG_SHUTDOWN_TIMEOUT_MS` where the Collector does not answer in time. */
export const BUDGET_MILLIS = 500;
/** A busy machine delivers late; what is delivered does not wait for it. */
const PATIENCE_MILLIS = 15_000;

export interface EndRow {
  readonly ending: Ending;
  readonly collector: Collector;
  readonly bare: AppEnd;
  readonly flagged: AppEnd;
  /** Records there when the application had ended. */
  readonly atOnce: number;
  /** And after `lumen-otel ship`. */
  readonly afterRestart: number;
  readonly lost: number;
  readonly duplicates: number;
}

/** Ends an application without the flag. */
export function endBare(ending: Ending): Promise<AppEnd> {
  return timedRun(ending, { flag: 'none', app: { cjs: sourceOf(ending) } });
}

/** Ends it with the flag, and recovers from its spool what was not delivered. */
export async function endFlagged(
  ending: Ending,
  collector: Collector,
  bare: AppEnd,
): Promise<EndRow> {
  const receiver = await startOtlpReceiver({ behaviour: collector.behaviour });
  const home = makeSpoolHome();
  try {
    const millis = collector.behaviour === 'ok' ? PATIENCE_MILLIS : BUDGET_MILLIS;
    const flagged = await timedRun(ending, {
      flag: 'require',
      app: { cjs: sourceOf(ending) },
      receiver,
      home: home.home,
      env: { LOG_CONSOLE: 'off', LOG_SHUTDOWN_TIMEOUT_MS: String(millis) },
    });
    const atOnce = countOf(ending, receiver.logs());
    if (home.files().length > 0) await recover(receiver, home.root);
    const arrived = receiver.logs();
    const afterRestart = countOf(ending, arrived);
    const lost = ending.records + (ending.exception ? 1 : 0) - afterRestart;
    const duplicates = arrived.length - new Set(arrived.map(keyOf)).size;
    return { ending, collector, bare, flagged, atOnce, afterRestart, lost, duplicates };
  } finally {
    await receiver.close();
    home.remove();
  }
}

async function recover(receiver: OtlpReceiver, root: string): Promise<void> {
  await receiver.setBehaviour('ok');
  await ship(root, receiver.url);
}

/** Different records that were to be there. */
function countOf({ exception }: Ending, logs: readonly ReceivedLog[]): number {
  const thrown = logs.some(({ attributes }) => attributes['exception.type'] === 'Error');
  return numbersOf(logs).length + (exception && thrown ? 1 : 0);
}

const keyOf = ({ attributes }: ReceivedLog): string => String(attributes['log.record.uid']);

async function timedRun({ send, nodeOptions }: Ending, run: AppRun): Promise<AppEnd> {
  let sentAt = 0;
  const { code, signal, stdout } = await runApp({
    ...run,
    env: { ...run.env, ...(nodeOptions && { NODE_OPTIONS: nodeOptions }) },
    ...(send && {
      during: async ({ child, untilOutput }) => {
        await untilOutput(/ready/);
        sentAt = Date.now();
        child.kill(send);
      },
    }),
  });
  const endedAt = Date.now();
  const marked = Number(/ends (\d+)/.exec(stdout)?.[1] ?? sentAt);
  return { code, signal, millis: endedAt - marked };
}
