import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LoadedApp } from '../delivery/loaded-app.ts';
import { Sink } from '../delivery/sink.ts';
import type { Bench, Figure } from '../scenario.ts';
import { recordCosts } from './record-cost.ts';

const RATE = 10_000;
const MOST_MEGABYTES = 50;
const MOST_MICROS = 1000;
/** Passed by an order of magnitude. */
const MARGIN = 10;
const CALL = 'ours, console.info';

/** What the product was once asked for: 10,000 records a second, in less than 50 MB and 1 ms each. */
export async function seedFigures(bench: Bench): Promise<Figure[]> {
  const seconds = bench.isQuick ? 5 : 30;
  const steady = await underLoad(RATE, seconds, bench);
  const flatOut = await underLoad(0, seconds, bench);
  const costs = await recordCosts(bench, { size: '0.6', only: [CALL], peersFolder: undefined });
  const micros = (costs[0]?.callNs ?? Number.NaN) / 1000;
  return [
    {
      what: `records a second, as many as one process can log in ${seconds} s`,
      value: `${Math.round(flatOut.perSecond).toLocaleString('en')}, ${flatOut.lost} lost`,
      ...goal('>=', RATE * MARGIN, 'records/s', flatOut.perSecond >= RATE * MARGIN),
    },
    {
      what: `memory that ${RATE.toLocaleString('en')} records/s add in ${seconds} s`,
      value: `${steady.megabytes.toFixed(1)} MB, ${steady.lost} lost`,
      ...goal('<', MOST_MEGABYTES / MARGIN, 'MB', steady.megabytes < MOST_MEGABYTES / MARGIN),
    },
    {
      what: 'time of one call, 0.6 kB',
      value: `${micros.toFixed(1)} µs`,
      ...goal('<', MOST_MICROS / MARGIN, 'µs', micros < MOST_MICROS / MARGIN),
    },
  ];
}

function goal(sign: string, bound: number, unit: string, met: boolean) {
  return { goal: `${sign} ${bound.toLocaleString('en')} ${unit}`, met };
}

async function underLoad(rate: number, seconds: number, bench: Bench) {
  bench.progress(`${rate === 0 ? 'flat out' : `${rate} records/s`} for ${seconds} s`);
  const root = mkdtempSync(join(tmpdir(), 'otel-logger-bench-'));
  const sink = await Sink.start();
  try {
    const app = new LoadedApp({ rate, seconds, root, endpoint: sink.url });
    const logged = await app.logged;
    const { growth } = app.memory;
    const { unique } = await sink.untilUnique(logged);
    await app.end();
    return { perSecond: logged / seconds, megabytes: growth, lost: logged - unique };
  } finally {
    sink.stop();
    rmSync(root, { recursive: true, force: true });
  }
}
