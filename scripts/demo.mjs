// `npm run demo`: on whatever Node is here, set up, then run the demo on the project's own.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PROJECT_NODE, setup } from './setup.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const HELP = `Four plain services, one flag: what their logs become, and what does not get out.

  npm run demo                  clip long console lines
  npm run demo -- --full        print them whole
  npm run demo -- --stand-in    leave a running Collector alone

OTLP goes to the Collector at OTEL_EXPORTER_OTLP_ENDPOINT, else to one that answers
at http://127.0.0.1:4318 (npm run stack), else to a small receiver inside the demo.
Records are read back from Loki at LOKI_URL, by default http://127.0.0.1:3100.

  LOG_FORMAT=json npm run demo
  OTEL_EXPORTER_OTLP_ENDPOINT=http://collector.example:4318 npm run demo

Exit code: 0, or 1 when a planted identifier got out, a service failed, or its
records did not arrive.
`;

const args = process.argv.slice(2);
const { help } = readOptions();
if (help) {
  process.stdout.write(HELP);
} else {
  await setup().then(runDemo, (error) => {
    process.stderr.write(`setup: ${error.message}\n`);
    process.exitCode = 1;
  });
}

function readOptions() {
  try {
    return parseArgs({
      args,
      options: {
        full: { type: 'boolean' },
        'stand-in': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    process.stderr.write(`${error.message}\n\n${HELP}`);
    process.exit(1);
  }
}

function runDemo() {
  const demo = spawn(PROJECT_NODE, [join(ROOT, 'examples', 'demo', 'demo.ts'), ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  // Ctrl-C reaches the demo by itself; a signal sent to this process alone does not.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => demo.kill(signal));
  }
  demo.once('error', (error) => {
    process.stderr.write(`The demo did not start: ${error.message}\n`);
    process.exitCode = 1;
  });
  demo.once('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
}
