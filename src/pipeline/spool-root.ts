import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { temporaryRoot } from './temporary-root.ts';

/**
 * Where spools lie: `LOG_SPOOL_DIR`, else the user's state directory (XDG Base
 * Directory specification), else, for a user without a home, a directory of the
 * user's own below the one for temporary files.
 */
export function spoolRoot(
  configured: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  if (configured !== undefined) return configured;
  const state = environment['XDG_STATE_HOME'];
  if (state && isAbsolute(state)) return join(state, 'lumen-otel', 'spool');
  const home = usableHome();
  if (home !== undefined) return join(home, '.local', 'state', 'lumen-otel', 'spool');
  return temporaryRoot();
}

// Containers often run a user without an entry, or with the home `/` or `/nonexistent`.
function usableHome(): string | undefined {
  try {
    const home = homedir();
    if (!isAbsolute(home) || home === '/') return undefined;
    accessSync(home, constants.W_OK);
    return home;
  } catch {
    return undefined;
  }
}
