// `npm run bench -- [NAME]… [--quick] [--json FILE] [--docs]`: scenarios beside their peers.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { machineLine } from './machine.ts';
import { writePerformancePage } from './performance-page.ts';
import { printReport, type Report } from './report.ts';
import { runApart, runScenario } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';

type Load = () => Promise<{ scenario: Scenario }>;

const SCENARIOS: Readonly<Record<string, Load>> = {
  record: () => import('./record.ts'),
  scale: () => import('./scale.ts'),
  delivery: () => import('./delivery.ts'),
  footprint: () => import('./footprint.ts'),
  http: () => import('./http.ts'),
  memory: () => import('./memory.ts'),
  redaction: () => import('./redaction.ts'),
  start: () => import('./start.ts'),
};

const HELP = `Measures what logging costs, beside what else could be used.

Usage: npm run bench -- [NAME]… [OPTIONS]

Scenarios: ${Object.keys(SCENARIOS).join(', ')} (default: all, one after the other)

Options:
  --quick      fewer rounds and values: a first look
  --json FILE  writes the results as JSON as well
  --docs       writes the results into docs/: performance.md with its plot, and pages of scenarios
  --help       this help

Examples:
  npm run bench
  npm run bench -- record http --quick
  npm run bench -- redaction --json redaction.json
`;

await main();

async function main(): Promise<void> {
  const { names, options } = understand();
  if (options.help) return console.log(HELP);
  const unknown = names.find((name) => !Object.hasOwn(SCENARIOS, name));
  if (unknown !== undefined) return refuse(`there is no scenario "${unknown}"`);
  const [only] = names;
  const reports =
    names.length === 1 && only ? [await here(only, options.quick)] : await each(names, options);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(reports, null, 2)}\n`);
  if (options.docs) await document(reports);
}

async function document(reports: readonly Report[]): Promise<void> {
  writePerformancePage(reports);
  for (const { scenario: name, machine, versions, rows, recall } of reports) {
    const { scenario } = await (SCENARIOS[name] as Load)();
    scenario.document?.(`${machine}. ${versions}.`, rows, recall);
  }
}

async function here(name: string, isQuick: boolean): Promise<Report> {
  const { scenario } = await (SCENARIOS[name] as Load)();
  const report = await runScenario(name, scenario, isQuick);
  printReport(report);
  return report;
}

// A process for each: what one loads, patches or leaves in the heap is not the next one's.
async function each(
  names: string[],
  options: { quick: boolean; docs: boolean },
): Promise<Report[]> {
  const asked = names.length > 0 ? names : Object.keys(SCENARIOS);
  console.log(`${machineLine()}\n`);
  const reports: Report[] = [];
  for (const [index, name] of asked.entries()) {
    console.log(`## ${name} (${index + 1} of ${asked.length})\n`);
    const report = await runApart(name, options.quick);
    if (report) reports.push(report);
    else process.exitCode = 1;
  }
  return reports;
}

function understand() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'string', default: '' },
        quick: { type: 'boolean', default: false },
        docs: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return { names: positionals, options: values };
  } catch (error) {
    refuse((error as Error).message);
    process.exit();
  }
}

function refuse(problem: string): void {
  console.error(`bench: ${problem}\n\n${HELP}`);
  process.exitCode = 2;
}
