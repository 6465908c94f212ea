import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PORTS } from '../../../deploy/native/ports.ts';
import { HELP } from '../../../deploy/native/stack-help.mjs';
import { REPOSITORY } from '../../helpers/source-files.ts';

test('npm run stack -- --help answers in a clone in which nothing is installed', () => {
  const clone = mkdtempSync(join(tmpdir(), 'otel-logger-clone-'));
  try {
    for (const part of ['package.json', 'scripts', 'deploy']) {
      cpSync(join(REPOSITORY, part), join(clone, part), { recursive: true });
    }
    const before = readdirSync(clone);
    for (const option of ['--help', '-h']) {
      const args = ['scripts/stack.mjs', '--quiet', option];
      expect(execFileSync(process.execPath, args, { cwd: clone, encoding: 'utf8' })).toBe(HELP);
    }
    expect(readdirSync(clone)).toEqual(before);
  } finally {
    rmSync(clone, { recursive: true });
  }
});

test('the help names the variable and the page of the log store', () => {
  const { port, variable } = PORTS.victoriaLogs;
  expect(HELP).toContain(`${variable}=`);
  expect(HELP).toContain(`http://127.0.0.1:${port}/select/vmui/`);
});
