import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runApp } from '../helpers/run-app.ts';
import { REPOSITORY } from '../helpers/source-files.ts';

const PAGE = readFileSync(join(REPOSITORY, 'docs/logger.md'), 'utf8');
const SNIPPET = /^```js\n(?<source>[\s\S]*?)^```\n(?:\n```json\n(?<lines>[\s\S]*?)^```\n)?/gm;

const snippets = [...PAGE.matchAll(SNIPPET)].map(({ groups, index }) => ({
  section:
    PAGE.slice(0, index)
      .match(/^#+ .*$/gm)
      ?.at(-1) ?? '',
  source: groups?.['source'] ?? '',
  lines: (groups?.['lines'] ?? '').split('\n').filter(Boolean),
}));

const recordsIn = (stdout: string): unknown[] =>
  stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));

describe('docs/logger.md', () => {
  it('has examples', () => {
    expect(snippets.length).toBeGreaterThan(5);
  });

  it.each(snippets)('$section: logs what the page says', async ({ source, lines }) => {
    const { code, stdout, stderr } = await runApp({
      // `start` has options only where nothing runs yet.
      flag: source.includes('start({') ? 'none' : 'require',
      app: { esm: source },
      env: { LOG_LEVEL: 'debug', LOG_FORMAT: 'json' },
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const records = recordsIn(stdout);
    if (lines.length === 0) return expect(records).not.toEqual([]);
    expect(records).toHaveLength(lines.length);
    expect(records).toMatchObject(lines.map((line) => JSON.parse(line)));
  });
});
