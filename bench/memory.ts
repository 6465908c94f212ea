import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Contender, ours, sdkByHand } from './contenders.ts';
import { Sink } from './delivery/sink.ts';
import { type Growth, growthOf } from './memory/growth.ts';
import { LoggingApp } from './memory/logging-app.ts';
import { packageFolder, peerFolder, peersFolder } from './peers.ts';
import type { Bench, Row, Scenario } from './scenario.ts';

const RATE = 1_000;
const MOST_GROWTH = 32;
// Since 1.10 it has the Logs API, which is what the SDK serves.
const API = '@opentelemetry/api';

/** Whether memory stays flat, also while the Collector is away. */
export const scenario: Scenario = {
  what: `How memory grows at ${RATE} records/s, after a garbage collection, from the first 20 seconds to the end. Ratio: of what each has at the end, to the SDK's.`,
  varies: 'Number and duration of each record.',
  peers: ['@opentelemetry/sdk-node'],
  run,
};

async function run(bench: Bench): Promise<Row[]> {
  await peersFolder(bench.progress);
  return [...(await rowsOf('up', bench)), ...(await rowsOf('down', bench))];
}

async function rowsOf(state: 'up' | 'down', bench: Bench): Promise<Row[]> {
  const root = mkdtempSync(join(tmpdir(), 'otel-logger-bench-'));
  const shown = setInterval(tell, 1_000, state, bench, Date.now());
  try {
    // At the same time: minutes pass once, and each has a process and a receiver of its own.
    const runs = await Promise.all([
      runOf(sdkByHand(), peerFolder(API), state, bench),
      runOf(ours(root), packageFolder(API), state, bench),
    ]);
    return (['rss', 'heapUsed'] as const).flatMap((kind) => growthRows(kind, state, runs, bench));
  } finally {
    clearInterval(shown);
    rmSync(root, { recursive: true, force: true });
  }
}

type Run = Awaited<ReturnType<typeof runOf>>;

async function runOf(contender: Contender, api: string, state: 'up' | 'down', bench: Bench) {
  const sink = await Sink.start();
  if (state === 'down') sink.order({ kind: 'refuse' });
  const { seconds } = times(bench);
  const plan = {
    rate: RATE,
    seconds,
    endpoint: sink.url,
    api,
    peers: join(peerFolder(API), '../../..'),
  };
  const app = new LoggingApp(contender, plan);
  try {
    const logged = await app.logged;
    // Afterwards the Collector is there, in any case: what is kept arrives.
    sink.order({ kind: 'take' });
    const { unique } = await sink.untilUnique(logged, times(bench).patienceMillis);
    if (state === 'up' && unique === 0) throw new Error(`${contender.name} delivers nothing`);
    return { name: contender.name, logged, unique, samples: [...app.samples] };
  } finally {
    app.stop();
    sink.stop();
  }
}

function growthRows(
  kind: 'rss' | 'heapUsed',
  state: 'up' | 'down',
  runs: readonly Run[],
  bench: Bench,
): Row[] {
  const growths = runs.map(({ samples }) => growthOf(samples, kind, times(bench).settling));
  const atEndOfFirst = growths[0]?.atEnd ?? Number.NaN;
  return runs.map(({ name, logged, unique }, index) => {
    const { megabytes, atEnd, slope } = growths[index] as Growth;
    const missing = `${(logged - unique).toLocaleString('en')} of ${logged.toLocaleString('en')} records did not arrive`;
    const goal = { text: `< ${MOST_GROWTH} MB`, isMet: megabytes < MOST_GROWTH };
    return {
      case: `memory, Collector ${state}: growth of ${kind === 'rss' ? 'RSS' : 'the heap'}`,
      contender: name,
      measured: megabytes,
      unit: 'MB',
      spread: 0,
      // Of growths around zero it would say nothing.
      ratio: atEnd / atEndOfFirst,
      note: `at the end ${atEnd.toFixed(1)} MB; last half ${slope.toFixed(2)} MB/min; ${missing}`,
      ...(name === 'ours' && { goal }),
    };
  });
}

// Nobody pauses longer between attempts than patience lasts: 30 s after minutes, less after seconds.
const times = ({ isQuick }: Bench) =>
  isQuick
    ? { seconds: 12, settling: 4, patienceMillis: 25_000 }
    : { seconds: 300, settling: 20, patienceMillis: 45_000 };

function tell(state: string, bench: Bench, startedAt: number): void {
  const passed = Math.round((Date.now() - startedAt) / 1_000);
  bench.progress(`Collector ${state}: ${passed} of about ${times(bench).seconds} s`);
}
