// Makes a fresh clone ready: dependencies, the project's Node, a build. Needs
// only Node 20 or later and npm, does nothing where nothing has changed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeBinary, runNpm } from './node-binary.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const BIN = join(ROOT, 'node_modules', '.bin');
/** The project's Node, whatever `node` is on the machine. */
export const PROJECT_NODE = join(BIN, process.platform === 'win32' ? 'node.cmd' : 'node');

const say = (text) => console.log(`setup: ${text}`);
const modified = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

function newest(directory) {
  if (!existsSync(directory)) return 0;
  const files = readdirSync(directory, { recursive: true });
  return Math.max(0, ...files.map((file) => modified(join(directory, String(file)))));
}

async function installDependencies() {
  const installed = modified(join(ROOT, 'node_modules', '.package-lock.json'));
  if (installed > 0 && installed >= modified(join(ROOT, 'package-lock.json'))) return;
  say('npm ci (a minute or so) …');
  // The project's own Node comes with the packages, so the one that runs npm may be older.
  const options = ['--no-audit', '--no-fund', '--no-engine-strict', '--loglevel=error'];
  const code = await runNpm(['ci', ...options], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (code !== 0) throw new Error(`npm ci ended with ${code}`);
}

function versionOf(node) {
  if (!existsSync(node)) return undefined;
  const shell = process.platform === 'win32';
  return spawnSync(node, ['--version'], { encoding: 'utf8', shell }).stdout?.trim();
}

/** The `node` package brings its binary by an install script, which npm may have blocked. */
async function provideNode() {
  const { node: wanted } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  ).devDependencies;
  if (versionOf(PROJECT_NODE) === `v${wanted}`) return;
  say(`Node ${wanted} from the npm registry …`);
  const binary = await nodeBinary(wanted);
  if (!binary) throw new Error(`the npm registry did not give Node ${wanted} for this platform`);
  rmSync(PROJECT_NODE, { force: true });
  symlinkSync(binary, PROJECT_NODE);
}

function build() {
  const sources = ['package.json', 'tsconfig.json', 'tsdown.config.ts'].map((name) =>
    join(ROOT, name),
  );
  const changed = Math.max(newest(join(ROOT, 'src')), ...sources.map(modified));
  if (modified(join(ROOT, 'dist', 'register.mjs')) > changed) return;
  say('build …');
  const tsdown = join(ROOT, 'node_modules', 'tsdown', 'dist', 'run.mjs');
  const { status } = spawnSync(PROJECT_NODE, [tsdown, '--log-level', 'warn'], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`the build ended with ${status}`);
}

export async function setup() {
  await installDependencies();
  await provideNode();
  build();
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  await setup().catch((error) => {
    console.error(`setup: ${error.message}`);
    process.exitCode = 1;
  });
}
