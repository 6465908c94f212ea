import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface ScriptRun {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a script of this repository to its end. */
export function runScript(
  script: string,
  args: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<ScriptRun> {
  const options = { cwd: ROOT, env: { ...process.env, ...env } };
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr });
    });
  });
}

/** The numbered parts of what the demo prints. */
export function demoParts(stdout: string): Map<string, string> {
  const parts = stdout.split(/^(?=\d {2}\S)/m);
  return new Map(parts.map((text) => [text.slice(0, 1), text]));
}
