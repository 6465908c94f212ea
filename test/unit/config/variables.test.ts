import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, REPOSITORY } from '../../helpers/source-files.ts';

const TITLE = /\b(?:describe|it|test)(?:\.\w+)*\(\s*(['"`])([^\n]{1,200}?)\1/g;

/** The titles of all tests, to look for names in. */
const titles = filesBelow('test', '.test.ts')
  .flatMap(({ text }) => [...text.matchAll(TITLE)].map((match) => match[2]))
  .join('\n');

describe('variables of ours', () => {
  const page = readFileSync(join(REPOSITORY, 'docs', 'configuration.md'), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  const variables = rows.flatMap((row) => row.split('|')[1]?.match(/\bLOG_[A-Z_]+/g) ?? []);

  it('are in the tables of docs/configuration.md', () => {
    expect(variables.length).toBeGreaterThan(20);
    expect(new Set(variables).size).toBe(variables.length);
  });

  it.each(variables)('%s has a test named after it', (variable) => {
    expect(titles).toMatch(new RegExp(`\\b${variable}\\b`));
  });
});
