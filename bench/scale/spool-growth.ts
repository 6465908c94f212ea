import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Sink } from '../delivery/sink.ts';
import { type Bench, median } from '../scenario.ts';

const FILL = fileURLToPath(new URL('../delivery/fill-process.ts', import.meta.url));
const CLI = fileURLToPath(new URL('../../dist/cli.mjs', import.meta.url));

/** How long `lumen-otel ship` takes for spools of so many megabytes, in milliseconds. */
export async function spoolGrowth(bench: Bench) {
  const sizes = bench.isQuick ? [1, 10, 100] : [1, 10, 100, 1024];
  const sink = await Sink.start();
  try {
    const found = [];
    for (const megabytes of sizes) {
      bench.progress(`spool of ${megabytes} MB`);
      const samples = [];
      // The largest takes its time, and is long enough to be exact.
      const rounds = megabytes > 100 ? 1 : 3;
      for (let round = 0; round < rounds; round++) samples.push(await shipped(megabytes, sink.url));
      found.push({ contender: `${megabytes.toLocaleString('en')} MB`, ...median(samples) });
    }
    return found;
  } finally {
    sink.stop();
  }
}

async function shipped(megabytes: number, endpoint: string): Promise<number> {
  const root = mkdtempSync(join(tmpdir(), 'otel-logger-bench-'));
  try {
    execFileSync(process.execPath, [FILL, root, String(megabytes)]);
    const env = { PATH: process.env['PATH'] ?? '', OTEL_EXPORTER_OTLP_ENDPOINT: endpoint };
    const started = performance.now();
    const ship = spawn(process.execPath, [CLI, 'ship', '--root', root, '--quiet'], { env });
    const [code] = await once(ship, 'close');
    if (code !== 0) throw new Error(`lumen-otel ship ended with ${code}`);
    return performance.now() - started;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
