import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leaveOut } from '../helpers/left-out.ts';
import { startOtlpReceiver } from '../helpers/otlp-receiver.ts';
import { REPOSITORY } from '../helpers/source-files.ts';

const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];
const NAME = '@lumen/otel-logger';
const NOT_INSTALLED = 'the installed package (npm could not install its dependencies)';

interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

function run(
  file: string,
  args: string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(file, args, { cwd, env, maxBuffer: 64 << 20 }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
    );
  });
}

const tool = (name: string): string => join(REPOSITORY, 'node_modules', '.bin', name);
const npm = (command: 'pack' | 'install' | 'ls', args: string[], cwd: string): Promise<Outcome> =>
  run('npm', [command, ...QUIET, ...args], cwd);

let directory: string;
let tarball: string;
let installed: boolean;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'otel-logger-packed-'));
  const packed = await npm(
    'pack',
    ['--json', '--ignore-scripts', '--pack-destination', directory],
    REPOSITORY,
  );
  const [{ filename } = { filename: '' }] = Object.values(
    JSON.parse(packed.stdout) as Record<string, { filename: string }>,
  );
  tarball = join(directory, filename);
  writeFileSync(join(directory, 'package.json'), '{"name":"a-users-app","private":true}');
  const install = await npm('install', ['--ignore-scripts', tarball], directory);
  installed = install.code === 0;
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('the tarball', () => {
  it('holds what a user needs and nothing else', async () => {
    const { stdout } = await run('tar', ['-tzf', tarball], directory);
    const files = stdout.split('\n').filter(Boolean);
    const strange = files.filter(
      (file) =>
        !/^package\/(dist\/|package\.json$|README\.md$|LICENSE$|NOTICE$|otel-collector-config\.yaml$)/.test(
          file,
        ),
    );
    expect(strange).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining(['package/dist/register.mjs', 'package/dist/register.cjs']),
    );
  });

  it('has types that resolve in every mode (attw)', async () => {
    const { code, stdout } = await run(tool('attw'), [tarball, '--profile', 'node16'], directory);
    expect(code, stdout).toBe(0);
  });

  it('has a package.json without mistakes (publint)', async () => {
    const { code, stdout } = await run(tool('publint'), ['run', '--strict', tarball], directory);
    expect(code, stdout).toBe(0);
  });
});

describe('installed from the tarball', () => {
  it('has one copy of each OpenTelemetry package', async (context) => {
    if (!installed) context.skip(leaveOut(NOT_INSTALLED));
    const { stdout } = await npm('ls', ['--all', '--parseable'], directory);
    const names: string[] = stdout.match(/(?<=node_modules\/)@opentelemetry\/[^/\s]+$/gm) ?? [];
    expect(names).toContain('@opentelemetry/api');
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it.for([
    { flag: '--require', file: 'app.cjs' },
    { flag: '--import', file: 'app.mjs' },
    { flag: '--require', file: 'app.mjs' },
  ])('starts with $flag for $file', async ({ flag, file }, context) => {
    if (!installed) context.skip(leaveOut(NOT_INSTALLED));
    const receiver = await startOtlpReceiver();
    writeFileSync(join(directory, file), "console.info('hello from a tarball');");
    const { code, stderr } = await run(
      process.execPath,
      [flag, `${NAME}/register`, file],
      directory,
      {
        PATH: process.env['PATH'],
        HOME: directory,
        OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
        // A busy machine delivers late.
        LOG_SHUTDOWN_TIMEOUT_MS: '15000',
      },
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [record] = await receiver.waitForLogs(1);
    expect(record?.body).toBe('hello from a tarball');
    await receiver.close();
  });
});

describe('package-lock.json', () => {
  const text = readFileSync(join(REPOSITORY, 'package-lock.json'), 'utf8');
  const { packages } = JSON.parse(text) as {
    packages: Record<string, { hasInstallScript?: boolean; dev?: boolean; version?: string }>;
  };

  it('names no registry', () => {
    expect(text).not.toContain('"resolved"');
  });

  it('has no production dependency with an install script', () => {
    const running = Object.entries(packages).filter(
      ([path, entry]) => path !== '' && entry.hasInstallScript && !entry.dev,
    );
    expect(running.map(([path]) => path)).toEqual([]);
  });

  // npm ci refuses a lock that npm wrote where a platform's package was not to be had.
  it('has an entry for every optional dependency', () => {
    const missing = Object.entries(packages).flatMap(([path, entry]) =>
      Object.keys((entry as { optionalDependencies?: object }).optionalDependencies ?? {})
        .filter(
          (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
        )
        .map((name) => `${path} needs ${name}`),
    );
    expect(missing).toEqual([]);
  });
});
