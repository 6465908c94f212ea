import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { REPOSITORY } from '../../helpers/source-files.ts';

/** In a process of its own: what waits for ever would take the test runner along. */
const READ_THEM = `
import { readSources } from './src/config/read-sources.ts';
import { watchLevelFile } from './src/pipeline/level-file.ts';
import { ScopeLevels } from './src/pipeline/scope-levels.ts';
import { loadPolicy } from './src/redaction/index.ts';
const path = process.argv[1];
console.log(...readSources({ LOG_ENV_FILE: path }).problems);
console.log(...readSources({ OTEL_CONFIG_FILE: path }).problems);
console.log(...loadPolicy({ policy: path }).problems);
console.log(...loadPolicy({ policy: 'safe-harbor', keyFile: path }).problems);
const levels = new ScopeLevels('info');
watchLevelFile(path, levels)();
console.log('level of a.999:', levels.minimum('a.999'));
`;

const it = test.extend<{ directory: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the parameter's names
  directory: async ({}, use) => {
    const directory = mkdtempSync(join(tmpdir(), 'endless-files-'));
    await use(directory);
    rmSync(directory, { recursive: true });
  },
});

function readAsEach(path: string): { lines: string[]; said: string; status: number | null } {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', READ_THEM, path],
    { cwd: REPOSITORY, encoding: 'utf8', timeout: 60_000, killSignal: 'SIGKILL' },
  );
  return { lines: stdout.trim().split('\n'), said: stderr, status };
}

describe('a file of the configuration', () => {
  it('that is a pipe without an end keeps nobody waiting', ({ directory }) => {
    const path = join(directory, 'pipe.yaml');
    execFileSync('mkfifo', [path]);
    const { lines, said, status } = readAsEach(path);
    expect(status).toBe(0);
    expect(lines[0]).toMatch(/^LOG_ENV_FILE: .*cannot be read \(nothing is in the pipe\)/);
    expect(lines[1]).toMatch(/^OTEL_CONFIG_FILE: .*cannot be read \(it is no regular file\)/);
    expect(lines[2]).toContain('nothing is in the pipe');
    expect(lines[3]).toContain('nothing is in the pipe');
    expect(lines[4]).toBe('level of a.999: 9');
    expect(said).toMatch(/LOG_LEVEL_FILE: .*cannot be read \(it is no regular file\)/);
  });

  it('that is /dev/zero is refused', () => {
    const { lines, said, status } = readAsEach('/dev/zero');
    expect(status).toBe(0);
    for (const line of lines.slice(0, 4)) expect(line).toContain('it is no regular file');
    expect(said).toContain('it is no regular file');
  });

  it('that is too large is refused, and not read in part', ({ directory }) => {
    const path = join(directory, 'large.yaml');
    writeFileSync(path, `${'a.*=debug\n'.repeat(10)}#${'x'.repeat(1_100_000)}\na.999=off\n`);
    const { lines, said, status } = readAsEach(path);
    expect(status).toBe(0);
    expect(lines[0]).toContain('it is larger than 1024 KiB');
    expect(lines[1]).toContain('it is larger than 256 KiB');
    expect(lines[2]).toContain('it is larger than 1024 KiB');
    expect(lines[3]).toContain('it is larger than 64 KiB');
    expect(said).toContain('it is larger than 64 KiB');
    expect(lines[4]).toBe('level of a.999: 9');
  });

  it("may be a shell's pipe, also one whose command starts late", () => {
    const code = `import { readSources } from './src/config/read-sources.ts';
      const { envFile, problems } = readSources({ LOG_ENV_FILE: process.argv[1] });
      console.log(envFile?.get('LOG_LEVEL')?.text, problems.length);`;
    const command = '"$0" --input-type=module -e "$1" <(sleep 0.3; echo LOG_LEVEL=debug)';
    const { stdout } = spawnSync('bash', ['-c', command, process.execPath, code], {
      cwd: REPOSITORY,
      encoding: 'utf8',
      timeout: 60_000,
    });
    expect(stdout).toBe('debug 0\n');
  });
});
