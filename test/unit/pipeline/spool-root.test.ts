import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { spoolRoot } from '../../../src/pipeline/spool-root.ts';

describe('spoolRoot', () => {
  it('is LOG_SPOOL_DIR first', () => {
    expect(spoolRoot('/var/spool/media', { XDG_STATE_HOME: '/state' })).toBe('/var/spool/media');
  });

  it('is in the state directory of the user', () => {
    expect(spoolRoot(undefined, { XDG_STATE_HOME: '/state' })).toBe('/state/lumen-otel/spool');
  });

  it('XDG_STATE_HOME must be absolute, by its specification', () => {
    const below = join('.local', 'state', 'lumen-otel', 'spool');
    expect(spoolRoot(undefined, { XDG_STATE_HOME: 'state' })).toBe(join(homedir(), below));
  });
});
