import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bench, Figure } from '../scenario.ts';
import { Sink } from './sink.ts';

const REGISTER = fileURLToPath(new URL('../../dist/register-require.cjs', import.meta.url));
const BUDGETS_MILLIS = [300, 1000];
const ALLOWANCE_MILLIS = 100;
// The second is for a process that has run for a while: its delivery thread is up.
const SETTLE_MILLIS = 1500;

const WAYS = [
  { name: 'natural end', after: 0, end: '' },
  { name: 'process.exit', after: 0, end: 'process.exit(0);' },
  { name: 'process.exit, later', after: SETTLE_MILLIS, end: 'process.exit(0);' },
] as const;

/** How much longer an end takes than without the flag, with a Collector that never answers. */
export async function exitDelay(bench: Bench): Promise<Figure[]> {
  const sink = await Sink.start();
  sink.order({ kind: 'hang' });
  try {
    const figures: Figure[] = [];
    for (const way of WAYS) {
      for (const budget of BUDGETS_MILLIS) {
        bench.progress(`exit: ${way.name}, ${budget} ms`);
        figures.push(await figureOf(way, budget, sink.url, bench.isQuick ? 3 : 9));
      }
    }
    return figures;
  } finally {
    sink.stop();
  }
}

async function figureOf(
  way: (typeof WAYS)[number],
  budget: number,
  url: string,
  rounds: number,
): Promise<Figure> {
  const delays: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const bare = await endOf(way, [], {});
    const flagged = await endOf(way, ['--require', REGISTER], {
      OTEL_EXPORTER_OTLP_ENDPOINT: url,
      LOG_SHUTDOWN_TIMEOUT_MS: String(budget),
    });
    delays.push(flagged - bare);
  }
  delays.sort((a, b) => a - b);
  const [median, worst] = [delays[delays.length >> 1], delays.at(-1)] as [number, number];
  return {
    what: `exit delay, blackholed, LOG_SHUTDOWN_TIMEOUT_MS=${budget}: ${way.name}`,
    value: `${median} ms (worst of ${rounds}: ${worst} ms)`,
    goal: `<= ${budget + ALLOWANCE_MILLIS} ms`,
    met: median <= budget + ALLOWANCE_MILLIS,
  };
}

/** Milliseconds from the last line of the application to its end. */
async function endOf(
  { after, end }: (typeof WAYS)[number],
  flags: string[],
  more: Record<string, string>,
): Promise<number> {
  const root = mkdtempSync(join(tmpdir(), 'otel-logger-bench-'));
  const source = `console.info('record 0'); setTimeout(() => { require('node:fs').writeSync(1, String(Date.now())); ${end} }, ${after});`;
  const env = {
    PATH: process.env['PATH'] ?? '',
    LOG_CONSOLE: 'off',
    LOG_SPOOL_DIR: join(root, 'spool'),
    ...more,
  };
  const app = join(root, 'app.cjs');
  writeFileSync(app, source);
  const child = spawn(process.execPath, [...flags, app], { env });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await new Promise((resolve) => child.once('close', resolve));
  const delay = Date.now() - Number(/\d{13}$/.exec(said)?.[0]);
  rmSync(root, { recursive: true, force: true });
  return delay;
}
