// `npm run test:leaks -- [--values N] [--seed N] [--show]`
import { parseArgs } from 'node:util';
import { LEAK_MODES, type LeakReport, runLeaks } from '../helpers/leaks/leak-run.ts';

const { values } = parseArgs({
  options: {
    values: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    show: { type: 'boolean', default: false },
  },
});
const count = Number(values.values);
const seed = Number(values.seed);
if (!(count > 0) || !Number.isInteger(seed)) {
  console.error(
    'usage: npm run test:leaks -- [--values N] [--seed N] [--show: print what was found]',
  );
  process.exit(2);
}

let leaks = 0;
for (const mode of LEAK_MODES) {
  const report = await runLeaks({ values: count, seed, mode });
  const found = report.outputs.flatMap((each) => each.found);
  leaks += found.length;
  console.log(
    `${mode}: ${count} values planted in ${report.places.length} places, ` +
      `${new Set(found.map(({ value }) => value)).size} found in ${report.outputs.length} outputs`,
  );
  printOutputs(report);
}
process.exitCode = leaks === 0 ? 0 : 1;

function printOutputs({ outputs, failed }: LeakReport): void {
  for (const { output, bytes, found } of outputs) {
    const size = (bytes / 1e6).toFixed(1).padStart(7);
    console.log(`  ${output.padEnd(22)} ${size} MB  ${found.length} found`);
    if (values.show)
      for (const each of found.slice(0, 20))
        console.log(`    ${each.value}\t${JSON.stringify(each.around)}`);
  }
  for (const each of failed.slice(0, 10)) console.log('  a place failed:', JSON.stringify(each));
}
