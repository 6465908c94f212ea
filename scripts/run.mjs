// `node scripts/run.mjs FILE [argument …]`: on whatever Node is here, set up, then run a file on the
// project's own. Two commands in a row would not do: a shell remembers which `node` it found first.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROJECT_NODE, setup } from './setup.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const [file = '', ...args] = process.argv.slice(2);

await setup().then(run, (error) => {
  process.stderr.write(`setup: ${error.message}\n`);
  process.exitCode = 1;
});

function run() {
  const child = spawn(PROJECT_NODE, [join(ROOT, file), ...args], { cwd: ROOT, stdio: 'inherit' });
  // Ctrl-C reaches the child by itself; a signal sent to this process alone does not.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  child.once('error', (error) => {
    process.stderr.write(`${file} did not start: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
}
