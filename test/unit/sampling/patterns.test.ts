import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writtenPatterns } from '../../helpers/used-patterns.ts';

const { checkSync } = createRequire(import.meta.url)('recheck') as typeof import('recheck');
const SOURCE = join(import.meta.dirname, '..', '..', '..', 'src');

/** Only ever see a text that somebody configured, once at the start. */
const CONFIGURED = ['\\/+$'];

describe('patterns of sampling, options, bridges and metrics take linear time', () => {
  const patterns = ['sampling', 'config', 'bridges', 'pipeline'].flatMap((room) =>
    writtenPatterns(join(SOURCE, room)),
  );
  it('are found', () => expect(patterns.length).toBeGreaterThan(10));

  for (const pattern of new Map(patterns.map((each) => [String(each), each])).values()) {
    if (CONFIGURED.includes(pattern.source)) continue;
    it(String(pattern).slice(0, 90), () => {
      const { status } = checkSync(pattern.source, pattern.flags, { timeout: 2_000 });
      expect(status).not.toBe('vulnerable');
    });
  }
});
