// `npm test`: makes the clone ready, runs vitest on the project's Node with the
// given arguments, and says in its last lines what was left out and how it went.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROJECT_NODE, setup } from './setup.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

function runVitest(args, reportFile, leftOutFile, stackMissing) {
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = args.some((arg) => arg.startsWith('--reporter')) ? [] : ['--reporter=default'];
  reporters.push('--reporter=json', `--outputFile.json=${reportFile}`);
  const child = spawn(PROJECT_NODE, [vitest, 'run', ...reporters, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      LEFT_OUT_FILE: leftOutFile,
      ...(stackMissing ? { STACK_MISSING: stackMissing } : {}),
      PATH: dirname(PROJECT_NODE) + delimiter + process.env.PATH,
    },
    shell: process.platform === 'win32',
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Builds the Collector and VictoriaLogs where Go is there and they are not built yet:
 * minutes, with progress, which no test should spend without a word. Resolves
 * with the reason why there is no stack, or with nothing.
 */
function buildStack() {
  const child = spawn(PROJECT_NODE, [join(ROOT, 'deploy/native/stack.ts'), '--build'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let lastLine = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    lastLine = text.trim().split('\n').at(-1) || lastLine;
    // What is missing is said once, in the last lines.
    if (!/not installed/.test(text)) process.stderr.write(text);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0 ? undefined : lastLine.split('. ')[0]));
  });
}

/** Whether the tests asked for may need the stack: all, or some of `test/e2e`. */
function needsStack(args) {
  const filters = args.filter((arg) => !arg.startsWith('-'));
  return filters.length === 0 || filters.some((filter) => filter.includes('e2e'));
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function leftOut(text) {
  const reasons = [...new Set(text.split('\n').filter(Boolean))].sort();
  return reasons.length > 0 ? `Left out: ${reasons.join('; ')}.` : 'Left out: nothing.';
}

function counts(report, code) {
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = report;
  // A file that does not even load has no failed test of its own.
  const failed = numFailedTests || (code === 0 ? 0 : 1);
  const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
  return `${numPassedTests} passed, ${failed} failed${skipped}`;
}

async function main() {
  await setup();
  const directory = mkdtempSync(join(tmpdir(), 'otel-logger-test-'));
  const reportFile = join(directory, 'report.json');
  const leftOutFile = join(directory, 'left-out');
  try {
    const args = process.argv.slice(2);
    const missing = needsStack(args) ? await buildStack() : undefined;
    const code = await runVitest(args, reportFile, leftOutFile, missing);
    console.log(leftOut(read(leftOutFile)));
    console.log(counts(JSON.parse(read(reportFile) || '{}'), code));
    return code;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

process.exitCode = await main().catch((error) => {
  console.error(`test: ${error.message}`);
  return 1;
});
