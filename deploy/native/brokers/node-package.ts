import { join } from 'node:path';
import { cachedDirectory } from './cached-directory.ts';
import { runCommand } from './command.ts';

/**
 * A package of npm in the cache, without its install scripts: for what an example needs
 * beside our own development dependencies.
 *
 * @returns the `node_modules` it is in, for `NODE_PATH`
 * @throws where npm or the network is missing
 */
export async function cachedNodePackage(name: string, version: string): Promise<string> {
  const directory = await cachedDirectory(`${name}-${version}`, async (work) => {
    const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefix', work];
    await runCommand('npm', ['install', ...options, `${name}@${version}`], work);
  });
  return join(directory, 'node_modules');
}
