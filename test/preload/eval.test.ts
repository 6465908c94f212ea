import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { fixtureProject } from '../helpers/fixture-project.ts';

function output(source: string): Promise<string> {
  const args = ['--require', '@lumen/otel-logger/register', '--eval', source];
  const options = { cwd: fixtureProject(), env: { PATH: process.env['PATH'], LOG_CONSOLE: 'off' } };
  return new Promise((resolve) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) =>
      resolve(error ? stderr : stdout),
    );
  });
}

describe('the text of --eval runs under the flag', () => {
  // The hooks of import-in-the-middle forget what a core module is: ENOENT, open 'module'.
  for (const source of [
    "require('node:fs'); process.stdout.write('ran')",
    "require('path'); process.stdout.write('ran')",
    "import('node:os').then(() => process.stdout.write('ran'))",
  ]) {
    it(source, async () => {
      expect(await output(source)).toBe('ran');
    });
  }
});
