import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writtenPatterns } from '../../helpers/used-patterns.ts';

const { checkSync } = createRequire(import.meta.url)('recheck') as typeof import('recheck');
const FOLDER = join(import.meta.dirname, '..', '..', '..', 'src', 'config');
const patterns = writtenPatterns(FOLDER);

describe('patterns of the configuration', () => {
  it('are found', () => expect(patterns.length).toBeGreaterThan(10));

  for (const pattern of new Map(patterns.map((each) => [String(each), each])).values()) {
    it(`takes linear time: ${String(pattern).slice(0, 90)}`, () => {
      const { status, ...answer } = checkSync(pattern.source, pattern.flags, { timeout: 1_000 });
      expect(status, JSON.stringify(answer)).not.toBe('vulnerable');
    });
  }
});
