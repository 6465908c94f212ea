import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSources } from '../../../src/config/read-sources.ts';
import { resolveConfig } from '../../../src/config/resolve.ts';

const it = test.extend<{ directory: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the parameter's names
  directory: async ({}, use) => {
    const directory = mkdtempSync(join(tmpdir(), 'env-file-'));
    await use(directory);
    rmSync(directory, { recursive: true });
  },
});

describe('LOG_ENV_FILE', () => {
  it('is read beneath the environment, and changes no environment', ({ directory }) => {
    const path = join(directory, '.env');
    writeFileSync(path, '# ours\nLOG_LEVEL="debug"\nexport LOG_CONSOLE=off\nDATABASE=secret\n');
    const before = JSON.stringify(process.env);
    const config = resolveConfig(readSources({ LOG_ENV_FILE: path, LOG_CONSOLE: 'keep' }));
    expect(config).toMatchObject({ level: 'debug', consoleMode: 'keep', problems: [] });
    expect(config.origins.level).toBe(`LOG_LEVEL in ${path}`);
    expect(JSON.stringify(process.env)).toBe(before);
  });

  it.for([
    ['true', './.env'],
    ['on', './.env'],
    ['false', undefined],
    ['config/.env', 'config/.env'],
  ] as const)('%s means %s', ([text, path]) => {
    expect(resolveConfig({ environment: { LOG_ENV_FILE: text } }).envFile).toBe(path);
  });

  it('is not read unless asked for', ({ directory }) => {
    writeFileSync(join(directory, '.env'), 'LOG_LEVEL=debug');
    expect(readSources({}).envFile).toBeUndefined();
  });

  it('may name the declarative file, and give values to it', ({ directory }) => {
    const [env, yaml] = [join(directory, '.env'), join(directory, 'otel.yaml')];
    writeFileSync(env, `OTEL_CONFIG_FILE=${yaml}\nTEAM_OF_TEST=imaging\n`);
    writeFileSync(
      yaml,
      `file_format: "1.0"\nresource:\n  attributes_list: team=\${TEAM_OF_TEST}\n`,
    );
    const config = resolveConfig(readSources({ LOG_ENV_FILE: env }));
    expect(config.resourceAttributes).toEqual({ team: 'imaging' });
    expect(process.env['TEAM_OF_TEST']).toBeUndefined();
  });

  it('that cannot be read costs one sentence', () => {
    const config = resolveConfig(readSources({ LOG_ENV_FILE: '/nowhere/.env' }));
    expect(config.problems).toEqual([
      'LOG_ENV_FILE: "/nowhere/.env" cannot be read (ENOENT); allowed is a readable file; going on without it',
    ]);
  });
});
