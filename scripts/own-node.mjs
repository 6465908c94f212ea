// Runs a file of the project on the Node that it brings, once it is set up.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROJECT_NODE, setup } from './setup.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Sets up, runs a file, and ends as it does: its exit code, and its signals passed on. */
export async function runOnOwnNode(file, args) {
  try {
    await setup();
  } catch (error) {
    fail(`setup: ${error.message}`);
    return;
  }
  const child = spawn(PROJECT_NODE, [join(ROOT, file), ...args], { cwd: ROOT, stdio: 'inherit' });
  // Ctrl-C reaches the child by itself; a signal sent to this process alone does not.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  child.once('error', (error) => fail(`${file} did not start: ${error.message}`));
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
