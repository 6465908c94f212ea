import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { madePatterns, writtenPatterns } from '../../helpers/used-patterns.ts';

const { checkSync } = createRequire(import.meta.url)('recheck') as typeof import('recheck');
const FOLDER = join(import.meta.dirname, '..', '..', '..', 'src', 'redaction');

/** Patterns that only ever see a text cut to a length, by their beginning. */
const BOUNDED = [
  '(?:^|[\\n|;,\\t])[ \\t>?*-]*(?:full ', // the 40 characters before a name
  '[#(+]{0,2}[\\w*()+./-]*\\d', // a prose value's 160 characters
  '[\\s,]+[\\w.-]+[:=]', // the same
];

const patterns = [
  ...writtenPatterns(FOLDER),
  ...(await madePatterns(() => import('../../../src/redaction/index.ts'))),
];

/** Some are too large for an answer within the limit: those are searched in long texts in linear-time.test.ts. */
describe('patterns of the redaction', () => {
  it('are found', () => expect(patterns.length).toBeGreaterThan(150));

  for (const pattern of new Map(patterns.map((each) => [String(each), each])).values()) {
    if (BOUNDED.some((start) => pattern.source.startsWith(start))) continue;
    it(`takes linear time: ${String(pattern).slice(0, 90)}`, () => {
      const { status, ...answer } = checkSync(pattern.source, pattern.flags, { timeout: 1_000 });
      expect(status, JSON.stringify(answer)).not.toBe('vulnerable');
    });
  }
});
