import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';

/** How a child ended. */
export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
}

const living = new Set<ChildProcess>();

/**
 * Starts a program in a process group of its own, so that Ctrl-C in a terminal
 * reaches only us and we decide in which order the children stop. A child ends
 * with us even where we are killed, if setpriv (util-linux) is there.
 */
export function startChild(command: string, args: string[], options: SpawnOptions): ChildProcess {
  if (living.size === 0) process.once('exit', killChildren);
  const line = [...parentDeathSignal(), command, ...args];
  // Node cannot set a umask for a child; files of the stack hold logs.
  const child = spawn('/bin/sh', ['-c', 'umask 077; exec "$@"', 'sh', ...line], {
    ...options,
    detached: true,
  });
  living.add(child);
  const forget = () => {
    living.delete(child);
    if (living.size === 0) process.removeListener('exit', killChildren);
  };
  child.once('exit', forget).once('error', forget);
  return child;
}

/** Settles when the child has ended; rejects if it could not be started. */
export function ended(child: ChildProcess): Promise<Ending> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return Promise.resolve({ code: child.exitCode, signal: child.signalCode });
  }
  return new Promise((resolve, reject) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', reject);
  });
}

/** Signals the child and whatever it has started. */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // Already gone, which is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The last resort: kills every child that is still there. */
export function killChildren(): void {
  for (const child of living) signalGroup(child, 'SIGKILL');
}

let prefix: string[] | undefined;

function parentDeathSignal(): string[] {
  if (prefix === undefined) {
    const probe = ['--pdeathsig', 'TERM', 'true'];
    const usable = process.platform === 'linux' && spawnSync('setpriv', probe).status === 0;
    prefix = usable ? ['setpriv', '--pdeathsig', 'TERM', '--'] : [];
  }
  return prefix;
}
