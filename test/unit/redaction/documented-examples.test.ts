import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createRedactor, parseHmacKeys } from '../../../src/redaction/index.ts';
import { validatePolicy } from '../../../src/redaction/policies/validate.ts';
import { STRATEGIES } from '../../../src/redaction/strategies/strategy.ts';
import { REPOSITORY } from '../../helpers/source-files.ts';

const PAGE = readFileSync(join(REPOSITORY, 'docs/redaction.md'), 'utf8');
const blocks = (language: string): string[] =>
  [...PAGE.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, 'g'))].map(
    (found) => found[1] ?? '',
  );
const keys = parseHmacKeys(`k1:${Buffer.alloc(32, 3).toString('base64')}`, 'a test');
const hmacKeys = 'keys' in keys ? keys.keys : undefined;

describe('docs/redaction.md', () => {
  const policies = blocks('yaml');

  it.each(policies.map((text, index) => [index + 1, text]))('has a valid policy %i', (_, text) => {
    expect(validatePolicy(parse(String(text)), 'docs').problems).toEqual([]);
  });

  it('shows what its policy does', () => {
    const [before = '', after = ''] = blocks('json');
    const { definition } = validatePolicy(parse(policies[0] ?? ''), 'docs');
    const redactor = createRedactor({ policy: definition, hmacKeys });
    const clean = JSON.stringify(redactor.redactValue(JSON.parse(before)));
    expect(clean.replace(/_k1_[b-t]{20}/g, '_k1_…')).toBe(JSON.stringify(JSON.parse(after)));
  });

  it('names every strategy', () => {
    for (const strategy of STRATEGIES) expect(PAGE).toContain(`| \`${strategy}\` |`);
  });
});

describe('examples/standalone-redaction', () => {
  const built = existsSync(join(REPOSITORY, 'dist/redaction.mjs'));

  it.runIf(built)('redacts in a LoggerProvider of its own', () => {
    const app = join(REPOSITORY, 'examples/standalone-redaction/app.mjs');
    const out = execFileSync(process.execPath, [app], { encoding: 'utf8', cwd: REPOSITORY });
    expect(out).toContain('Uploaded study of REDACTED, MRN REDACTED, mail ******@*******.***');
    expect(out).not.toMatch(/Amelia|Hartwell|00123456|hunter22/);
  });
});
