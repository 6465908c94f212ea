import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { REQUIRED_GO } from './recipes.ts';

export interface GoToolchain {
  version: string;
  platform: string;
}

const run = promisify(execFile);

/** The Go that is installed, or an error that says what to install. */
export async function findGo(): Promise<GoToolchain> {
  const required = REQUIRED_GO;
  const [version, system, architecture] = await goEnvironment(required);
  if (version === undefined || isOlder(version, required)) {
    throw new Error(`Go ${version ?? '?'} is too old. ${advice(required)}`);
  }
  return { version, platform: `${system}/${architecture}` };
}

async function goEnvironment(required: string): Promise<string[]> {
  try {
    // Otherwise Go may download another version of itself to answer.
    const env = { ...process.env, GOTOOLCHAIN: 'local' };
    const { stdout } = await run('go', ['env', 'GOVERSION', 'GOOS', 'GOARCH'], { env, cwd: '/' });
    const [version, ...rest] = stdout.trim().split('\n');
    return [(version ?? '').replace(/^go/, ''), ...rest];
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const problem = missing ? 'Go is not installed.' : `Go does not run: ${String(error)}.`;
    throw new Error(`${problem} ${advice(required)}`, { cause: error });
  }
}

function advice(required: string): string {
  return (
    `Without Docker the stack is built with Go ${required} or newer: ` +
    'install it (https://go.dev/doc/install) and put its bin directory into PATH, ' +
    'or start Docker.'
  );
}

function isOlder(version: string, required: string): boolean {
  const parts = (text: string) => text.split(/[.-]|rc|beta/).map((part) => Number(part) || 0);
  const have = parts(version);
  for (const [index, wanted] of parts(required).entries()) {
    const difference = (have[index] ?? 0) - wanted;
    if (difference !== 0) return difference < 0;
  }
  return false;
}
