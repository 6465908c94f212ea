import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bench, Figure } from '../scenario.ts';
import { LoadedApp } from './loaded-app.ts';
import { Sink, type SinkCounts } from './sink.ts';

const FILL = fileURLToPath(new URL('./fill-process.ts', import.meta.url));
const MOST_GROWTH_MEGABYTES = 32;
const BARE_SECONDS = 10;

/** An application starts on a large spool that a dead process left. */
export async function recovery(bench: Bench): Promise<Figure[]> {
  const megabytes = bench.isQuick ? 64 : 1024;
  bench.progress(`recovery of ${megabytes} MB`);
  const root = mkdtempSync(join(tmpdir(), 'otel-logger-bench-'));
  const sink = await Sink.start();
  try {
    const without = await startOn(root, sink, 0);
    const output = execFileSync(process.execPath, [FILL, root, String(megabytes)], {
      encoding: 'utf8',
    });
    const left = Number(output);
    const withSpool = await startOn(root, sink, left);
    return figures(megabytes, left, without, withSpool);
  } finally {
    sink.stop();
    rmSync(root, { recursive: true, force: true });
  }
}

interface Start {
  readonly readyMillis: number;
  readonly mostMegabytes: number;
  readonly counts: SinkCounts;
}

async function startOn(root: string, sink: Sink, left: number): Promise<Start> {
  sink.order({ kind: 'forget' });
  // It logs a little, as a service would.
  const load = { rate: 1, seconds: left === 0 ? BARE_SECONDS : 1, root, endpoint: sink.url };
  const app = new LoadedApp({ ...load, env: { LOG_SPOOL_MAX_MB: '4096' } });
  await app.logged;
  const counts = await sink.untilUnique(left);
  const { most } = app.memory;
  await app.end();
  return { readyMillis: app.readyMillis, mostMegabytes: most, counts };
}

function figures(megabytes: number, left: number, without: Start, withSpool: Start): Figure[] {
  const { counts } = withSpool;
  const growth = withSpool.mostMegabytes - without.mostMegabytes;
  const perSecond = (counts.unique / (counts.lastMillis - counts.firstMillis)) * 1000;
  const later = withSpool.readyMillis - without.readyMillis;
  return [
    {
      what: `recovery of ${megabytes} MB, ${left.toLocaleString('en')} records`,
      value: `${Math.round(perSecond).toLocaleString('en')} records/s, ${Math.round((perSecond * megabytes) / left)} MB/s, ${Math.max(0, left - counts.unique)} lost, ${counts.records - counts.unique} twice`,
      goal: '0 lost',
      met: counts.unique >= left,
    },
    {
      what: 'memory growth meanwhile, against the same start without a spool',
      value: `${growth.toFixed(1)} MB (most: ${withSpool.mostMegabytes.toFixed(0)} MB)`,
      goal: `< ${MOST_GROWTH_MEGABYTES} MB`,
      met: growth < MOST_GROWTH_MEGABYTES,
    },
    {
      what: 'start of the application, later by',
      value: `${later} ms of ${without.readyMillis} ms`,
    },
  ];
}
