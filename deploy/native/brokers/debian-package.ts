import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cachedDirectory } from './cached-directory.ts';
import { runCommand } from './command.ts';

const DEPENDENCY_KINDS = [
  'recommends',
  'suggests',
  'conflicts',
  'breaks',
  'replaces',
  'enhances',
].map((kind) => `--no-${kind}`);

/**
 * A package of Debian or Ubuntu with those of its dependencies that a machine may lack,
 * unpacked into the cache: no root needed, nothing installed, no service started.
 *
 * @param dependencies which of all its dependencies to take along
 * @returns the directory that stands for `/`
 * @throws where there is no apt, no network or no such package
 */
export function unpackedPackage(name: string, dependencies: RegExp): Promise<string> {
  return cachedDirectory(name, async (directory) => {
    const lists = await packageLists(directory, name);
    const listing = await runCommand(
      'apt-cache',
      [...lists, 'depends', '--recurse', ...DEPENDENCY_KINDS, name],
      directory,
    );
    const all = listing.split('\n').filter((line) => /^[a-z0-9]/.test(line));
    const wanted = new Set(all.filter((each) => each === name || dependencies.test(each)));
    await runCommand('apt-get', [...lists, 'download', ...wanted], directory);
    for (const file of await readdir(directory)) {
      if (file.endsWith('.deb')) await runCommand('dpkg', ['-x', file, '.'], directory);
    }
  });
}

// The machine's own lists, else new ones of ours: only root may renew the machine's.
async function packageLists(directory: string, name: string): Promise<string[]> {
  const known = await runCommand('apt-cache', ['show', name], directory).catch(() => '');
  if (known !== '') return [];
  for (const part of ['state/lists/partial', 'cache/archives/partial']) {
    await mkdir(join(directory, 'apt', part), { recursive: true });
  }
  const options = [
    `Dir::State=${join(directory, 'apt/state')}`,
    'Dir::State::status=/var/lib/dpkg/status',
    `Dir::Cache=${join(directory, 'apt/cache')}`,
  ].flatMap((option) => ['-o', option]);
  await runCommand('apt-get', [...options, 'update'], directory);
  return options;
}

/** The directories of shared libraries in an unpacked package, for `LD_LIBRARY_PATH`. */
export async function libraryPath(root: string): Promise<string> {
  const found: string[] = [];
  for (const lib of [join(root, 'usr/lib'), join(root, 'lib')]) {
    const names = await readdir(lib).catch(() => []);
    found.push(...names.filter((each) => each.includes('-linux-')).map((each) => join(lib, each)));
  }
  return found.join(':');
}
