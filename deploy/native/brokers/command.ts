import { execFile } from 'node:child_process';

const LONGEST_MILLISECONDS = 300_000;

/**
 * Runs a program to its end.
 *
 * @returns its standard output
 * @throws with the end of its standard error where it fails, is missing, or takes five minutes
 */
export function runCommand(command: string, args: readonly string[], cwd: string): Promise<string> {
  const options = { cwd, timeout: LONGEST_MILLISECONDS, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    execFile(command, args, options, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      const said = stderr.trim().split('\n').slice(-2).join(' ') || error.message;
      reject(new Error(`${command} ${args[0] ?? ''}: ${said}`));
    });
  });
}
