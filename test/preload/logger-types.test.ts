import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixtureProject } from '../helpers/fixture-project.ts';
import { REPOSITORY } from '../helpers/source-files.ts';

const PAGE = readFileSync(join(REPOSITORY, 'docs/logger.md'), 'utf8');
const SNIPPETS = [...PAGE.matchAll(/^```ts\n(?<source>[\s\S]*?)^```$/gm)].map(
  ({ groups }) => groups?.['source'] ?? '',
);

/** What tsc says of an application's file that uses the built package; nothing where it compiles. */
function complaints(folder: string, source: string, options: object): Promise<string> {
  writeFileSync(join(folder, 'app.mts'), source);
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    module: 'nodenext',
    target: 'es2022',
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
    ...options,
  };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, files: ['app.mts'] }),
  );
  const tsc = join(REPOSITORY, 'node_modules/typescript/bin/tsc');
  return new Promise((resolve) => {
    execFile(process.execPath, [tsc, '-p', folder], (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}

describe('the types of the built package', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(fixtureProject(), 'types-'));
    symlinkSync(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'), 'dir');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([{ experimentalDecorators: false }, { experimentalDecorators: true }])(
    'take what docs/logger.md shows, with %o',
    async (options) => {
      expect(SNIPPETS.length).toBeGreaterThan(1);
      for (const source of SNIPPETS) expect(await complaints(folder, source, options)).toBe('');
    },
  );

  it('refuse an event that an application did not declare', async () => {
    const source = `${SNIPPETS[0]}\nlogger.event('exam.deleted', { images: 3 });`;
    expect(await complaints(folder, source, {})).toContain('exam.deleted');
  });
});
