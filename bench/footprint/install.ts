import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { runNpm } from '../../scripts/node-binary.mjs';

const ROOT = join(import.meta.dirname, '..', '..');
const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];

/** What a production install brought into its folder. */
export interface Installed {
  readonly folder: string;
  readonly packages: number;
  readonly bytes: number;
}

/** The archive that would be published, made in a folder: its path. */
export async function packOurs(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  await npm(['pack', '--ignore-scripts', '--pack-destination', folder, ...QUIET], ROOT);
  return join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) as string);
}

/**
 * Installs one package as a user does, and counts.
 *
 * @param what a name with its version, or an archive
 */
export async function install(what: string, folder: string): Promise<Installed> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const options = ['--omit=dev', '--ignore-scripts', '--prefer-offline', ...QUIET];
  await npm(['install', ...options, what], folder);
  const files = readdirSync(join(folder, 'node_modules'), { recursive: true, withFileTypes: true });
  return {
    folder,
    packages: files.filter(isPackage).length,
    bytes: files
      .filter((file) => file.isFile())
      .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0),
  };
}

// Packages hold further package.json files, which only say what kind the modules of a folder are.
function isPackage(file: { name: string; parentPath: string }): boolean {
  if (file.name !== 'package.json') return false;
  const [inside = ''] = file.parentPath.split(`${sep}node_modules${sep}`).slice(-1);
  return inside.split(sep).length === (inside.startsWith('@') ? 2 : 1);
}

async function npm(args: string[], cwd: string): Promise<void> {
  const code = await runNpm(args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  if (code !== 0) throw new Error(`npm ${args[0]} ended with ${code}`);
}
