import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, Figure } from '../scenario.ts';
import { bareCollector } from './bare-collector.ts';
import { LoadedApp } from './loaded-app.ts';
import { Sink, type SinkOrder } from './sink.ts';

const REQUEST_RECORDS = 512;
const REQUESTS_UNDER_WAY = 4;
/** Its end waits for what is still to be delivered. */
const DELIVERY_MILLIS = '60000';

/** Records a second from log calls to a receiver, as many as the application can log. */
export async function sustained(bench: Bench): Promise<Figure[]> {
  const seconds = bench.isQuick ? 5 : 60;
  bench.progress(`sustained: ${seconds} s`);
  const { logged, counts, rate } = await load({ kind: 'take' }, 0, seconds);
  return [
    {
      what: `log calls to a local receiver, ${seconds} s`,
      value: `${Math.round(rate).toLocaleString('en')} records/s, ${logged - counts.unique} of ${logged.toLocaleString('en')} lost`,
      goal: '>= 50,000 records/s, 0 lost',
      met: rate >= 50_000 && counts.unique === logged,
    },
  ];
}

/** The same to the Collector of the stack, where it was built. */
export async function sustainedToCollector(bench: Bench): Promise<Figure[]> {
  const collector = await bareCollector();
  if (!collector) return [];
  await collector.start();
  const root = mkdtempSync(join(tmpdir(), 'otel-logger-bench-'));
  const seconds = bench.isQuick ? 5 : 60;
  bench.progress(`sustained to the Collector: ${seconds} s`);
  try {
    const started = Date.now();
    const env = { LOG_SHUTDOWN_TIMEOUT_MS: DELIVERY_MILLIS };
    const app = new LoadedApp({ rate: 0, seconds, root, endpoint: collector.url, env });
    const logged = await app.logged;
    await app.end();
    const accepted = await collector.accepted();
    const rate = accepted / ((Date.now() - started) / 1000);
    return [
      {
        what: `log calls to the real Collector, ${seconds} s, start and end included`,
        value: `${Math.round(rate).toLocaleString('en')} records/s, ${Math.max(0, logged - accepted)} of ${logged.toLocaleString('en')} lost`,
        goal: '>= 50,000 records/s, 0 lost',
        met: rate >= 50_000 && accepted >= logged,
      },
    ];
  } finally {
    await collector.stop();
    rmSync(root, { recursive: true, force: true });
  }
}

/** Requests that are taken and whose answer is lost come again. */
export async function duplicates(bench: Bench): Promise<Figure[]> {
  bench.progress('duplicates');
  const { logged, counts } = await load({ kind: 'reset', every: 10 }, 2000, 5);
  const most = counts.faults * REQUESTS_UNDER_WAY * REQUEST_RECORDS;
  const twice = counts.records - counts.unique;
  return [
    {
      what: `records twice after ${counts.faults} connections reset behind a taken request`,
      value: `${twice.toLocaleString('en')}, ${logged - counts.unique} lost`,
      goal: `<= ${most.toLocaleString('en')}: the requests under way`,
      met: twice <= most && counts.unique === logged,
    },
  ];
}

async function load(order: SinkOrder, rate: number, seconds: number) {
  const root = mkdtempSync(join(tmpdir(), 'otel-logger-bench-'));
  const sink = await Sink.start();
  try {
    sink.order(order);
    const app = new LoadedApp({ rate, seconds, root, endpoint: sink.url });
    const logged = await app.logged;
    const counts = await sink.untilUnique(logged);
    await app.end();
    const perSecond = (counts.unique / (counts.lastMillis - counts.firstMillis)) * 1000;
    return { logged, counts, rate: perSecond };
  } finally {
    sink.stop();
    rmSync(root, { recursive: true, force: true });
  }
}
