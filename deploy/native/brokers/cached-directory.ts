import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { brokerCacheDirectory, privateDirectory } from '../directories.ts';

/**
 * A directory of the cache, filled once. It is filled under another name and then renamed,
 * so that what is there is whole, also with two processes at it or after a kill.
 *
 * @throws what `fill` throws
 */
export async function cachedDirectory(
  name: string,
  fill: (directory: string) => Promise<void>,
): Promise<string> {
  const cache = await privateDirectory(brokerCacheDirectory());
  const directory = join(cache, name);
  if (existsSync(directory)) return directory;
  const work = await mkdtemp(join(cache, `${name}.work-`));
  try {
    await fill(work);
    await rename(work, directory);
  } catch (error) {
    if (!existsSync(directory)) throw error;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return directory;
}
