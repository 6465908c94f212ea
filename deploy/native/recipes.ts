import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { repositoryRoot } from './directories.ts';
import { type Report, runGo } from './go-command.ts';
import type { GoToolchain } from './go-toolchain.ts';

/** How one binary is made. What is hashed decides whether it is made again. */
export interface Recipe {
  program: string;
  /** Everything that the binary is made of, as text. */
  inputs: () => Promise<string>;
  build: (output: string, work: string, report: Report, signal?: AbortSignal) => Promise<void>;
}

/** What the newest of the sources asks for. */
export const REQUIRED_GO = '1.26.5';

const LINK_FLAGS = '-s -w';
const MANIFEST = join(repositoryRoot, 'deploy/collector/builder.yaml');

export const collectorRecipe: Recipe = {
  program: 'otelcol',
  inputs: () => readFile(MANIFEST, 'utf8'),
  async build(output, work, report, signal) {
    const version = await field(MANIFEST, /^ {2}version: (\S+)$/m);
    const builder = `go.opentelemetry.io/collector/cmd/builder@v${version}`;
    // The manifest puts the sources into ./build.
    const sources = ['run', builder, '--config', MANIFEST, '--skip-compilation'];
    await runGo('Collector, its sources', sources, { cwd: work, report, signal });
    const compile = ['build', '-v', '-trimpath', '-ldflags', LINK_FLAGS, '-o', output, '.'];
    await runGo('Collector', compile, { cwd: join(work, 'build'), report, signal });
  },
};

const VICTORIALOGS = 'github.com/VictoriaMetrics/VictoriaLogs/app/victoria-logs';
const VICTORIALOGS_VERSION = '1.52.1';

export const victoriaLogsRecipe: Recipe = {
  program: 'victoria-logs',
  inputs: async () => `${VICTORIALOGS}@v${VICTORIALOGS_VERSION}`,
  async build(output, work, report, signal) {
    // What its makers' own build sets, or the program cannot say its version.
    const buildInfo = 'github.com/VictoriaMetrics/VictoriaMetrics/lib/buildinfo.Version';
    const flags = `${LINK_FLAGS} -X ${buildInfo}=victoria-logs-v${VICTORIALOGS_VERSION}`;
    const source = `${VICTORIALOGS}@v${VICTORIALOGS_VERSION}`;
    const install = ['install', '-v', '-trimpath', '-ldflags', flags, source];
    // Go names the program itself, as we do: after the last part of its path.
    const environment = { GOBIN: dirname(output) };
    await runGo('VictoriaLogs', install, { cwd: work, environment, report, signal });
  },
};

/** What a binary is made of, and by which Go. */
export async function fingerprint(recipe: Recipe, go: GoToolchain): Promise<string> {
  return hashOf(recipe, `${go.version}\n${go.platform}\n`);
}

/** What a binary is made of, and for which machine. */
export async function recipeHash(recipe: Recipe): Promise<string> {
  return hashOf(recipe, `${process.platform}\n${process.arch}\n`);
}

async function hashOf(recipe: Recipe, maker: string): Promise<string> {
  const hash = createHash('sha256').update(`${maker}${LINK_FLAGS}\n`);
  return hash
    .update(await recipe.inputs())
    .digest('hex')
    .slice(0, 16);
}

async function field(path: string, pattern: RegExp): Promise<string> {
  const value = pattern.exec(await readFile(path, 'utf8'))?.[1];
  if (value === undefined) throw new Error(`${path} has no line like ${pattern}`);
  return value;
}
