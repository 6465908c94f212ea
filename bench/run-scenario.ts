import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machineLine, versionsLine } from './machine.ts';
import { havePackages } from './peers.ts';
import type { Report } from './report.ts';
import type { Scenario } from './scenario.ts';

const RUN = join(import.meta.dirname, 'run.ts');
const EFFORT = { rounds: 25, roundMs: 20 };
const QUICK_EFFORT = { rounds: 7, roundMs: 10 };

/** Measures one scenario in this process. */
export async function runScenario(
  name: string,
  scenario: Scenario,
  isQuick: boolean,
): Promise<Report> {
  // First: what is missing should not be told after minutes.
  await havePackages(scenario.peers, (text) => progress(`${name}: ${text}`));
  const versions = versionsLine(scenario.peers);
  const effort = isQuick ? QUICK_EFFORT : EFFORT;
  const bench = { effort, isQuick, progress: (text: string) => progress(`${name}: ${text}`) };
  const rows = await scenario.run(bench);
  bench.progress('recall');
  const recall = scenario.recall?.(bench) ?? [];
  const figures = (await scenario.figures?.(bench)) ?? [];
  progress('');
  return {
    scenario: name,
    what: scenario.what,
    varies: scenario.varies,
    machine: machineLine(),
    versions,
    day: new Date().toISOString().slice(0, 10),
    isQuick,
    effort,
    plots: scenario.plots ?? {},
    rows,
    recall,
    figures,
  };
}

/** Measures one scenario in a process of its own, which shows it; undefined where that fails. */
export async function runApart(name: string, isQuick: boolean): Promise<Report | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'otel-logger-bench-'));
  const file = join(folder, 'report.json');
  const quick = isQuick ? ['--quick'] : [];
  try {
    const args = [...process.execArgv, RUN, name, '--json', file, ...quick];
    const [code] = await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'close');
    if (code !== 0) return undefined;
    return (JSON.parse(readFileSync(file, 'utf8')) as [Report])[0];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One line that overwrites itself, and nothing where nobody watches. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}
