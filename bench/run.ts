import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { machineLine, versionsLine } from './machine.ts';
import type { Scenario } from './scenario.ts';
import { figuresTable, recallTable, speedTable } from './tables.ts';

const SCENARIOS: Record<string, () => Promise<{ scenario: Scenario }>> = {
  delivery: () => import('./delivery.ts'),
  redaction: () => import('./redaction.ts'),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    quick: { type: 'boolean', default: false },
    docs: { type: 'boolean', default: false },
  },
});
const name = positionals[0] ?? '';
const load = SCENARIOS[name];
if (load === undefined) {
  console.error(
    `usage: npm run bench -- <${Object.keys(SCENARIOS).join('|')}> [--quick] [--json FILE] [--docs]`,
  );
  process.exitCode = 2;
} else {
  await main((await load()).scenario);
}

async function main(scenario: Scenario): Promise<void> {
  const effort = values.quick ? { rounds: 7, roundMs: 10 } : { rounds: 25, roundMs: 20 };
  const bench = { effort, isQuick: values.quick, progress };
  const [machine, versions] = [machineLine(), versionsLine(scenario.peers)];
  console.log(`${scenario.what}\n${machine}\n${versions}\nVaries: ${scenario.varies}\n`);
  const rows = await scenario.run(bench);
  progress('');
  console.log(speedTable(rows));
  progress('recall');
  const recall = scenario.recall?.(bench) ?? [];
  progress('');
  if (recall.length > 0)
    console.log(`\nRecall: values gone from the output\n\n${recallTable(recall)}`);
  const figures = (await scenario.figures?.(bench)) ?? [];
  progress('');
  if (figures.length > 0) console.log(`\n${figuresTable(figures)}`);
  if (values.json !== undefined) {
    const report = { scenario: name, machine, versions, effort, rows, recall, figures };
    writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
  }
  if (values.docs) scenario.document?.(`${machine}. ${versions}.`, rows, recall);
}

/** One line that overwrites itself, and nothing where nobody watches. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}
