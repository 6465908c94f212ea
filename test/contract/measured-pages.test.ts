import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPOSITORY } from '../helpers/source-files.ts';

/** Pages whose tables `npm run bench -- --docs` writes, and the names of those. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  'docs/performance.md': ['goals', 'results'],
  'docs/redaction.md': ['coverage', 'recall'],
  'docs/redaction-benchmark.md': ['machine', 'speed', 'recall'],
};

const FORMS: Readonly<Record<string, RegExp>> = {
  machine: /^Node \d+/,
  results: /^### record\n[\s\S]*Node \d+[\s\S]*\|$/,
};

describe('measured pages', () => {
  for (const [page, names] of Object.entries(PAGES)) {
    const text = readFileSync(join(REPOSITORY, page), 'utf8');
    for (const name of names) {
      it(`${page} has what was measured as ${name} between its markers`, () => {
        const [, rest = ''] = text.split(`<!-- bench:${name} -->`);
        const [measured = '', after] = rest.split(`<!-- /bench:${name} -->`);
        expect(after, 'no end').toBeDefined();
        expect(measured.trim()).toMatch(FORMS[name] ?? /^\|.*\|$/s);
      });
    }
  }

  it('say what redaction does, and never that a service complies with a law', () => {
    for (const page of Object.keys(PAGES)) {
      expect(readFileSync(join(REPOSITORY, page), 'utf8')).not.toMatch(/HIPAA[- ]complian/i);
    }
  });
});
