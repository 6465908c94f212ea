import { describe, expect, it } from 'vitest';
import { KILL_MODES, runKills } from './kill/kill-loop.ts';

// `npm run test:kill` is the long run of it.
describe('a process that is killed at any moment', () => {
  it.for(KILL_MODES)(
    'leaves every record whose call had returned: mode %s',
    { timeout: 180_000 },
    async (mode) => {
      const result = await runKills({ mode, kills: 60 });
      expect(result).toMatchObject({ falsified: 0, damaged: 0, lostBeforeLastTick: 0 });
      if (mode !== 'coalesced') expect(result).toMatchObject({ lost: 0, examples: [] });
      expect(result.acknowledged).toBeGreaterThan(1000);
      expect(result.recovered).toBeGreaterThanOrEqual(result.acknowledged - result.lost);
    },
  );
});
