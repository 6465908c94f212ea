import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import type { Figure, Row, Scenario } from './scenario.ts';

const SCENARIOS: Record<string, () => Promise<{ scenario: Scenario }>> = {
  delivery: () => import('./delivery.ts'),
  redaction: () => import('./redaction.ts'),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, quick: { type: 'boolean', default: false } },
});
const name = positionals[0] ?? '';
const load = SCENARIOS[name];
if (load === undefined) {
  console.error(
    `usage: npm run bench -- <${Object.keys(SCENARIOS).join('|')}> [--quick] [--json FILE]`,
  );
  process.exitCode = 2;
} else {
  await main((await load()).scenario);
}

async function main(scenario: Scenario): Promise<void> {
  const effort = values.quick ? { rounds: 7, roundMs: 10 } : { rounds: 25, roundMs: 20 };
  const machine = machineLine();
  const versions = scenario.peers.map((peer) => `${peer} ${version(peer)}`).join(', ');
  console.log(`${scenario.what}\n${machine}\n${versions}\nVaries: ${scenario.varies}\n`);
  const bench = { effort, isQuick: values.quick, progress };
  const result = await scenario.run(bench);
  progress('');
  print(result);
  const figures = (await scenario.figures?.(bench)) ?? [];
  progress('');
  if (figures.length > 0) printFigures(figures);
  if (values.json !== undefined) {
    const report = { scenario: name, machine, versions, effort, rows: result, figures };
    writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
  }
}

/** One line that overwrites itself, and nothing where nobody watches. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

function print(result: readonly Row[]): void {
  console.log('| case | contender | ns per call | ± | ratio | |');
  console.log('|---|---|--:|--:|--:|---|');
  for (const row of result) {
    const cells = [
      row.case,
      row.contender,
      row.ns < 100 ? row.ns.toFixed(1) : Math.round(row.ns).toLocaleString('en'),
      `${Math.round(row.spread * 100)} %`,
      row.ratio.toFixed(2),
      row.note ?? '',
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}

function printFigures(figures: readonly Figure[]): void {
  console.log('\n| figure | measured | goal | |');
  console.log('|---|---|---|---|');
  for (const { what, value, goal = '', met } of figures) {
    const verdict = met === undefined ? '' : met ? 'met' : 'missed';
    console.log(`| ${what} | ${value} | ${goal} | ${verdict} |`);
  }
}

function machineLine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `Node ${process.versions.node} (V8 ${process.versions.v8}), ${process.platform} ${release()} ${process.arch}, ${cpus().length} × ${first?.model.trim() ?? 'unknown CPU'}, ${memory} GiB`;
}

function version(peer: string): string {
  const manifest = new URL(`../node_modules/${peer}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
