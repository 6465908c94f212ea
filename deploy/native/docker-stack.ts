import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from './directories.ts';

const run = promisify(execFile);
const PROBE_TIMEOUT_MILLISECONDS = 10_000;

/** Why Docker cannot be used here, or undefined where it can. */
export async function dockerUnavailable(): Promise<string | undefined> {
  const options = { timeout: PROBE_TIMEOUT_MILLISECONDS };
  try {
    await run('docker', ['info'], options);
  } catch {
    return 'Docker does not answer';
  }
  try {
    await run('docker', ['compose', 'version'], options);
  } catch {
    return 'Docker answers, but has no compose plugin';
  }
  return undefined;
}

/** Runs the compose project in the foreground until it is stopped. Returns its exit code. */
export function runDockerStack(): Promise<number> {
  const file = join(repositoryRoot, 'docker-compose.yml');
  const child = spawn('docker', ['compose', '--file', file, 'up'], { stdio: 'inherit' });
  // Ctrl-C in a terminal reaches compose by itself, and a second one makes it
  // kill the containers. Only a signal meant for this process alone is passed on.
  const ignore = () => {};
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGINT', ignore);
  process.on('SIGTERM', forward);
  return new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  }).finally(() => {
    process.removeListener('SIGINT', ignore);
    process.removeListener('SIGTERM', forward);
  });
}
