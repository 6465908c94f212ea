import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { say } from '../common/diagnostics.ts';
import { privateDirectory } from '../common/private-directory.ts';

const PRIVATE_DIRECTORY = 0o700;
const RANDOM_END = /^-[0-9a-f]{16}$/;

/**
 * The spools of a user without a home, below the directory for temporary files. Everybody may
 * write there, so that the directory is made and is ours in one step, or was ours before. Where
 * somebody else has its name, another one is made, which later processes of the user find again:
 * else what a dead process left would never be delivered.
 *
 * @param parent the directory for temporary files
 */
export function temporaryRoot(parent: string = tmpdir()): string {
  const name = `lumen-otel-spool-${process.getuid?.() ?? safeUserName()}`;
  const path = join(parent, name);
  if (isMadeOrOurs(path)) return path;
  const found = foundBefore(parent, name);
  if (found !== undefined) return found;
  const other = `${path}-${randomBytes(8).toString('hex')}`;
  say('warn', `${path} is not a private directory of this user; the spool is in ${other}`);
  // A disk that takes nothing now may later: the spool tries again, and says so.
  isMadeOrOurs(other);
  return other;
}

function isMadeOrOurs(path: string): boolean {
  try {
    mkdirSync(path, PRIVATE_DIRECTORY);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return true;
    return isOurs(path);
  }
}

function foundBefore(parent: string, name: string): string | undefined {
  try {
    return readdirSync(parent)
      .filter((each) => each.startsWith(name) && RANDOM_END.test(each.slice(name.length)))
      .sort()
      .map((each) => join(parent, each))
      .find(isOurs);
  } catch {
    return undefined;
  }
}

function isOurs(path: string): boolean {
  try {
    return privateDirectory(path) !== undefined;
  } catch {
    return false;
  }
}

function safeUserName(): string {
  try {
    return userInfo().username.replace(/[^A-Za-z0-9._-]/g, '_');
  } catch {
    return 'user';
  }
}
